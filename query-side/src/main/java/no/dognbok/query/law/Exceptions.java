package no.dognbok.query.law;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent.ForceMajeureAgreed;
import no.dognbok.query.law.AgreedExceptions.Covering;
import no.dognbok.query.law.Duty.Application;

/**
 * Retn. 1, 3.1 b: in an extraordinary situation the parties can agree, in each case, that the
 * routines need not be followed: in a stay, or for a period in all of theirs. That is about the
 * routines of the agreement; what the regulation says stands (I). Of a duty of the regulation with
 * an agreed deadline only the deadline falls.
 */
final class Exceptions {

  private final Hearing hearing;
  private final AgreedInStay agreed;

  Exceptions(Hearing hearing) {
    this.hearing = hearing;
    this.agreed = hearing.agreedInStay();
  }

  /** The duties, of which those that fall into such a time are exempt. */
  List<Duty> applied(List<Duty> duties) {
    return duties.stream().map(this::applied).toList();
  }

  private Duty applied(Duty duty) {
    boolean isRoutine = DeadlineTable.of(duty).standing() == Standing.A;
    if (!isRoutine || duty.application() != Application.DUE) {
      return duty;
    }
    return day(duty).map(day -> exempted(duty, inStay(day), hearing.exceptions(day))).orElse(duty);
  }

  /** It takes two to agree: what one party alone tells frees the other one only. */
  private Duty exempted(Duty duty, List<Fact> inStay, List<Covering> inAll) {
    Set<Duty.Party> by = by(inStay, inAll);
    boolean isFree =
        switch (DeadlineTable.of(duty).owedBy()) {
          case HOSPITAL -> by.contains(Duty.Party.MUNICIPALITY);
          case MUNICIPALITY -> by.contains(Duty.Party.HOSPITAL);
          case BOTH, PATIENT_REGISTER -> by.size() == 2;
        };
    if (!isFree && inStay.stream().noneMatch(AgreedInStay::isAnybodys)) {
      return duty;
    }
    List<String> events =
        Stream.concat(inStay.stream().map(Fact::id), inAll.stream().flatMap(Covering::events))
            .toList();
    List<Doubt> doubts =
        by.size() == 2 ? List.of() : List.of(new Doubt(Doubt.Code.AGREED_BY_ONE_PARTY, events));
    return DeadlineTable.hasAgreedDeadline(duty)
        ? duty.withoutDeadline(events, doubts)
        : duty.exempted(events, doubts);
  }

  /** The parties that agreed, each in its own words. */
  private Set<Duty.Party> by(List<Fact> inStay, List<Covering> inAll) {
    Set<Duty.Party> by = agreed.by(inStay);
    if (inAll.stream().anyMatch(one -> one.byTrust() != null)) {
      by.add(Duty.Party.HOSPITAL);
    }
    if (inAll.stream().anyMatch(one -> one.byMunicipality() != null)) {
      by.add(Duty.Party.MUNICIPALITY);
    }
    return by;
  }

  /** The day on which it would be due, else that on which it arose. */
  private static Optional<LocalDate> day(Duty duty) {
    Instant moment = duty.due() == null ? duty.since() : duty.due();
    return Optional.ofNullable(moment).map(at -> LocalDate.ofInstant(at, Moment.OSLO));
  }

  private List<Fact> inStay(LocalDate day) {
    return agreed.counting().stream()
        .filter(fact -> covers((ForceMajeureAgreed) fact.event(), day))
        .toList();
  }

  private static boolean covers(ForceMajeureAgreed event, LocalDate day) {
    LocalDate to = event.to();
    return !day.isBefore(event.from()) && (to == null || !day.isAfter(to));
  }
}
