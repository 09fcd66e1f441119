package no.dognbok.query.law;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.AdmissionNoticeSent;
import no.dognbok.events.StayEvent.DeclaredReady;
import no.dognbok.events.StayEvent.MunicipalityReplied;
import no.dognbok.events.StayEvent.OfferReady;
import no.dognbok.events.StayEvent.OfferWithdrawn;
import no.dognbok.events.StayEvent.ReadinessWithdrawn;
import no.dognbok.events.StayEvent.ReadyNoticeSent;
import no.dognbok.events.StayEvent.TransferredWithinSpecialistCare;
import no.dognbok.events.Told.Channel;

/**
 * What one party told the other on the telephone or on a page counts from when it was told; a later
 * message of the same fact confirms it (P12: the agreement prescribes the telephone while the
 * message systems are down).
 */
public final class Confirmations {

  private Confirmations() {}

  /**
   * Which message confirms what was told otherwise; what somebody read confirms when it was said.
   *
   * @param asTold what stands, in the order in which it was told to have happened
   * @return the id of the confirming event by the id of the one that it confirms
   */
  public static Map<String, String> of(List<Fact> asTold) {
    List<Fact> placed = new Readings(asTold).placed();
    return among(
        placed.equals(asTold) ? asTold : placed.stream().sorted(ProcessOrder.COMPARATOR).toList());
  }

  private static Map<String, String> among(List<Fact> facts) {
    Map<String, String> confirmedBy = new HashMap<>();
    for (int i = 0; i < facts.size(); i++) {
      Fact fact = facts.get(i);
      if (fact.told().via() != Channel.MESSAGE && isBetweenTheParties(fact.event())) {
        confirming(fact, facts.subList(i + 1, facts.size()))
            .ifPresent(message -> confirmedBy.put(fact.id(), message.id()));
      }
    }
    return confirmedBy;
  }

  /** What was told on the telephone, and nobody has confirmed. */
  static List<Doubt> doubts(List<Fact> facts) {
    Map<String, String> confirmedBy = among(facts);
    return facts.stream()
        .filter(fact -> fact.told().via() == Channel.PHONE)
        .filter(fact -> isBetweenTheParties(fact.event()))
        .filter(fact -> !confirmedBy.containsKey(fact.id()))
        .map(fact -> Doubt.of(Doubt.Code.TOLD_ON_THE_TELEPHONE_ONLY, fact))
        .toList();
  }

  private static Optional<Fact> confirming(Fact told, List<Fact> later) {
    for (Fact fact : later) {
      if (fact.told().via() == Channel.MESSAGE && isSame(told.event(), fact.event())) {
        return Optional.of(fact);
      }
      if (endsWhatWasTold(fact.event()) && !(told.event() instanceof AdmissionNoticeSent)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean isSame(StayEvent one, StayEvent other) {
    return one.getClass().equals(other.getClass())
        && (!(one instanceof MunicipalityReplied reply)
            || reply.answer() == ((MunicipalityReplied) other).answer());
  }

  /** A message about the next period of readiness confirms nothing of the one before. */
  private static boolean endsWhatWasTold(StayEvent event) {
    return event instanceof DeclaredReady
        || event instanceof ReadinessWithdrawn
        || event instanceof TransferredWithinSpecialistCare;
  }

  private static boolean isBetweenTheParties(StayEvent event) {
    return switch (event) {
      case AdmissionNoticeSent _, ReadyNoticeSent _, ReadinessWithdrawn _ -> true;
      case MunicipalityReplied _, OfferReady _, OfferWithdrawn _ -> true;
      default -> false;
    };
  }
}
