package no.dognbok.query.statement.invoice;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import no.dognbok.events.Address;
import no.dognbok.events.CareType;
import no.dognbok.events.Municipality;
import no.dognbok.events.PostalAddress;
import no.dognbok.events.ReferenceEvent.InvoiceReceiverSet;
import no.dognbok.events.ReferenceEvent.InvoicingSet;
import no.dognbok.events.ReferenceEvent.InvoicingSet.Tax;
import no.dognbok.query.law.PaymentDay.Verdict;
import no.dognbok.query.law.Standing;
import no.dognbok.query.statement.Correction;
import no.dognbok.query.statement.StatementContent;
import no.dognbok.query.statement.StatementContent.Line;
import no.dognbok.query.statement.StatementContent.Totals;
import no.dognbok.query.statement.StatementDay;
import no.dognbok.query.stay.OwnReference;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/** Facts of made-up invoices for October 2025, put together step by step. */
public final class SampleFacts {

  static final int RATE = 5981;
  private static final YearMonth MONTH = YearMonth.of(2025, 10);
  private static final PartyAnswer LEVANGER =
      new PartyAnswer("org:974754118", "Sykehuset Levanger", true);
  private static final OwnReference OWN = new OwnReference("983974791", "DIPS 4711");

  private final List<Line> lines = new ArrayList<>();
  private final List<Correction> corrections = new ArrayList<>();
  private final List<InvoiceFacts.Credited> credits = new ArrayList<>();
  private Tax tax = Tax.EXEMPT;
  private String trustName = "Helse Nord-Trøndelag HF";
  private String buyerReference = "STK-4021";
  private String buyerOrganisation = "840029212";
  private @Nullable Long saysToPay;

  /** So far apart are the numbers of stays whose ids begin alike. */
  static final int ALIKE = 10_000;

  /** Of an invoice with nothing on it yet: who sends it, and who receives it. */
  public static InvoiceFacts ofNothing() {
    return new SampleFacts().facts();
  }

  static UUID stay(int number) {
    long begins = (long) (number % ALIKE) << 32;
    return new UUID(0x1a2b3c4d_0000_4000L + begins, 0x8000_0000_0000_0000L + number);
  }

  SampleFacts tax(Tax treatment) {
    tax = treatment;
    return this;
  }

  SampleFacts trustName(String name) {
    trustName = name;
    return this;
  }

  SampleFacts buyerReference(String reference) {
    buyerReference = reference;
    return this;
  }

  SampleFacts buyerOrganisation(String number) {
    buyerOrganisation = number;
    return this;
  }

  SampleFacts saysToPay(long kroner) {
    saysToPay = kroner;
    return this;
  }

  /** Days of a stay, all at the same rate. */
  SampleFacts stay(int number, LocalDate from, int days) {
    return stay(
        number, IntStream.range(0, days).mapToObj(i -> day(from.plusDays(i), RATE)).toList(), null);
  }

  SampleFacts stay(int number, List<StatementDay> days, @Nullable Municipality formerly) {
    List<StatementDay> billed = days.stream().filter(day -> !day.isHeldBack()).toList();
    long amount = billed.stream().mapToLong(day -> day.rate() == null ? 0 : day.rate()).sum();
    lines.add(
        new Line(
            stay(number),
            LEVANGER,
            CareType.SOMATIC,
            List.of(OWN),
            formerly,
            days.getFirst().date(),
            days.getLast().date(),
            days,
            billed.size(),
            amount));
    return this;
  }

  static StatementDay day(LocalDate date, @Nullable Integer rate) {
    return new StatementDay(
        date, Verdict.PAYABLE, Standing.T, rate, List.of(), List.of(), null, null);
  }

  SampleFacts correction(int number, LocalDate date, long billed, long due) {
    corrections.add(
        new Correction(
            YearMonth.from(date),
            stay(number),
            LEVANGER,
            CareType.SOMATIC,
            List.of(OWN),
            date,
            billed,
            due,
            List.of(),
            List.of()));
    return this;
  }

  SampleFacts credits(String number, LocalDate issued) {
    credits.add(new InvoiceFacts.Credited(number, issued));
    return this;
  }

  InvoiceFacts facts() {
    long billed = lines.stream().mapToLong(line -> Objects.requireNonNull(line.amount())).sum();
    long corrected = corrections.stream().mapToLong(Correction::amount).sum();
    int days = lines.stream().mapToInt(Line::number).sum();
    int correctedDays = corrections.stream().mapToInt(Correction::days).sum();
    long toPay = saysToPay == null ? billed + corrected : saysToPay;
    StatementContent content =
        new StatementContent(
            StatementContent.FORM,
            new PartyAnswer("org:983974791", trustName, true),
            new PartyAnswer("5006", "Steinkjer kommune", true),
            MONTH,
            lines,
            corrections,
            List.of(),
            new Totals(lines.size(), days, billed, billed, 0, 0, correctedDays, corrected, toPay),
            List.of(),
            List.of(),
            List.of());
    return new InvoiceFacts(
        content,
        "UKP-1042",
        LocalDate.of(2025, 11, 24),
        LocalDate.of(2025, 12, 24),
        new InvoicingSet(
            Address.org("983974791"),
            trustName,
            new PostalAddress("Postboks 333", "7601", "Levanger"),
            tax == Tax.EXEMPT,
            tax,
            "99990000014",
            30,
            1000,
            "UKP-",
            "faktura@hnt.example",
            "a test"),
        new InvoiceReceiverSet(
            Address.org("983974791"),
            new Municipality("5006"),
            Address.org(buyerOrganisation),
            "Steinkjer kommune",
            new PostalAddress("Postboks 2530", "7729", "Steinkjer"),
            buyerReference,
            "a test"),
        credits);
  }
}
