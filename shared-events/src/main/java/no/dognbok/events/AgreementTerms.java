package no.dognbok.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * Avtalevilkår: what the agreement between a hospital trust and a municipality adds to § 13.
 * Disputes show that these change the result, so every day's reason names the term it rests on.
 *
 * @param dischargeSummaryRequired no payment without epikrise or equivalent information; with it
 *     from the day it was sent
 * @param graceAfterNotice payable only from the day on which so much time has passed since the § 10
 *     notice
 * @param lateAdmissionNotice what a late § 8 notice does to payment
 * @param updatedHealthInformationRequired the § 10 notice counts from the day updated health
 *     information came
 * @param workingLimit what "straks" is shown as: a working limit, never law
 * @param noticeWindowFrom start of the hours in which a notice should be sent, Monday to Friday
 * @param noticeWindowTo end of those hours
 * @param objectionWindow how long the municipality has to object to a presented statement
 * @param billingBasis which days stand in which month
 * @param accountWithin so much time after it was asked for the account of the § 9 assessment (§ 14)
 *     is due; absent where no deadline is agreed on
 * @param objectionsHeldBack whether a day that the municipality has objected to in time is not
 *     billed before the two have settled it; absent means no
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgreementTerms(
    boolean dischargeSummaryRequired,
    @Nullable Duration graceAfterNotice,
    LateAdmissionNotice lateAdmissionNotice,
    boolean updatedHealthInformationRequired,
    Duration workingLimit,
    LocalTime noticeWindowFrom,
    LocalTime noticeWindowTo,
    Duration objectionWindow,
    BillingBasis billingBasis,
    @Nullable Duration accountWithin,
    @Nullable Boolean objectionsHeldBack) {

  /** Without a deadline for the account of the § 9 assessment. */
  public AgreementTerms(
      boolean dischargeSummaryRequired,
      @Nullable Duration graceAfterNotice,
      LateAdmissionNotice lateAdmissionNotice,
      boolean updatedHealthInformationRequired,
      Duration workingLimit,
      LocalTime noticeWindowFrom,
      LocalTime noticeWindowTo,
      Duration objectionWindow,
      BillingBasis billingBasis) {
    this(
        dischargeSummaryRequired,
        graceAfterNotice,
        lateAdmissionNotice,
        updatedHealthInformationRequired,
        workingLimit,
        noticeWindowFrom,
        noticeWindowTo,
        objectionWindow,
        billingBasis,
        null,
        null);
  }

  /** The same, with a deadline for the account of the § 9 assessment, or without one. */
  public AgreementTerms accountWithin(@Nullable Duration within) {
    return new AgreementTerms(
        dischargeSummaryRequired,
        graceAfterNotice,
        lateAdmissionNotice,
        updatedHealthInformationRequired,
        workingLimit,
        noticeWindowFrom,
        noticeWindowTo,
        objectionWindow,
        billingBasis,
        within,
        objectionsHeldBack);
  }

  /** The same, with what a day is that was objected to in time. */
  public AgreementTerms objectionsHeldBack(@Nullable Boolean heldBack) {
    return new AgreementTerms(
        dischargeSummaryRequired,
        graceAfterNotice,
        lateAdmissionNotice,
        updatedHealthInformationRequired,
        workingLimit,
        noticeWindowFrom,
        noticeWindowTo,
        objectionWindow,
        billingBasis,
        accountWithin,
        heldBack);
  }

  /** Whether a day that the municipality has objected to in time waits for the settlement. */
  public boolean holdsBack() {
    return Boolean.TRUE.equals(objectionsHeldBack);
  }

  /** What a § 8 notice that came late does to payment (P11). */
  public enum LateAdmissionNotice {
    /** It counts from the day it was sent. */
    DELAYS,
    /** It never counts: the literal reading of § 13 andre ledd. */
    VOIDS,
    /** It is recorded as a breach and moves nothing. */
    RECORDED
  }

  /** Which month a day is billed in. */
  public enum BillingBasis {
    /** The month the day falls in. */
    DAY,
    /** The month the stay ends in. */
    END_OF_STAY
  }

  /**
   * What holds where the parties have agreed on nothing: § 13 alone, with a working limit of two
   * hours.
   */
  public static final AgreementTerms NONE_AGREED =
      new AgreementTerms(
          false,
          null,
          LateAdmissionNotice.DELAYS,
          false,
          Duration.ofHours(2),
          LocalTime.of(8, 0),
          LocalTime.of(15, 0),
          Duration.ofDays(14),
          BillingBasis.DAY);
}
