package no.dognbok.query.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.CareType;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.ReferenceEvent.DailyRateSet;
import no.dognbok.events.ReferenceEvent.HolidaysSet;
import no.dognbok.events.ReferenceEvent.InvoiceReceiverSet;
import no.dognbok.events.ReferenceEvent.InvoicingSet;
import no.dognbok.events.ReferenceEvent.MunicipalityMerged;
import no.dognbok.events.ReferenceEvent.RetentionSet;
import no.dognbok.events.ReferenceEvent.TermsAgreed;
import no.dognbok.query.reference.InvoicingAnswers.InvoiceReceiver;
import no.dognbok.query.reference.InvoicingAnswers.Invoicing;
import no.dognbok.query.reference.InvoicingAnswers.MergedMunicipality;
import no.dognbok.query.stay.Basis;
import org.jspecify.annotations.Nullable;

/** What is known around the stays, in the form in which it is set. */
final class ReferenceAnswers {

  private ReferenceAnswers() {}

  /**
   * What is known around the stays, of each thing what was set last.
   *
   * @param dailyRates by year
   * @param addresses what they stand for
   * @param holidays the public holidays by year
   * @param agreements the terms between the parties, every version as it was agreed; which of them
   *     stand is asked for at {@code /agreements}
   * @param retention how long what tells of people is kept; absent where nobody has set it
   * @param invoicing how the trusts send their invoices
   * @param invoiceReceivers to whom they go
   * @param mergedMunicipalities that have ceased, and who pays in their place
   * @param basis what this rests on
   */
  record Everything(
      List<DailyRate> dailyRates,
      List<MappedAddress> addresses,
      List<Holidays> holidays,
      List<Agreement> agreements,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Retention retention,
      List<Invoicing> invoicing,
      List<InvoiceReceiver> invoiceReceivers,
      List<MergedMunicipality> mergedMunicipalities,
      Basis basis) {

    static Everything of(List<ReferenceEvent> events, Basis basis) {
      return new Everything(
          all(events, DailyRateSet.class, DailyRate::of, Comparator.comparing(DailyRate::year)),
          all(
              events,
              AddressMapped.class,
              MappedAddress::of,
              Comparator.comparing(MappedAddress::address)),
          all(events, HolidaysSet.class, Holidays::of, Comparator.comparing(Holidays::year)),
          events.stream()
              .filter(TermsAgreed.class::isInstance)
              .map(event -> Agreement.of((TermsAgreed) event))
              .toList(),
          events.stream()
              .filter(RetentionSet.class::isInstance)
              .map(event -> Retention.of((RetentionSet) event))
              .findFirst()
              .orElse(null),
          all(events, InvoicingSet.class, Invoicing::of, Comparator.comparing(Invoicing::trust)),
          all(
              events,
              InvoiceReceiverSet.class,
              InvoiceReceiver::of,
              Comparator.comparing(InvoiceReceiver::trust)
                  .thenComparing(InvoiceReceiver::municipality)),
          all(
              events,
              MunicipalityMerged.class,
              MergedMunicipality::of,
              Comparator.comparing(MergedMunicipality::municipality)),
          basis);
    }

    private static <E extends ReferenceEvent, A> List<A> all(
        List<ReferenceEvent> events, Class<E> kind, Function<E, A> answer, Comparator<A> inOrder) {
      return events.stream()
          .filter(kind::isInstance)
          .map(kind::cast)
          .map(answer)
          .sorted(inOrder)
          .toList();
    }
  }

  /**
   * Døgnpris (§ 13 fjerde ledd).
   *
   * @param year that it holds for
   * @param nok whole kroner per day
   * @param source where it comes from
   */
  record DailyRate(int year, int nok, String source) {
    static DailyRate of(DailyRateSet rate) {
      return new DailyRate(rate.year(), rate.nokPerDay(), rate.source());
    }
  }

  /**
   * What an address stands for.
   *
   * @param address as it stands in messages
   * @param organisation behind it
   * @param name of the organisation
   * @param trust that owns it, where it is a hospital's
   * @param municipality whose service it is, where it is one's
   * @param careType what is treated there, where it is one thing
   * @param source where this comes from
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record MappedAddress(
      String address,
      String organisation,
      String name,
      @Nullable String trust,
      @Nullable String municipality,
      @Nullable CareType careType,
      String source) {
    static MappedAddress of(AddressMapped mapped) {
      return new MappedAddress(
          mapped.address().toString(),
          mapped.organisation().toString(),
          mapped.name(),
          mapped.trust() == null ? null : mapped.trust().toString(),
          mapped.municipality() == null ? null : mapped.municipality().number(),
          mapped.careType(),
          mapped.source());
    }
  }

  /**
   * The public holidays of a year.
   *
   * @param days those that are not only Saturdays or Sundays
   */
  record Holidays(int year, List<LocalDate> days, String source) {
    static Holidays of(HolidaysSet holidays) {
      return new Holidays(holidays.year(), holidays.days(), holidays.source());
    }
  }

  /**
   * How long what tells of people is kept.
   *
   * @param identity the identity blocks and claims of a stay, from the departure, {@code P10Y};
   *     absent where they are not erased by age
   * @param notes what people wrote, from the end of its dispute; absent where it is not deleted by
   *     age
   * @param source where this comes from
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Retention(@Nullable String identity, @Nullable String notes, String source) {
    static Retention of(RetentionSet set) {
      return new Retention(text(set.identity()), text(set.notes()), set.source());
    }

    private static @Nullable String text(@Nullable Period period) {
      return period == null ? null : period.toString();
    }
  }

  /**
   * What a trust and a municipality have agreed on.
   *
   * @param trust organisation of the hospital trust
   * @param municipality its number; {@code all} for those that have no terms of their own
   * @param validFrom the first day
   * @param validTo the last day; absent while the terms hold
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
   * @param source where this comes from
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Agreement(
      String trust,
      String municipality,
      LocalDate validFrom,
      @Nullable LocalDate validTo,
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
      String source) {
    static Agreement of(TermsAgreed agreed) {
      AgreementTerms terms = agreed.terms();
      return new Agreement(
          agreed.trust().toString(),
          agreed.municipality() == null ? "all" : agreed.municipality().number(),
          agreed.validFrom(),
          agreed.validTo(),
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
          agreed.source());
    }
  }
}
