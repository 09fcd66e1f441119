package no.dognbok.standalone.simulation;

import java.util.random.RandomGenerator;

/**
 * How often something happens. Where a figure is known it is that: 154 000 stays notified in 2022,
 * 21 400 of them with payment days, 71 800 days; of 82 500 patients declared ready in 2021 about 18
 * 000 waited. The rest is what people in wards and municipalities would not be surprised by. A test
 * measures each over some thousand stays.
 */
public enum Chance {
  /** Of all stays: the patient needs something from the municipality afterwards. */
  NEEDS_MUNICIPALITY(0.19),
  /** Of stays without such a need: nobody registers that it was assessed. */
  NO_ASSESSMENT(0.03),
  /** Of stays with such a need: the § 8 notice never comes. */
  NO_ADMISSION_NOTICE(0.03),
  /** Of § 8 notices: it comes more than 24 hours after the admission. */
  LATE_ADMISSION_NOTICE(0.08),
  /** Of stays with a need: assessed as none at first. */
  NEED_FOUND_LATER(0.05),
  /** Of stays with a need: the assessment is deferred (§ 8 tredje ledd). */
  ASSESSMENT_DEFERRED(0.02),
  /** Of notified stays: nobody is ever declared ready, because the patient can just go home. */
  NOT_NEEDED_AFTER_ALL(0.32),
  /** Of notified stays: no innleggelsesrapport comes. */
  NO_ADMISSION_REPORT(0.12),
  /** Of declarations: no updated health information before the § 10 notice. */
  NO_HEALTH_INFORMATION(0.12),
  /** Of declarations: the municipality cannot receive the patient the same day. */
  WAITS(0.213),
  /** Of those who wait: the municipality says nothing at first. */
  NO_ANSWER(0.18),
  /** Of first answers: free text, which a person has to read. */
  FREE_TEXT(0.05),
  /** Of answers to those who wait longer than a day: the estimate is too early. */
  ESTIMATE_SLIPS(0.35),
  /**
   * Of estimates that slip: the next one comes a day or more after it has passed, or not at all.
   */
  NEXT_ESTIMATE_LATE(0.4),
  /** Of offers that a patient waited for: taken back the same day. */
  OFFER_WITHDRAWN(0.03),
  /** Of offers that a patient waited for: the patient declines. */
  OFFER_REFUSED(0.015),
  /** Of answers to those who need not wait: a yes with conditions first. */
  CONDITIONAL(0.02),
  /** Of answers to those who need not wait: no need for the municipality's services. */
  NO_NEED(0.015),
  /** Of declarations: withdrawn (avmelding), because the patient falls ill again. */
  READINESS_WITHDRAWN(0.05),
  /** Of withdrawals: declared ready again. */
  DECLARED_AGAIN(0.75),
  /** Of stays with a declaration: one sent by mistake before it, and cancelled. */
  SENT_BY_MISTAKE(0.015),
  /** Of stays with a need: the patient dies in hospital. */
  DIES(0.03),
  /** Of those who wait: transferred to further treatment in specialist care. */
  TRANSFERRED(0.015),
  /** Of those who wait: moved to another hospital of the trust while waiting. */
  MOVED(0.02),
  /** Of those who wait two days or more: a night on leave. */
  LEAVE(0.04),
  /** Of departures: on the patient's own responsibility. */
  OWN_RESPONSIBILITY(0.006),
  /** Of departures: no epikrise. */
  NO_DISCHARGE_SUMMARY(0.04),
  /** Of all stays: the time of the admission was typed wrong, and is corrected. */
  WRONG_TIME(0.015),
  /** Of stays with a need: a wrong municipality was stated, and is corrected. */
  WRONG_MUNICIPALITY(0.01),
  /** Of stays with a need: the patient could not state a municipality at first. */
  MUNICIPALITY_UNKNOWN(0.006),
  /** Of all admissions: told with a date only. */
  DATE_ONLY(0.02),
  /** Of all tellings: it arrives hours late, behind what happened after it. */
  ARRIVES_LATE(0.02),
  /** Of stays, for either party: its clock is some minutes ahead. */
  CLOCK_AHEAD(0.03),
  /** Of messages, whichever party sends them: no receipt comes. */
  NO_RECEIPT(0.02),
  /** Of notices: the receipt is negative, and the notice is sent again. */
  NEGATIVE_RECEIPT(0.008),
  /** Of a municipality's days: its message systems are down for some hours. */
  OUTAGE(0.012);

  private final double probability;

  Chance(double probability) {
    this.probability = probability;
  }

  public double probability() {
    return probability;
  }

  boolean happens(RandomGenerator random) {
    return random.nextDouble() < probability;
  }
}
