package no.dognbok.query.law;

import static no.dognbok.query.law.Checklist.Check;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.dognbok.events.CareType;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;
import no.dognbok.query.law.Checklist.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The lists of § 9, of vedlegg 3.1.2 and of Retn. 1, 3.1 a, filled in from what stands on record.
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
    ownResponsibility().ifPresent(lists::add);
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
          Check.metBy(
              Requirement.JOINT_PLAN_BEGUN, lastBy(declared, JointPlanBegun.class).orElse(null)));
      checks.add(said(Requirement.OUTPATIENT_CONTACT, event.outpatientContactMade(), declared));
    }
    return checks;
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

  /** Vedlegg 3.1.2 a–g, of the last period of readiness. */
  Optional<Checklist> readyToTravel() {
    if (hearing.periods().isEmpty()) {
      return Optional.empty();
    }
    Readiness period = hearing.periods().getLast();
    List<Check> checks = new ArrayList<>();
    checks.add(replyReceived(period));
    checks.add(step(period, TravelPrepared.Step.PATIENT_INFORMED, Requirement.PATIENT_INFORMED));
    checks.add(
        step(period, TravelPrepared.Step.TRANSPORT_ARRANGED, Requirement.TRANSPORT_ARRANGED));
    checks.add(supplies(period, Supply.MEDICATION, Requirement.MEDICATION_PREPARED));
    checks.add(supplies(period, Supply.EQUIPMENT, Requirement.EQUIPMENT_PREPARED));
    checks.add(
        Check.metBy(
            Requirement.DISCHARGE_REPORT_SENT,
            history.first(DischargeReportSent.class).orElse(null)));
    checks.add(
        Check.metBy(
            Requirement.DISCHARGE_SUMMARY_SENT,
            history.first(DischargeSummarySent.class).orElse(null)));
    checks.add(
        Check.metBy(
            Requirement.DEPARTURE_MESSAGE_SENT,
            departure != null && departure.told().sentAt() != null ? departure : null));
    return Optional.of(new Checklist(Kind.READY_TO_TRAVEL, period.number(), checks));
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
  private Check step(Readiness period, TravelPrepared.Step step, Requirement requirement) {
    return Check.metBy(
        requirement,
        prepared(period, TravelPrepared.class)
            .filter(fact -> ((TravelPrepared) fact.event()).done().contains(step))
            .findFirst()
            .orElse(null));
  }

  private Check supplies(Readiness period, Supply supply, Requirement requirement) {
    boolean asked =
        prepared(period, SuppliesRequested.class)
            .anyMatch(fact -> ((SuppliesRequested) fact.event()).supplies().contains(supply));
    return asked
        ? Check.metBy(
            requirement,
            prepared(period, SuppliesPrepared.class)
                .filter(fact -> ((SuppliesPrepared) fact.event()).supplies().contains(supply))
                .findFirst()
                .orElse(null))
        : Check.notApplicable(requirement);
  }

  /** What was done in time for the departure, and not for a period that is over. */
  private Stream<Fact> prepared(Readiness period, Class<? extends StayEvent> type) {
    Instant before = period.before();
    return by(departure == null ? null : departure.at().latest(), type)
        .filter(fact -> before == null || fact.at().instant().isAfter(before));
  }

  /** Retn. 1, 3.1 a: where the patient left on their own responsibility, or is about to. */
  Optional<Checklist> ownResponsibility() {
    boolean left = departure != null && ((PatientDeparted) departure.event()).ownResponsibility();
    Optional<Fact> assessed =
        departure == null
            ? history.all(OwnResponsibilityAssessed.class).reduce((_, later) -> later)
            : lastBy(departure, OwnResponsibilityAssessed.class);
    if (!left && (departure != null || assessed.isEmpty())) {
      return Optional.empty();
    }
    Instant until = departure == null ? null : departure.at().latest();
    List<Check> checks = new ArrayList<>();
    checks.add(sent(Requirement.DECLARED_READY, DeclaredReady.class, until));
    checks.add(sent(Requirement.HEALTH_INFORMATION_SENT, HealthInformationUpdated.class, until));
    checks.add(sent(Requirement.SUMMARY_SENT, DischargeSummarySent.class, until));
    checks.add(sent(Requirement.READY_NOTICE_SENT, ReadyNoticeSent.class, until));
    checks.add(found(Requirement.COMPETENT, assessed, OwnResponsibilityAssessed::competent));
    checks.add(
        found(Requirement.WISHES_TO_LEAVE, assessed, OwnResponsibilityAssessed::wishesToLeave));
    checks.add(found(Requirement.SAFE_WITHOUT_SERVICES, assessed, event -> event.cover() != null));
    return Optional.of(new Checklist(Kind.OWN_RESPONSIBILITY, 0, checks));
  }

  private Check sent(
      Requirement requirement, Class<? extends StayEvent> type, @Nullable Instant until) {
    return Check.metBy(requirement, by(until, type).findFirst().orElse(null));
  }

  private static Check found(
      Requirement requirement,
      Optional<Fact> assessed,
      Predicate<OwnResponsibilityAssessed> condition) {
    return assessed
        .map(fact ->
            said(requirement, condition.test((OwnResponsibilityAssessed) fact.event()), fact))
        .orElseGet(() -> Check.metBy(requirement, null));
  }
}
