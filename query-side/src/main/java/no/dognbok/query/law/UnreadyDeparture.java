package no.dognbok.query.law;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.dognbok.events.Municipality;
import no.dognbok.events.Obligation;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.AdmissionNoticeSent;
import no.dognbok.events.StayEvent.HealthInformationUpdated;
import no.dognbok.events.StayEvent.LeaveEnded;
import no.dognbok.events.StayEvent.LeaveStarted;
import no.dognbok.events.StayEvent.PatientDeparted;
import no.dognbok.events.StayEvent.ReadyNoticeSent;
import no.dognbok.events.StayEvent.TransferredWithinSpecialistCare;
import no.dognbok.query.law.Duty.Limit;
import org.jspecify.annotations.Nullable;

/**
 * §§ 10, 12, vedlegg 3.1: a patient who was sent home outside every period of readiness, although a
 * need of help from the municipality is on record. Whoever sends a patient home has found that no
 * more treatment as an inpatient is needed (I), so notice, information and confirmation were owed,
 * at the latest when the patient left. Who has no need on record is like most patients: the
 * municipality has nothing to do with them.
 */
final class UnreadyDeparture {

  private final Hearing hearing;
  private final Fact left;
  private final Optional<Municipality> municipality;
  private final @Nullable Instant after;

  private UnreadyDeparture(Hearing hearing, Fact left) {
    this.hearing = hearing;
    this.left = left;
    this.municipality = hearing.payer().on(left.day());
    this.after = hearing.preparedSince(left);
  }

  /** Empty where the patient did not leave, or not so. */
  static Optional<UnreadyDeparture> of(Hearing hearing) {
    return hearing
        .history()
        .departure()
        .filter(fact -> fact.event() instanceof PatientDeparted)
        .filter(_ -> !isOnOwnResponsibility(hearing))
        .filter(fact -> !endsPeriod(hearing, fact))
        .filter(fact -> hasNeedOnRecord(hearing, fact))
        .filter(fact -> !isElsewhere(hearing, fact))
        .map(fact -> new UnreadyDeparture(hearing, fact));
  }

  /** The patient's own, also where that is in doubt. */
  private static boolean isOnOwnResponsibility(Hearing hearing) {
    OwnResponsibility own = hearing.ownResponsibility();
    return own.isSaid() || own.isInDoubt();
  }

  private static boolean endsPeriod(Hearing hearing, Fact left) {
    return hearing.periods().stream().anyMatch(period -> left.equals(period.end()));
  }

  /** § 8: the municipality was notified of the need, or somebody assessed that there is one. */
  private static boolean hasNeedOnRecord(Hearing hearing, Fact left) {
    boolean isNotified =
        hearing.history().all(AdmissionNoticeSent.class).anyMatch(fact -> isBy(fact, left));
    boolean isAssessed = hearing.need().assessments().stream().anyMatch(fact -> isBy(fact, left));
    return (isNotified || isAssessed) && hearing.need().deniedOn(left.day()).isEmpty();
  }

  private static boolean isBy(Fact fact, Fact left) {
    return !fact.at().earliest().isAfter(left.at().latest());
  }

  /** Who was moved on to another hospital, or is on leave, is not sent home from here. */
  private static boolean isElsewhere(Hearing hearing, Fact left) {
    List<Fact> before =
        hearing.history().facts().stream().filter(fact -> isBy(fact, left)).toList();
    boolean onLeave =
        last(before, LeaveStarted.class, LeaveEnded.class)
            .filter(fact -> fact.event() instanceof LeaveStarted)
            .isPresent();
    return onLeave
        || last(before, TransferredWithinSpecialistCare.class)
            .filter(fact -> isToAnotherHospital(fact) || fact.day().equals(left.day()))
            .isPresent();
  }

  private static boolean isToAnotherHospital(Fact fact) {
    return ((TransferredWithinSpecialistCare) fact.event()).hospital() != null;
  }

  @SafeVarargs
  private static Optional<Fact> last(List<Fact> facts, Class<? extends StayEvent>... types) {
    return facts.stream()
        .filter(fact -> Stream.of(types).anyMatch(type -> type.isInstance(fact.event())))
        .reduce((_, later) -> later);
  }

  List<Duty> all() {
    return List.of(information(), notice(), confirmation());
  }

  /** Vedlegg 3.1.1 b i. */
  private Duty information() {
    return message(Obligation.UPDATED_HEALTH_INFORMATION, HealthInformationUpdated.class).apply();
  }

  /** § 10; the text speaks of a patient who is defined as ready (§ 9). */
  private Duty notice() {
    return message(Obligation.READY_NOTICE, ReadyNoticeSent.class).standing(Standing.I).apply();
  }

  private Duty.Draft message(Obligation obligation, Class<? extends StayEvent> type) {
    Duty.Draft draft = draft(obligation);
    hearing
        .given()
        .nearest(type, municipality, after, left.at().latest())
        .filter(fact -> !isOfPeriod(fact))
        .ifPresentOrElse(
            sent -> draft.fulfilled(sent).doubting(Papers.oldBy(sent, left)),
            () -> draft.doubting(hearing.given().inVain(type, municipality, after)));
    return draft;
  }

  /** Whether it was sent in a period of readiness, which came to nothing. */
  private boolean isOfPeriod(Fact fact) {
    return hearing.periods().stream()
        .flatMap(period -> period.facts().stream())
        .anyMatch(other -> other.id().equals(fact.id()));
  }

  /** § 12 første ledd; the text speaks of a patient who is ready. */
  private Duty confirmation() {
    return draft(Obligation.CONFIRMATION_BEFORE_TRANSFER)
        .standing(Standing.I)
        .fulfilled(yes().orElse(null))
        .apply();
  }

  /** The municipality's last word before the patient left, where it is a yes. */
  Optional<Fact> yes() {
    return hearing.history().facts().stream()
        .filter(fact -> after == null || fact.at().latest().isAfter(after))
        .filter(fact -> isBy(fact, left))
        .filter(fact -> !isOfPeriod(fact))
        .filter(fact -> hearing.given().was(fact, municipality))
        .flatMap(fact -> Word.read(fact, fact.at(), hearing.rules()).stream())
        .filter(word -> word.meaning() != Word.Meaning.REFUSED)
        .reduce((_, later) -> later)
        .filter(Word::isYes)
        .map(Word::fact);
  }

  private Duty.Draft draft(Obligation obligation) {
    return Duty.of(obligation).since(left).due(left.at().latest(), Limit.STATED).endedOnceDue();
  }
}
