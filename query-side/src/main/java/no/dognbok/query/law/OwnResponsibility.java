package no.dognbok.query.law;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.dognbok.events.Municipality;
import no.dognbok.events.Obligation;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;
import no.dognbok.events.Told;
import no.dognbok.query.law.Checklist.Check;
import no.dognbok.query.law.Duty.Limit;
import org.jspecify.annotations.Nullable;

/**
 * Retn. 1, 3.1 a: leaving on one's own responsibility, under three conditions. They are judged by
 * the period of readiness that the departure ends: what was told of a period that is over, by
 * somebody who may not declare, or otherwise than by message ("det skal benyttes PLO-meldinger")
 * fulfils none of them.
 */
final class OwnResponsibility {

  private final Hearing hearing;
  private final History history;
  private final @Nullable Fact departure;
  private final @Nullable Readiness period;
  private final @Nullable Instant since;
  private final Optional<Fact> assessed;
  private final Optional<Fact> yes;

  OwnResponsibility(Hearing hearing) {
    this.hearing = hearing;
    this.history = hearing.history();
    this.departure = history.departure().orElse(null);
    Readiness last = hearing.periods().isEmpty() ? null : hearing.periods().getLast();
    Fact end = last == null ? null : last.end();
    if (end != null && !end.equals(departure)) { // ready no more when the patient left
      this.period = null;
      this.since = end.at().earliest();
    } else {
      this.period = last;
      this.since = last == null ? null : last.before();
    }
    this.assessed = inTime(OwnResponsibilityAssessed.class).reduce((_, later) -> later);
    this.yes = yes();
  }

  /** Whether the departure is said to have been on the patient's own responsibility. */
  boolean isSaid() {
    return departure != null
        && departure.event() instanceof PatientDeparted departed
        && (departed.ownResponsibility()
            || history.first(LeftOnOwnResponsibility.class).isPresent());
  }

  /**
   * Whether it is in doubt. A PLO message of a departure cannot say it; where it had been found
   * that the patient wished to leave, and the municipality had not said yes, it is read as said
   * (I).
   */
  boolean isInDoubt() {
    return departure != null
        && departure.event() instanceof PatientDeparted
        && !isSaid()
        && yes.isEmpty()
        && assessed.filter(fact -> found(fact).wishesToLeave()).isPresent();
  }

  List<Doubt> doubts() {
    return isInDoubt() && departure != null
        ? List.of(
            Doubt.of(Doubt.Code.OWN_RESPONSIBILITY_NOT_SAID, assessed.orElse(departure), departure))
        : List.of();
  }

  /** The list: where the patient left in this way, perhaps did, or is about to. */
  Optional<Checklist> list() {
    boolean isAhead = departure == null && assessed.isPresent();
    if (!isAhead && !isSaid() && !isInDoubt()) {
      return Optional.empty();
    }
    List<Check> checks = new ArrayList<>();
    checks.add(
        firstMeeting(Requirement.DECLARED_READY, inPeriod(DeclaredReady.class), this::isCounting));
    checks.add(
        firstMeeting(
            Requirement.HEALTH_INFORMATION_SENT,
            inTime(HealthInformationUpdated.class),
            this::isSentByMessage));
    checks.add(
        firstMeeting(
            Requirement.SUMMARY_SENT, inTime(DischargeSummarySent.class), this::isSentByMessage));
    checks.add(
        firstMeeting(
            Requirement.READY_NOTICE_SENT,
            inPeriod(ReadyNoticeSent.class),
            fact -> isSentByMessage(fact) && wasGiven(fact)));
    checks.add(found(Requirement.COMPETENT, OwnResponsibilityAssessed::competent));
    checks.add(
        yes.map(fact -> Check.notMet(Requirement.WISHES_TO_LEAVE, fact))
            .orElseGet(() ->
                found(Requirement.WISHES_TO_LEAVE, OwnResponsibilityAssessed::wishesToLeave)));
    checks.add(found(Requirement.SAFE_WITHOUT_SERVICES, event -> event.cover() != null));
    return Optional.of(new Checklist(Checklist.Kind.OWN_RESPONSIBILITY, 0, checks, doubts()));
  }

  /** That they were fulfilled when the patient left. */
  Optional<Duty> duty() {
    Fact left = departure;
    return left == null
        ? Optional.empty()
        : list()
            .map(list -> {
              Duty.Draft draft =
                  Duty.of(Obligation.OWN_RESPONSIBILITY_CONDITIONS)
                      .since(left)
                      .due(left.at().latest(), Limit.STATED)
                      .wanting(list.wanting())
                      .doubting(list.doubts())
                      .endedOnceDue();
              if (list.wanting().isEmpty()) {
                draft.fulfilled(assessed.orElse(null));
              }
              return draft.apply();
            });
  }

  /**
   * 3.1 a II: "før kommunen varsler at de kan ta imot". The municipality's last word that had
   * surely come before the departure, where it was a yes for that day.
   */
  private Optional<Fact> yes() {
    Fact left = departure;
    return period == null
        ? Optional.empty()
        : hearing
            .answers(period, municipality(period))
            .flatMap(answers ->
                answers.words().stream()
                    .filter(word -> word.meaning() != Word.Meaning.REFUSED)
                    .filter(
                        word -> left == null || !word.at().latest().isAfter(left.at().earliest()))
                    .reduce((_, later) -> later))
            .filter(Word::isYes)
            .filter(word -> left == null || !word.from().isAfter(left.day()))
            .map(Word::fact);
  }

  private Optional<Municipality> municipality(Readiness of) {
    return hearing.payer().on(of.firstDay());
  }

  private boolean isCounting(Fact declared) {
    return period != null
        && hearing.declaration(period).counting().filter(declared::equals).isPresent();
  }

  /** Text 3.1 a: by PLO message, to the right municipality, and not denied by its system. */
  private boolean isSentByMessage(Fact fact) {
    return fact.told().via() == Told.Channel.MESSAGE && hearing.given().wasThen(fact);
  }

  private boolean wasGiven(Fact notice) {
    return period != null && hearing.payer().wasGiven(notice, municipality(period));
  }

  private Stream<Fact> inPeriod(Class<? extends StayEvent> type) {
    return period == null ? Stream.of() : period.all(type);
  }

  /** Those since the period before ended that can have been there when the patient left. */
  private Stream<Fact> inTime(Class<? extends StayEvent> type) {
    return history
        .all(type)
        .filter(fact -> since == null || fact.at().instant().isAfter(since))
        .filter(
            fact -> departure == null || !fact.at().earliest().isAfter(departure.at().latest()));
  }

  /** Met by the first that will do; where there are others only, these say that it is not. */
  private static Check firstMeeting(
      Requirement requirement, Stream<Fact> facts, Predicate<Fact> condition) {
    List<Fact> all = facts.toList();
    return all.stream()
        .filter(condition)
        .findFirst()
        .map(fact -> Check.met(requirement, fact))
        .or(() -> all.stream().findFirst().map(fact -> Check.notMet(requirement, fact)))
        .orElseGet(() -> Check.metBy(requirement, null));
  }

  private Check found(Requirement requirement, Predicate<OwnResponsibilityAssessed> condition) {
    return assessed
        .map(fact ->
            condition.test(found(fact))
                ? Check.met(requirement, fact)
                : Check.notMet(requirement, fact))
        .orElseGet(() -> Check.metBy(requirement, null));
  }

  private static OwnResponsibilityAssessed found(Fact fact) {
    return (OwnResponsibilityAssessed) fact.event();
  }
}
