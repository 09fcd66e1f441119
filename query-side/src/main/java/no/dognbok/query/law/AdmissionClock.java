package no.dognbok.query.law;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent.NeedAssessed;
import org.jspecify.annotations.Nullable;

/**
 * § 8 and P10: the 24 hours of the notice of admission. A notice is measured by what had been
 * assessed when it was sent: what comes later does not forgive that it was late.
 */
final class AdmissionClock {

  private static final Duration WITHIN = Duration.ofHours(24);

  private final StayFacts stay;
  private final List<Fact> assessments;
  private final RuleSet rules;

  AdmissionClock(StayFacts stay, Need need, RuleSet rules) {
    this.stay = stay;
    this.assessments = need.assessments();
    this.rules = rules;
  }

  /**
   * § 8 første ledd: within 24 hours of the admission, or of when the need became clear; unknown
   * where the admission is, none where the assessment was deferred or there was no need.
   *
   * @param notice the notice that is measured; absent where there is none
   */
  Optional<Instant> due(@Nullable Fact notice) {
    return deferral(notice).isPresent() || notice != null && isDenied(notice)
        ? Optional.empty()
        : withinADay(notice);
  }

  /** The 24 hours, whether or not they apply. */
  Optional<Instant> withinADay(@Nullable Fact notice) {
    return start(restart(notice)).map(start -> ReckonedTime.after(start, WITHIN));
  }

  private Optional<Instant> start(Optional<Fact> restart) {
    return restart.map(Fact::at).or(stay::admittedAt).map(Moment::latest);
  }

  boolean isLate(Fact notice) {
    return due(notice).map(due -> notice.at().earliest().isAfter(due)).orElse(false);
  }

  /** § 8 første ledd tredje punktum: an assessment said no need, and that changed. */
  Optional<Fact> restart(@Nullable Fact notice) {
    List<Fact> made = madeBy(notice);
    for (int i = made.size() - 1; i > 0; i--) {
      if (Need.needed(made.get(i)) && !Need.needed(made.get(i - 1))) {
        return Optional.of(made.get(i));
      }
    }
    return Optional.empty();
  }

  /**
   * § 8 tredje ledd: extensive treatment or an unclear condition, with the reason on record before
   * the 24 hours were over; then as soon as possible.
   */
  Optional<Fact> deferral(@Nullable Fact notice) {
    Optional<Fact> restart = restart(notice);
    return madeBy(notice).stream()
        .filter(fact -> restart.map(since -> !fact.isBefore(since)).orElse(true))
        .filter(AdmissionClock::hasReason)
        .filter(fact -> isInTime(fact, restart))
        .findFirst();
  }

  private boolean isInTime(Fact deferral, Optional<Fact> restart) {
    return start(restart)
        .map(start -> !deferral.at().earliest().isAfter(ReckonedTime.after(start, WITHIN)))
        .orElse(true);
  }

  private boolean isDenied(Fact notice) {
    List<Fact> made = madeBy(notice);
    return !made.isEmpty() && !Need.needed(made.getLast());
  }

  private List<Fact> madeBy(@Nullable Fact notice) {
    if (!rules.has(Rule.P10)) {
      return List.of();
    }
    return notice == null
        ? assessments
        : assessments.stream().filter(fact -> !notice.isBefore(fact)).toList();
  }

  private static boolean hasReason(Fact assessment) {
    NeedAssessed assessed = (NeedAssessed) assessment.event();
    return assessed.deferred() && assessed.reason() != null;
  }

  /** P10: what the record leaves open about the assessments. */
  List<Doubt> doubts() {
    List<Doubt> doubts = new ArrayList<>();
    if (lateNeedWithoutAssessment()) {
      doubts.add(Doubt.of(Doubt.Code.NEED_LATE_WITHOUT_ASSESSMENT, assessments.getFirst()));
    }
    assessments.stream()
        .filter(fact -> ((NeedAssessed) fact.event()).deferred())
        .forEach(fact -> {
          if (!hasReason(fact)) {
            doubts.add(Doubt.of(Doubt.Code.DEFERRED_WITHOUT_REASON, fact));
          } else if (!isInTime(fact, restart(fact))) {
            doubts.add(Doubt.of(Doubt.Code.DEFERRED_TOO_LATE, fact));
          }
        });
    return doubts;
  }

  private boolean lateNeedWithoutAssessment() {
    return rules.has(Rule.P10)
        && !assessments.isEmpty()
        && Need.needed(assessments.getFirst())
        && !hasReason(assessments.getFirst())
        && !isInTime(assessments.getFirst(), Optional.empty());
  }
}
