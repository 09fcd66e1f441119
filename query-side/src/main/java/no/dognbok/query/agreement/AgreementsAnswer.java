package no.dognbok.query.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import no.dognbok.events.AgreementTerms;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.law.Directory;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.PartyAnswer;
import no.dognbok.query.surroundings.SurroundingsView.Known;
import org.jspecify.annotations.Nullable;

/**
 * The terms that trusts and municipalities have agreed on, as they stand.
 *
 * @param agreements by parties and day; what a trust has agreed on with all that have no agreement
 *     of their own comes last
 * @param exceptions for a period (force majeure), in the order in which they were told of;
 *     cancelled ones too
 * @param basis what this rests on
 */
record AgreementsAnswer(List<Terms> agreements, List<ExceptionAnswer> exceptions, Basis basis) {

  /**
   * Terms that hold between two parties from one day to another.
   *
   * @param trust the hospital trust
   * @param municipality the municipality; absent for all that have no agreement of their own
   * @param from the first day
   * @param to the last day; absent while they hold
   * @param dischargeSummaryRequired no payment without a discharge summary
   * @param graceAfterNotice payable only when so much time has passed since the § 10 notice
   * @param lateAdmissionNotice what a late § 8 notice does to payment
   * @param updatedHealthInformationRequired the § 10 notice counts from the day updated health
   *     information came
   * @param workingLimit what "straks" is shown as
   * @param noticeWindowFrom start of the hours in which a notice should be sent
   * @param noticeWindowTo end of those hours
   * @param objectionWindow how long the municipality has to object to a presented statement
   * @param billingBasis which days stand in which month
   * @param accountWithin so much time after it was asked for the account of the § 9 assessment is
   *     due (§ 14); absent where no deadline is agreed on
   * @param objectionsHeldBack whether a day that was objected to in time waits for the settlement;
   *     absent where nothing is said
   * @param agreed where they come from
   * @param terminated what ended them; absent where no termination did
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Terms(
      PartyAnswer trust,
      @Nullable PartyAnswer municipality,
      LocalDate from,
      @Nullable LocalDate to,
      boolean dischargeSummaryRequired,
      @Nullable Duration graceAfterNotice,
      AgreementTerms.LateAdmissionNotice lateAdmissionNotice,
      boolean updatedHealthInformationRequired,
      Duration workingLimit,
      LocalTime noticeWindowFrom,
      LocalTime noticeWindowTo,
      Duration objectionWindow,
      AgreementTerms.BillingBasis billingBasis,
      @Nullable Duration accountWithin,
      @Nullable Boolean objectionsHeldBack,
      Origin agreed,
      @Nullable Origin terminated) {

    static Terms of(StandingTerms standing, Directory directory) {
      AgreementTerms terms = standing.agreed().terms();
      return new Terms(
          Objects.requireNonNull(PartyAnswer.of(standing.trust(), directory)),
          PartyAnswer.of(standing.municipality(), directory),
          standing.from(),
          standing.to(),
          terms.dischargeSummaryRequired(),
          terms.graceAfterNotice(),
          terms.lateAdmissionNotice(),
          terms.updatedHealthInformationRequired(),
          terms.workingLimit(),
          terms.noticeWindowFrom(),
          terms.noticeWindowTo(),
          terms.objectionWindow(),
          terms.billingBasis(),
          terms.accountWithin(),
          terms.objectionsHeldBack(),
          Origin.of(standing.origin()),
          standing.termination() == null ? null : Origin.of(standing.termination()));
    }
  }

  /**
   * Where something comes from.
   *
   * @param event id of the event that says so
   * @param position of its commit in the log
   * @param recordedAt when the ledger was told
   * @param source what the event names as its source
   */
  record Origin(String event, long position, OffsetDateTime recordedAt, String source) {
    static Origin of(Known known) {
      return new Origin(
          known.stored().id(),
          known.stored().position(),
          Objects.requireNonNull(DeadlineAnswer.local(known.stored().recordedAt())),
          known.event().source());
    }
  }
}
