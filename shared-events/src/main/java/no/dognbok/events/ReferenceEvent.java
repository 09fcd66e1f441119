package no.dognbok.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known around the stays and can change an answer: rates, addresses, agreement terms,
 * holidays, the rule set in force. It lies in the log like everything else, so that an answer can
 * be asked again as it was.
 */
public sealed interface ReferenceEvent
    permits ReferenceEvent.DailyRateSet,
        ReferenceEvent.AddressMapped,
        ReferenceEvent.TermsAgreed,
        ReferenceEvent.AgreementTerminated,
        ExceptionEvent,
        ReferenceEvent.HolidaysSet,
        ReferenceEvent.RuleSetAdopted,
        ReferenceEvent.RetentionSet,
        ReferenceEvent.InvoicingSet,
        ReferenceEvent.InvoiceReceiverSet,
        ReferenceEvent.MunicipalityMerged,
        ReferenceEvent.LedgerSimulated {

  /** Where it comes from: a law, a letter, a register, an agreement. */
  String source();

  /** Døgnpris of a year (§ 13 fjerde ledd), in whole kroner. */
  @EventType(name = "DailyRateSet")
  record DailyRateSet(int year, int nokPerDay, String source) implements ReferenceEvent {}

  /**
   * What an address stands for. A hospital's address carries its trust, a municipal one its
   * municipality.
   *
   * @param address a HER-id, an organisation number
   * @param organisation the organisation behind it
   * @param name the organisation's name in the register
   * @param trust the hospital trust (helseforetak) that owns it; absent for a municipality
   * @param municipality the municipality whose service it is; absent for a hospital
   * @param careType what is treated there, where it is one thing
   */
  @EventType(name = "AddressMapped")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AddressMapped(
      Address address,
      Address organisation,
      String name,
      @Nullable Address trust,
      @Nullable Municipality municipality,
      @Nullable CareType careType,
      String source)
      implements ReferenceEvent {}

  /**
   * What a hospital trust and a municipality have agreed on, for the days from {@code validFrom}
   * on.
   *
   * @param municipality absent where the terms hold for every municipality that has none of its own
   * @param validTo the last day; absent while they hold
   */
  @EventType(name = "TermsAgreed")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TermsAgreed(
      Address trust,
      @Nullable Municipality municipality,
      LocalDate validFrom,
      @Nullable LocalDate validTo,
      AgreementTerms terms,
      String source)
      implements ReferenceEvent {

    /**
     * Where all lies that two parties have agreed on.
     *
     * @param municipality absent where it is with every municipality that has none of its own
     */
    public static String stream(Address trust, @Nullable Municipality municipality) {
      return "agreement/%s/%s"
          .formatted(trust.value(), municipality == null ? "all" : municipality);
    }
  }

  /**
   * An agreement was terminated (oppsigelse, helse- og omsorgstjenesteloven § 6-5 andre ledd): what
   * had been agreed holds for no day after the last. What is agreed later stands in its place.
   *
   * @param municipality absent where the agreement was with every municipality that has none of its
   *     own
   * @param lastDay the last day of the agreement
   * @param wouldHaveEnded the last day that it would have had; absent where it had none
   */
  @EventType(name = "AgreementTerminated")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AgreementTerminated(
      Address trust,
      @Nullable Municipality municipality,
      LocalDate lastDay,
      @Nullable LocalDate wouldHaveEnded,
      String source)
      implements ReferenceEvent {}

  /** The public holidays of a year; Saturdays and Sundays need no mention. */
  @EventType(name = "HolidaysSet")
  record HolidaysSet(int year, List<LocalDate> days, String source) implements ReferenceEvent {
    public HolidaysSet {
      days = List.copyOf(days);
    }
  }

  /** From here on answers are judged by the rule set of this number. */
  @EventType(name = "RuleSetAdopted")
  record RuleSetAdopted(int number, String source) implements ReferenceEvent {

    /** Number of the newest rule set that this program knows; they are numbered from 1. */
    public static final int NEWEST = 2;
  }

  /**
   * How long what tells of people is kept, from now on. What is not named is not erased by its age.
   *
   * @param identity the identity blocks and claims of a stay, counted from the departure, or, where
   *     none is known, from the last that happened in it
   * @param notes what people wrote, counted from the end of the dispute that it belongs to
   */
  @EventType(name = "RetentionSet")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RetentionSet(@Nullable Period identity, @Nullable Period notes, String source)
      implements ReferenceEvent {

    /** Where it lies. */
    public static final String STREAM = "reference/retention";
  }

  /**
   * How a hospital trust sends its invoices (EHF Billing 3.0), from now on.
   *
   * @param trust helseforetaket, by its organisation number
   * @param name as it stands in Enhetsregisteret
   * @param address forretningsadresse
   * @param vatRegistered whether it stands in Merverdiavgiftsregisteret
   * @param tax how payment days are treated by the law of value added tax
   * @param account bank account: eleven digits, or an IBAN
   * @param paymentDays days from the date of an invoice to its due date
   * @param firstNumber the number with which the series begins
   * @param numberPrefix what stands before the number on the document; absent where nothing does
   * @param contact whom to ask: an e-mail address of an office, never of a person; absent where
   *     nobody is named
   */
  @EventType(name = "InvoicingSet")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record InvoicingSet(
      Address trust,
      String name,
      PostalAddress address,
      boolean vatRegistered,
      Tax tax,
      String account,
      int paymentDays,
      long firstNumber,
      @Nullable String numberPrefix,
      @Nullable String contact,
      String source)
      implements ReferenceEvent {

    /** How payment days are treated by the law of value added tax (merverdiavgiftsloven). */
    public enum Tax {
      /** Exempt, as health services are (§ 3-2): category E; the seller is registered. */
      EXEMPT,
      /** Outside the scope of the law: category O; no tax number stands on the invoice. */
      OUTSIDE_SCOPE
    }

    /** Where it lies. */
    public static String stream(Address trust) {
      return "reference/invoicing/" + trust.value();
    }
  }

  /**
   * To whom a hospital trust sends the invoices for a municipality, from now on.
   *
   * @param trust helseforetaket, by its organisation number
   * @param municipality kommunen
   * @param organisation organisation number under which it receives EHF
   * @param name as it stands in Enhetsregisteret
   * @param address forretningsadresse
   * @param buyerReference what the municipality wants to see on it (deres referanse)
   */
  @EventType(name = "InvoiceReceiverSet")
  record InvoiceReceiverSet(
      Address trust,
      Municipality municipality,
      Address organisation,
      String name,
      PostalAddress address,
      String buyerReference,
      String source)
      implements ReferenceEvent {

    /** Where it lies. */
    public static String stream(Address trust, Municipality municipality) {
      return "reference/invoice-receiver/%s/%s".formatted(trust.value(), municipality);
    }
  }

  /**
   * A municipality has ceased, and another pays in its place (kommunesammenslåing, inndelingslova).
   *
   * @param municipality that has ceased
   * @param successor that took it over
   * @param lastDay the last day on which it was there
   */
  @EventType(name = "MunicipalityMerged")
  record MunicipalityMerged(
      Municipality municipality, Municipality successor, LocalDate lastDay, String source)
      implements ReferenceEvent {

    /** Where it lies. */
    public static String stream(Municipality municipality) {
      return "reference/municipality/" + municipality;
    }
  }

  /**
   * Everything in this ledger is made up. The first event of a simulated ledger, and of no other.
   */
  @EventType(name = "LedgerSimulated")
  record LedgerSimulated(String source) implements ReferenceEvent {

    /** Where it lies. */
    public static final String STREAM = "reference/ledger";
  }
}
