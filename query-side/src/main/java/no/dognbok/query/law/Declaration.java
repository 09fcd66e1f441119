package no.dognbok.query.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.dognbok.events.CareType;
import no.dognbok.events.Profession;
import no.dognbok.events.StayEvent.DeclaredReady;
import no.dognbok.events.StayEvent.FollowUpNotNeeded.FollowUp;
import org.jspecify.annotations.Nullable;

/** § 9: the decision that the patient is ready, by someone who may decide it. */
final class Declaration {

  private final @Nullable Fact counting;
  private final @Nullable Fact first;
  private final CareType careType;
  private final RuleSet rules;
  private final boolean needsContact;

  Declaration(History history, Readiness period, CareType careType, RuleSet rules) {
    this.needsContact = FollowUpNeed.denied(history, period, FollowUp.OUTPATIENT_CONTACT).isEmpty();
    this.careType = careType;
    this.rules = rules;
    List<Fact> declarations = period.all(DeclaredReady.class).toList();
    this.first = declarations.stream().findFirst().orElse(null);
    this.counting = declarations.stream().filter(this::counts).findFirst().orElse(null);
  }

  private static DeclaredReady event(Fact fact) {
    return (DeclaredReady) fact.event();
  }

  private boolean counts(Fact fact) {
    return wasMadeByWhoMay(fact) && !coercionGoesOn(fact);
  }

  /**
   * By the version of the regulation of its own day; a profession that is not on record counts as
   * entitled (P23).
   */
  private boolean wasMadeByWhoMay(Fact fact) {
    Profession profession = event(fact).profession();
    if (profession == null) {
      return rules.has(Rule.P23);
    }
    return Regulation.on(fact.day())
        .map(version -> version.mayDeclare(profession, careType))
        .orElse(profession == Profession.PHYSICIAN);
  }

  /**
   * § 9 andre ledd: in mental health care, coercion that the municipality cannot continue must have
   * ended.
   */
  private boolean coercionGoesOn(Fact fact) {
    return rules.has(Rule.P15)
        && careType == CareType.MENTAL_HEALTH
        && Boolean.FALSE.equals(event(fact).coercionEnded());
  }

  Optional<Fact> counting() {
    return Optional.ofNullable(counting);
  }

  /** Why a day is not payable for want of a declaration; empty where there is one by then. */
  Optional<Reason> against(LocalDate day) {
    if (counting != null) {
      return day.isBefore(counting.day())
          ? Optional.of(Ground.DECLARED_LATER.on(counting))
          : Optional.empty();
    }
    if (first == null) {
      return Optional.of(Reason.of(Ground.NOT_DECLARED_READY));
    }
    return Optional.of(
        (wasMadeByWhoMay(first) ? Ground.COERCION_NOT_ENDED : Ground.NOT_DECLARED_BY_WHO_MAY)
            .on(first));
  }

  /** § 9: why none counts although somebody has declared the patient ready. */
  List<Doubt> invalid() {
    return counting != null || first == null
        ? List.of()
        : List.of(
            Doubt.of(
                wasMadeByWhoMay(first)
                    ? Doubt.Code.COERCION_GOES_ON
                    : Doubt.Code.DECLARED_BY_WHO_MAY_NOT,
                first));
  }

  /** P15, P23: what is not on record. */
  List<Doubt> doubts() {
    List<Doubt> doubts = new ArrayList<>();
    if (counting == null) {
      return doubts;
    }
    if (event(counting).profession() == null && rules.has(Rule.P23)) {
      doubts.add(Doubt.of(Doubt.Code.PROFESSION_UNKNOWN, counting));
    }
    boolean special = careType != CareType.SOMATIC && rules.has(Rule.P15);
    if (special && careType == CareType.MENTAL_HEALTH && event(counting).coercionEnded() == null) {
      doubts.add(Doubt.of(Doubt.Code.COERCION_NOT_RECORDED, counting));
    }
    if (special && needsContact && !Boolean.TRUE.equals(event(counting).outpatientContactMade())) {
      doubts.add(Doubt.of(Doubt.Code.OUTPATIENT_CONTACT_NOT_RECORDED, counting));
    }
    return doubts;
  }
}
