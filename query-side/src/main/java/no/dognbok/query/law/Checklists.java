package no.dognbok.query.law;

import static no.dognbok.query.law.Checklist.Check;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.dognbok.events.CareType;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;
import no.dognbok.events.StayEvent.FollowUpNotNeeded.FollowUp;
import no.dognbok.query.law.Checklist.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The lists of § 9 and of vedlegg 3.1.2, filled in from what stands on record; that of Retn. 1, 3.1
 * a is in {@link OwnResponsibility}.
 */
final class Checklists {

  private final Hearing hearing;
  private final History history;
  private final @Nullable Fact departure;

  Checklists(Hearing hearing) {
    this.hearing = hearing;
    this.history = hearing.history();
    this.departure = history.first(PatientDeparted.class).orElse(null);
  }

  List<Checklist> all() {
    List<Checklist> lists = new ArrayList<>();
    hearing.periods().forEach(period -> assessment(period).ifPresent(lists::add));
    readyToTravel().ifPresent(lists::add);
    hearing.ownResponsibility().list().ifPresent(lists::add);
    return lists;
  }

  /** § 9: the points of the declaration that counts, else of the first one. */
  Optional<Checklist> assessment(Readiness period) {
    return hearing
        .declaration(period)
        .counting()
        .or(() -> period.all(DeclaredReady.class).findFirst())
        .map(declared -> new Checklist(Kind.ASSESSMENT, period.number(), points(period, declared)));
  }

  private List<Check> points(Readiness period, Fact declared) {
    DeclaredReady event = (DeclaredReady) declared.event();
    CareType careType = hearing.stay().careType();
    List<Check> checks = new ArrayList<>();
    for (DeclaredReady.Point point : DeclaredReady.Point.values()) {
      checks.add(Check.metBy(point(point), event.assessed().contains(point) ? declared : null));
    }
    checks.add(
        careType == CareType.MENTAL_HEALTH
            ? said(Requirement.COERCION_ENDED, event.coercionEnded(), declared)
            : Check.notApplicable(Requirement.COERCION_ENDED));
    if (careType == CareType.SOMATIC) {
      checks.add(Check.notApplicable(Requirement.JOINT_PLAN_BEGUN));
      checks.add(Check.notApplicable(Requirement.OUTPATIENT_CONTACT));
    } else {
      checks.add(
          whereNeeded(
              period,
              FollowUp.JOINT_PLAN,
              Check.metBy(
                  Requirement.JOINT_PLAN_BEGUN,
                  lastBy(declared, JointPlanBegun.class).orElse(null))));
      checks.add(
          whereNeeded(
              period,
              FollowUp.OUTPATIENT_CONTACT,
              said(Requirement.OUTPATIENT_CONTACT, event.outpatientContactMade(), declared)));
    }
    return checks;
  }

  /** "Ved behov": what the patient was found not to need is for others, unless it was done. */
  private Check whereNeeded(Readiness period, FollowUp followUp, Check check) {
    return check.isWanting()
        ? FollowUpNeed.denied(history, period, followUp)
            .map(fact -> Check.notApplicable(check.requirement(), fact))
            .orElse(check)
        : check;
  }

  private static Requirement point(DeclaredReady.Point point) {
    return switch (point) {
      case A -> Requirement.POINT_A;
      case B -> Requirement.POINT_B;
      case C -> Requirement.POINT_C;
      case D -> Requirement.POINT_D;
      case E -> Requirement.POINT_E;
    };
  }

  private static Check said(Requirement requirement, @Nullable Boolean said, Fact by) {
    if (said == null) {
      return Check.metBy(requirement, null);
    }
    return said ? Check.met(requirement, by) : Check.notMet(requirement, by);
  }

  /** The last of a type that had surely not come after another fact. */
  private Optional<Fact> lastBy(Fact other, Class<? extends StayEvent> type) {
    return by(other.at().latest(), type).reduce((_, later) -> later);
  }

  /** Those of a type that can have been there at a moment. */
  private Stream<Fact> by(@Nullable Instant moment, Class<? extends StayEvent> type) {
    return history
        .all(type)
        .filter(fact -> moment == null || !fact.at().earliest().isAfter(moment));
  }

  /**
   * Vedlegg 3.1.2 a–g, of the last period of readiness; or of none, where a patient with a known
   * need was sent home outside of one.
   */
  Optional<Checklist> readyToTravel() {
    Optional<UnreadyDeparture> unready = UnreadyDeparture.of(hearing);
    if (unready.isPresent()) {
      Check reply = Check.metBy(Requirement.REPLY_RECEIVED, unready.get().yes().orElse(null));
      return Optional.of(new Checklist(Kind.READY_TO_TRAVEL, 0, travel(reply)));
    }
    if (hearing.periods().isEmpty()) {
      return Optional.empty();
    }
    Readiness period = hearing.periods().getLast();
    return Optional.of(
        new Checklist(Kind.READY_TO_TRAVEL, period.number(), travel(replyReceived(period))));
  }

