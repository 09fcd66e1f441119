package no.dognbok.query.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.StayEvent.AdmissionNoticeSent;
import no.dognbok.events.StayEvent.PatientAdmitted;
import no.dognbok.events.StayEvent.ResidenceCorrected;
import org.jspecify.annotations.Nullable;

/** § 2 and P13: which municipality pays. */
final class Payer {

  private final Directory directory;
  private final @Nullable Municipality stated;
  private final @Nullable Municipality registeredIn;
  private final @Nullable Fact correction;
  private final @Nullable Fact admission;
  private final List<Doubt> doubts = new ArrayList<>();

  Payer(History history, Stated head, Directory directory, RuleSet rules) {
    this.directory = directory;
    this.admission = history.first(PatientAdmitted.class).orElse(null);
    Optional<PatientAdmitted> admitted =
        Optional.ofNullable(admission).map(fact -> (PatientAdmitted) fact.event());
    this.stated =
        admitted
            .map(PatientAdmitted::municipality)
            .or(() -> Optional.ofNullable(head.municipality()))
            .or(() -> directory.municipality(addressee(history).orElse(null)))
            .orElse(null);
    this.registeredIn =
        admitted
            .map(PatientAdmitted::registeredIn)
            .or(() -> Optional.ofNullable(head.registeredIn()))
            .orElse(stated);
    this.correction = rules.has(Rule.P13) ? lastCorrection(history) : null;
    if (stated == null && correction == null) {
      doubts.add(
          Doubt.of(
              addressee(history).isPresent()
                  ? Doubt.Code.ADDRESS_NOT_MAPPED
                  : Doubt.Code.PAYER_UNKNOWN));
    }
  }

  /**
   * Whom the § 8 notice went to, else whom any message of the hospital's went to: what the patient
   * must have stated.
   */
  private static Optional<Address> addressee(History history) {
    return history
        .first(AdmissionNoticeSent.class)
        .map(fact -> fact.told().to())
        .or(() ->
            history.facts().stream()
                .filter(fact -> StayFacts.isHospitals(fact.event()))
                .flatMap(fact -> Optional.ofNullable(fact.told().to()).stream())
                .findFirst());
  }

  /** A later move changes nothing; a wrong municipality corrected, and one stated at last, do. */
  private static @Nullable Fact lastCorrection(History history) {
    return history
        .all(ResidenceCorrected.class)
        .filter(fact -> ((ResidenceCorrected) fact.event()).why() != ResidenceCorrected.Why.MOVED)
        .reduce((_, later) -> later)
        .orElse(null);
  }

  /** Who pays for a day; nobody known where the patient has not stated a municipality. */
  Optional<Municipality> on(LocalDate day) {
    boolean ofStay = Regulation.on(day).map(Regulation::municipalityOfStayPays).orElse(true);
    return Optional.ofNullable(ofStay ? ofStay() : registeredIn);
  }

  private @Nullable Municipality ofStay() {
    return correction == null ? stated : corrected(correction);
  }

  private static Municipality corrected(Fact correction) {
    return ((ResidenceCorrected) correction.event()).municipality();
  }

  /** The sentence that says why this municipality pays. */
  Reason reason(LocalDate day) {
    boolean ofStay = Regulation.on(day).map(Regulation::municipalityOfStayPays).orElse(true);
    if (!ofStay) {
      return Reason.of(Ground.RESIDENCE_AS_REGISTERED, admission);
    }
    return correction == null
        ? Reason.of(Ground.RESIDENCE_AS_STATED, admission)
        : Reason.of(Ground.RESIDENCE_CORRECTED, correction);
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
    if (payer.isEmpty()) {
      return true;
    }
    Address to = notice.told().to();
    if (to != null) {
      return directory.municipality(to).map(payer.get()::equals).orElse(true);
    }
    if (correction == null || stated == null || payer.get().equals(stated)) {
      return true;
    }
    return !payer.get().equals(corrected(correction)) || !notice.isBefore(correction);
  }

  /** Whether a reply came from this municipality, as far as the record tells. */
  boolean isFrom(Fact reply, Optional<Municipality> payer) {
    Optional<Municipality> from = directory.municipality(reply.told().from());
    return payer.isEmpty() || from.isEmpty() || from.equals(payer);
  }
}
