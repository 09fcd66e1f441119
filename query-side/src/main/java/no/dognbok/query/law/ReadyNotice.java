package no.dognbok.query.law;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.StayEvent.HealthInformationUpdated;
import no.dognbok.events.StayEvent.ReadyNoticeSent;
import org.jspecify.annotations.Nullable;

/** § 10: the notice that the patient is ready. Whether it came, from when it counts. */
final class ReadyNotice {

  private final List<Fact> sentToOthers;
  private final List<Fact> denied;
  private final @Nullable Fact counting;
  private final @Nullable Moment countsFrom;
  private final @Nullable Receipts receipts;
  private final @Nullable Fact declaration;
  private final @Nullable Fact information;
  private final RuleSet rules;

  ReadyNotice(
      History history,
      Readiness period,
      Declaration declared,
      Given given,
      Optional<Municipality> municipality,
      RuleSet rules) {
    this.rules = rules;
    List<Fact> sent = period.all(ReadyNoticeSent.class).toList();
    this.sentToOthers = sent.stream().filter(fact -> !given.isBetween(fact, municipality)).toList();
    this.denied =
        sent.stream()
            .filter(fact -> given.isBetween(fact, municipality))
            .filter(fact -> !given.was(fact, municipality))
            .toList();
    this.counting =
        sent.stream()
            .filter(fact -> given.was(fact, municipality))
            .min(Comparator.comparing(fact -> history.receiptsOf(fact).received().instant()))
            .orElse(null);
    this.receipts = counting == null ? null : history.receiptsOf(counting);
    this.declaration = declared.counting().orElse(null);
    this.countsFrom = receipts == null ? null : countsFrom(receipts.received());
    this.information =
        given
            .nearest(
                HealthInformationUpdated.class,
                municipality,
                period.before(),
                (counting == null ? period.facts().getFirst() : counting).at().latest())
            .orElse(null);
  }

  /** P18: one before the declaration counts from the declaration. */
  private Moment countsFrom(Moment received) {
    return rules.has(Rule.P18)
            && declaration != null
            && received.instant().isBefore(declaration.at().instant())
        ? declaration.at()
        : received;
  }

  /** The notice that counts. */
  Optional<Fact> counting() {
    return Optional.ofNullable(counting);
  }

  /** From when it counts: receipt, declaration considered. */
  Optional<Moment> countsFrom() {
    return Optional.ofNullable(countsFrom);
  }

  /** P19: a notice that was denied, and not sent again. */
  List<Doubt> denied() {
    return counting != null || denied.isEmpty()
        ? List.of()
        : List.of(Doubt.of(Doubt.Code.NOTICE_DENIED, denied.getLast()));
  }

  /**
   * The updated health information that belongs to it: the last since the period before ended that
   * was there when it was sent, else the first after it.
   */
  Optional<Fact> information() {
    return Optional.ofNullable(information);
  }

  /** Why a day is not payable for want of this notice; empty where it counts by then. */
  Optional<Reason> against(LocalDate day) {
    if (counting == null || countsFrom == null || receipts == null) {
      return Optional.of(
          !denied.isEmpty()
              ? Ground.READY_NOTICE_NOT_RECEIVED.on(denied.getFirst())
              : !sentToOthers.isEmpty()
                  ? Ground.NOT_NOTIFIED_ITSELF.on(sentToOthers.getFirst())
                  : Reason.of(Ground.NO_READY_NOTICE));
    }
    if (!day.isBefore(countsFrom.day())) {
      return Optional.empty();
    }
    if (!sentToOthers.isEmpty() && sentToOthers.getFirst().isBefore(counting)) {
      return Optional.of(Ground.NOT_NOTIFIED_ITSELF.on(counting));
    }
    if (!denied.isEmpty() && denied.getFirst().isBefore(counting)) {
      return Optional.of(Ground.READY_NOTICE_NOT_RECEIVED.on(denied.getFirst(), counting));
    }
    if (receipts.negative() != null) {
      return Optional.of(Ground.READY_NOTICE_NOT_RECEIVED.on(receipts.negative(), counting));
    }
    if (!day.isBefore(counting.day())) {
      return Optional.of(
          declaration != null && countsFrom.equals(declaration.at())
              ? Ground.DECLARED_LATER.on(declaration)
              : Reason.of(Ground.READY_NOTICE_RECEIVED_LATER, counting, receipts.positive()));
    }
    return Optional.of(Ground.READY_NOTICE_LATER.on(counting));
  }

  /** Under an agreement that requires it: counts from the day updated information came. */
  Optional<Reason> againstWithoutInformation(LocalDate day) {
    return lacksInformation(day)
        ? Optional.of(Reason.of(Ground.UPDATED_INFORMATION_LATER, information))
        : Optional.empty();
  }

  private boolean lacksInformation(LocalDate day) {
    return rules.has(Rule.P18) && (information == null || day.isBefore(information.day()));
  }

  /** P18, P19: what a payable day owes to the way in which the notice came. */
  List<Reason> behind() {
    List<Reason> reasons = new ArrayList<>();
    if (counting == null || countsFrom == null || receipts == null) {
      return reasons;
    }
    if (declaration != null && countsFrom.equals(declaration.at())) {
      if (counting.isBefore(declaration)) {
        reasons.add(Ground.COUNTS_FROM_DECLARATION.on(counting, declaration));
      }
    } else if (receipts.positive() != null) {
      reasons.add(Reason.of(Ground.RECEIVED_WHEN_RECEIPT_SAYS, counting, receipts.positive()));
    }
    return reasons;
  }

  /**
   * P18, P19: what is in doubt about it on a day.
   *
   * @param required whether the agreement makes updated information a condition, so that it is no
   *     doubt but a reason
   */
  List<Doubt> doubts(LocalDate day, Instant asOf, boolean required) {
    List<Doubt> doubts = new ArrayList<>();
    if (counting == null || receipts == null) {
      return doubts;
    }
    if (rules.has(Rule.P19) && receipts.isUnproven(asOf)) {
      doubts.add(Doubt.of(Doubt.Code.NOT_PROVEN_RECEIVED, counting));
    }
    if (!required && lacksInformation(day)) {
      doubts.add(Doubt.of(Doubt.Code.UPDATED_INFORMATION_MISSING, counting));
    }
    return doubts;
  }
}