  private List<Check> travel(Check reply) {
    List<Check> checks = new ArrayList<>();
    checks.add(reply);
    checks.add(step(TravelPrepared.Step.PATIENT_INFORMED, Requirement.PATIENT_INFORMED));
    checks.add(step(TravelPrepared.Step.TRANSPORT_ARRANGED, Requirement.TRANSPORT_ARRANGED));
    checks.add(supplies(Supply.MEDICATION, Requirement.MEDICATION_PREPARED));
    checks.add(supplies(Supply.EQUIPMENT, Requirement.EQUIPMENT_PREPARED));
    Instant left = departure == null ? null : departure.at().latest();
    Instant justAfter = departure == null ? null : hearing.atOnceAfter(departure);
    checks.add(paper(Requirement.DISCHARGE_REPORT_SENT, DischargeReportSent.class, left));
    checks.add(paper(Requirement.DISCHARGE_SUMMARY_SENT, DischargeSummarySent.class, justAfter));
    checks.add(departureMessage(justAfter));
    return checks;
  }

  /** Vedlegg 3.1.2 g: when the patient leaves, as any "at once". */
  private Check departureMessage(@Nullable Instant by) {
    return hearing.given().all(PatientDeparted.class, municipality()).stream()
        .filter(fact -> fact.told().sentAt() != null)
        .findFirst()
        .map(fact ->
            by != null && Given.sent(fact).earliest().isAfter(by)
                ? Check.notMet(Requirement.DEPARTURE_MESSAGE_SENT, fact)
                : Check.met(Requirement.DEPARTURE_MESSAGE_SENT, fact, Given.sent(fact).instant()))
        .orElseGet(() -> Check.metBy(Requirement.DEPARTURE_MESSAGE_SENT, null));
  }

  /** What was sent for this discharge, and in time: not for one that came to nothing before. */
  private Check paper(
      Requirement requirement, Class<? extends StayEvent> type, @Nullable Instant by) {
    return hearing
        .given()
        .nearest(
            type, municipality(), hearing.preparedSince(departure), by == null ? Instant.MAX : by)
        .map(fact ->
            by != null && fact.at().earliest().isAfter(by)
                ? Check.notMet(requirement, fact)
                : Check.met(requirement, fact))
        .orElseGet(() -> Check.metBy(requirement, null));
  }

  /** The one that is to be told. */
  private Optional<Municipality> municipality() {
    return hearing
        .payer()
        .on(departure == null ? LocalDate.ofInstant(hearing.asOf(), Moment.OSLO) : departure.day());
  }

  /**
   * The municipality's last word before the departure, else by now: whether the patient can come
   * then. A yes for a later day is one that is not met yet.
   */
  private Check replyReceived(Readiness period) {
    Optional<Word> yes =
        hearing
            .answers(period, hearing.payer().on(period.firstDay()))
            .flatMap(answers -> answers.lastOfMunicipality(departure))
            .filter(Word::isYes);
    LocalDate day =
        departure == null ? LocalDate.ofInstant(hearing.asOf(), Moment.OSLO) : departure.day();
    return yes.filter(word -> !word.isYesFor(day))
        .map(word -> Check.notMet(Requirement.REPLY_RECEIVED, word.fact()))
        .orElseGet(() -> Check.metBy(Requirement.REPLY_RECEIVED, yes.map(Word::fact).orElse(null)));
  }

  /** After a withdrawal all of it is to be done again. */
  private Check step(TravelPrepared.Step step, Requirement requirement) {
    return Check.metBy(
        requirement,
        prepared(TravelPrepared.class)
            .filter(fact -> ((TravelPrepared) fact.event()).done().contains(step))
            .findFirst()
            .orElse(null));
  }

  private Check supplies(Supply supply, Requirement requirement) {
    boolean asked =
        prepared(SuppliesRequested.class)
            .anyMatch(fact -> ((SuppliesRequested) fact.event()).supplies().contains(supply));
    return asked
        ? Check.metBy(
            requirement,
            prepared(SuppliesPrepared.class)
                .filter(fact -> ((SuppliesPrepared) fact.event()).supplies().contains(supply))
                .findFirst()
                .orElse(null))
        : Check.notApplicable(requirement);
  }

  /** What was done in time for the departure, and not for a discharge that came to nothing. */
  private Stream<Fact> prepared(Class<? extends StayEvent> type) {
    return by(departure == null ? null : departure.at().latest(), type).filter(this::isForThis);
  }

  private boolean isForThis(Fact fact) {
    Instant since = hearing.preparedSince(departure);
    return since == null || fact.at().instant().isAfter(since);
  }
}
