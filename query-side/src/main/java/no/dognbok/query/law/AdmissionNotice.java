package no.dognbok.query.law;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.dognbok.events.AgreementTerms.LateAdmissionNotice;
import no.dognbok.events.Municipality;
import no.dognbok.events.StayEvent.AdmissionNoticeSent;
import org.jspecify.annotations.Nullable;

/**
 * § 8: the notice that the patient is admitted. Whether it came, whether in time, from which day it
 * counts.
 */
final class AdmissionNotice {

  private final History history;
  private final AdmissionClock clock;
  private final @Nullable Fact notice;
  private final @Nullable Fact first;
  private final boolean provable;

  AdmissionNotice(
      History history,
      AdmissionClock clock,
      Given given,
      Optional<Municipality> municipality,
      RuleSet rules) {
    this.history = history;
    this.clock = clock;
    this.provable = rules.has(Rule.P19);
    List<Fact> sent = history.all(AdmissionNoticeSent.class).toList();
    this.notice =
        sent.stream().filter(fact -> given.was(fact, municipality)).findFirst().orElse(null);
    this.first = sent.stream().filter(given::wasThen).findFirst().orElse(null);
  }

  /** The first notice that the municipality was given. */
  Optional<Fact> notice() {
    return Optional.ofNullable(notice);
  }

  /**
   * P13: whether it came to this municipality after a first one to another, which was believed to
   * be the right one then.
   */
  private boolean followsCorrection() {
    return notice != null && first != null && first.isBefore(notice);
  }

  /** The notice that the 24 hours are measured by: what the patient had stated when it was due. */
  private @Nullable Fact measured() {
    return followsCorrection() ? first : notice;
  }

  /** Broken only if it is broken in every reading. */
  private boolean isLate() {
    Fact measured = measured();
    return measured != null && clock.isLate(measured);
  }

  /** P19: a notice that was denied, and not sent again. */
  List<Doubt> denied() {
    return notice != null || !provable
        ? List.of()
        : history
            .all(AdmissionNoticeSent.class)
            .filter(fact -> history.receiptsOf(fact).isNegative())
            .reduce((_, later) -> later)
            .map(fact -> Doubt.of(Doubt.Code.NOTICE_DENIED, fact))
            .stream()
            .toList();
  }

  /** When it was due. */
  Optional<Instant> due() {
    return clock.due(notice);
  }

  /** What started the clock anew. */
  Optional<Fact> restart() {
    return clock.restart(measured());
  }

  /** P10, P13, P19: what the record leaves open about it. */
  List<Doubt> doubts(Instant asOf) {
    List<Doubt> doubts = new ArrayList<>(clock.doubts());
    if (notice != null && provable && history.receiptsOf(notice).isUnproven(asOf)) {
      doubts.add(Doubt.of(Doubt.Code.NOT_PROVEN_RECEIVED, notice));
    }
    if (notice != null && first != null && clock.isLate(notice) && !isLate()) {
      doubts.add(Doubt.of(Doubt.Code.MEASURED_BY_FIRST_NOTICE, first, notice));
    }
    return doubts;
  }

  /**
   * P11: why a day is not payable for want of this notice; empty where it does not stand in the
   * way. A municipality that is the right one by a correction pays for no day before its own notice
   * (P13).
   */
  Optional<Reason> against(LocalDate day, LateAdmissionNotice terms) {
    if (notice == null) {
      return Optional.of(
          first == null
              ? Reason.of(Ground.NO_ADMISSION_NOTICE)
              : Ground.NOT_NOTIFIED_ITSELF.on(first));
    }
    if (isLate() && terms == LateAdmissionNotice.VOIDS) {
      return Optional.of(Ground.ADMISSION_NOTICE_VOID.on(notice));
    }
    if (!day.isBefore(notice.day())) {
      return Optional.empty();
    }
    if (followsCorrection()) {
      return Optional.of(Ground.NOT_NOTIFIED_ITSELF.on(notice));
    }
    if (isLate() && terms == LateAdmissionNotice.RECORDED) {
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
    clock.deferral(measured()).ifPresent(fact -> reasons.add(Ground.DEFERRED_ASSESSMENT.on(fact)));
    return reasons;
  }
}
