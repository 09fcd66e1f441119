package no.dognbok.query.law;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.StayEvent.AdmissionNoticeSent;
import no.dognbok.events.StayEvent.MessageCancelled;
import no.dognbok.events.StayEvent.MunicipalityReplied;
import no.dognbok.events.StayEvent.OfferReady;
import no.dognbok.events.StayEvent.OfferRefused;
import no.dognbok.events.StayEvent.OfferWithdrawn;
import no.dognbok.events.StayEvent.PatientAdmitted;
import no.dognbok.events.StayEvent.ReadyNoticeSent;
import org.jspecify.annotations.Nullable;

/** § 2 and P13: which municipality pays, and what it was told and said itself. */
final class Payer {

  private final Directory directory;
  private final Residence residence;
  private final @Nullable Fact admission;
  private final List<Doubt> doubts = new ArrayList<>();

  Payer(History history, Directory directory) {
    this.directory = directory;
    this.residence = history.residence();
    this.admission = history.first(PatientAdmitted.class).orElse(null);
    if (!residence.isKnown()) {
      doubts.add(
          Doubt.of(
              residence.isAddressed() ? Doubt.Code.ADDRESS_NOT_MAPPED : Doubt.Code.PAYER_UNKNOWN));
    }
    if (believedChanges(history)) {
      history.facts().stream()
          .filter(Payer::saysNotWhose)
          .forEach(fact -> doubts.add(Doubt.of(Doubt.Code.PARTY_BY_BELIEF, fact)));
    }
  }

  private boolean believedChanges(History history) {
    return history.facts().stream()
            .filter(fact -> !(fact.event() instanceof MessageCancelled)) // says nothing of the stay
            .map(fact -> residence.believedAt(fact.at().instant()))
            .distinct()
            .count()
        > 1;
  }

  /** A notice that does not say whom it went to, or a reply that does not say whose it is. */
  private static boolean saysNotWhose(Fact fact) {
    return switch (fact.event()) {
      case AdmissionNoticeSent _, ReadyNoticeSent _ -> fact.told().to() == null;
      case MunicipalityReplied _, OfferReady _, OfferWithdrawn _, OfferRefused _ ->
          fact.told().from() == null;
      default -> false;
    };
  }

  /** Who pays for a day; nobody known where the patient has not stated a municipality. */
  Optional<Municipality> on(LocalDate day) {
    return residence.payer(day);
  }

  /** Who was believed to pay at a moment: whom the hospital had to notify then. */
  Optional<Municipality> believedAt(Instant moment) {
    return residence.believedAt(moment);
  }

  /** The sentence that says why this municipality pays. */
  Reason reason(LocalDate day) {
    boolean ofStay = Regulation.on(day).map(Regulation::municipalityOfStayPays).orElse(true);
    if (!ofStay) {
      return Reason.of(Ground.RESIDENCE_AS_REGISTERED, admission);
    }
    return residence
        .correction(day)
        .map(Ground.RESIDENCE_CORRECTED::on)
        .orElseGet(() -> Reason.of(Ground.RESIDENCE_AS_STATED, admission));
  }

  /** What changed last who is the right one, for a day that it concerns. */
  Optional<Fact> correction(LocalDate day) {
    return residence.correction(day);
  }

  List<Doubt> doubts() {
    return doubts;
  }

  /**
   * Whether a notice went to this municipality. One whose addressee is not on record went to the
   * municipality that was believed to be the right one when it was sent; one to an address that
   * nobody has mapped is taken as right.
   */
  boolean wasGiven(Fact notice, Optional<Municipality> payer) {
    Address to = notice.told().to();
    return payer.isEmpty()
        || residence
            .party(to, notice.at().instant(), directory)
            .map(payer.get()::equals)
            .orElse(to != null);
  }

  /**
   * Whether a reply came from this municipality, as far as the record tells. One whose sender is
   * not on record came from the municipality that was believed to be the right one then.
   */
  boolean isFrom(Fact reply, Optional<Municipality> payer) {
    Address from = reply.told().from();
    return payer.isEmpty()
        || residence
            .party(from, reply.at().instant(), directory)
            .map(payer.get()::equals)
            .orElse(from != null);
  }
}
