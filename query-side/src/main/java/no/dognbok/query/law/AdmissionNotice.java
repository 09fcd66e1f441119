package no.dognbok.query.law;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.dognbok.events.AgreementTerms.LateAdmissionNotice;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.StayEvent.AdmissionNoticeSent;
import no.dognbok.events.StayEvent.NeedAssessed;
import org.jspecify.annotations.Nullable;

/**
 * § 8: the notice that the patient is admitted. When it is due, whether it came, from which day it
 * counts.
 */
final class AdmissionNotice {

  private static final Duration WITHIN = Duration.ofHours(24);

  private final StayFacts stay;
  private final Need need;
  private final RuleSet rules;
  private final @Nullable Fact notice;
  private final List<Doubt> doubts = new ArrayList<>();

  AdmissionNotice(
      History history,
      StayFacts stay,
      Need need,
      Payer payer,
      Optional<Municipality> municipality,
      RuleSet rules) {
    this.stay = stay;
    this.need = need;
    this.rules = rules;
    this.notice =
        history
            .all(AdmissionNoticeSent.class)
            .filter(fact -> payer.wasGiven(fact, municipality))
            .filter(fact -> !history.receiptsOf(fact).isNegative())
            .findFirst()
            .orElse(null);
    if (lateNeedWithoutAssessment()) {
      doubts.add(Doubt.of(Doubt.Code.NEED_LATE_WITHOUT_ASSESSMENT, need.assessments().getFirst()));
    }
    need.assessments().stream()
        .filter(fact -> ((NeedAssessed) fact.event()).deferred() && !isDeferral(fact))
        .forEach(fact -> doubts.add(Doubt.of(Doubt.Code.DEFERRED_WITHOUT_REASON, fact)));
  }

  /** The first notice that the municipality was given. */
  Optional<Fact> notice() {
    return Optional.ofNullable(notice);
  }

  List<Doubt> doubts() {
    return doubts;
  }

  /**
   * § 8 første ledd: within 24 hours of the admission, or of when the need became clear; unknown
   * where the admission is.
   */
  Optional<Instant> due() {
    if (deferral().isPresent()) {
      return Optional.empty();
    }
    return restart()
        .map(Fact::at)
        .or(stay::admittedAt)
        .map(Moment::latest)
        .map(start -> ReckonedTime.after(start, WITHIN));
  }

  /**
   * § 8 tredje ledd: extensive treatment or an unclear condition, with the reason on record; then
   * as soon as possible.
   */
  Optional<Fact> deferral() {
    return rules.has(Rule.P10)
        ? need.assessments().stream().filter(AdmissionNotice::isDeferral).findFirst()
        : Optional.empty();
  }

  private static boolean isDeferral(Fact assessment) {
    NeedAssessed assessed = (NeedAssessed) assessment.event();
    return assessed.deferred() && assessed.reason() != null;
  }

  /** § 8 første ledd tredje punktum: an assessment said no need, and that changed. */
  Optional<Fact> restart() {
    if (!rules.has(Rule.P10)) {
      return Optional.empty();
    }
    List<Fact> assessments = need.assessments();
    for (int i = assessments.size() - 1; i > 0; i--) {
      if (Need.needed(assessments.get(i)) && !Need.needed(assessments.get(i - 1))) {
        return Optional.of(assessments.get(i));
      }
    }
    return Optional.empty();
  }

  private boolean lateNeedWithoutAssessment() {
    return rules.has(Rule.P10)
        && !need.assessments().isEmpty()
        && Need.needed(need.assessments().getFirst())
        && !isDeferral(need.assessments().getFirst())
        && stay.admittedAt()
            .map(at ->
                need.assessments().getFirst().at().earliest().isAfter(ReckonedTime.after(at.latest(), WITHIN)))
            .orElse(false);
  }

  /** Broken only if it is broken in every reading of the times. */
  boolean isLate() {
    return notice != null && due().map(due -> notice.at().earliest().isAfter(due)).orElse(false);
  }

  /**
   * P11: why a day is not payable for want of this notice; empty where it does not stand in the
   * way.
   */
  Optional<Reason> against(LocalDate day, LateAdmissionNotice terms) {
    if (notice == null) {
      return Optional.of(Reason.of(Ground.NO_ADMISSION_NOTICE));
    }
    if (isLate() && terms == LateAdmissionNotice.VOIDS) {
      return Optional.of(Ground.ADMISSION_NOTICE_VOID.on(notice));
    }
    if (isLate() && terms == LateAdmissionNotice.RECORDED || !day.isBefore(notice.day())) {
      return Optional.empty();
    }
    return Optional.of(
        (isLate() ? Ground.ADMISSION_NOTICE_LATE_AND_LATER : Ground.ADMISSION_NOTICE_LATER)
            .on(notice));
  }

  /** P10, P11: what a payable day owes to this notice beyond that it came in time. */
  List<Reason> behind(LateAdmissionNotice terms) {
    List<Reason> reasons = new ArrayList<>();
    if (notice != null && isLate()) {
      reasons.add(
          (terms == LateAdmissionNotice.RECORDED
                  ? Ground.LATE_ADMISSION_NOTICE_RECORDED
                  : Ground.LATE_ADMISSION_NOTICE_COUNTS)
              .on(notice));
    }
    restart().ifPresent(fact -> reasons.add(Ground.CLOCK_RESTARTED.on(fact)));
    deferral().ifPresent(fact -> reasons.add(Ground.DEFERRED_ASSESSMENT.on(fact)));
    return reasons;
  }
}
