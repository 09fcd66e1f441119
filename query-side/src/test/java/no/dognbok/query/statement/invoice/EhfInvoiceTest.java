package no.dognbok.query.statement.invoice;

import static no.dognbok.query.statement.invoice.SampleFacts.RATE;
import static no.dognbok.query.statement.invoice.SampleFacts.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import no.dognbok.ehf.EhfRules;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent.InvoicingSet.Tax;
import no.dognbok.query.law.PaymentDay.Verdict;
import no.dognbok.query.law.Standing;
import no.dognbok.query.statement.Objection;
import no.dognbok.query.statement.StatementDay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Invoices and credit notes by the official rules, and what stands in them. */
class EhfInvoiceTest {

  private static final LocalDate OCTOBER_12 = LocalDate.of(2025, 10, 12);
  private static final LocalDate AUGUST_14 = LocalDate.of(2025, 8, 14);

  private static String text(InvoiceFacts facts) {
    byte[] document = EhfInvoice.render(facts);
    EhfRules.assertValid(document);
    return new String(document, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource(Tax.class)
  void anInvoicePassesTheOfficialRules(Tax tax) {
    String invoice = text(new SampleFacts().tax(tax).stay(1, OCTOBER_12, 4).facts());
    assertThat(invoice)
        .contains("<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>")
        .contains("<cbc:ID>UKP-1042</cbc:ID>", "<cbc:PaymentID>UKP-1042</cbc:PaymentID>")
        .contains("<cbc:DueDate>2025-12-24</cbc:DueDate>")
        .contains("<cbc:BuyerReference>STK-4021</cbc:BuyerReference>")
        .contains("<cbc:InvoicedQuantity unitCode=\"DAY\">4</cbc:InvoicedQuantity>")
        .contains("<cbc:PriceAmount currencyID=\"NOK\">5981.00</cbc:PriceAmount>")
        .contains("<cbc:PayableAmount currencyID=\"NOK\">23924.00</cbc:PayableAmount>")
        .contains("Opphold 1a2b3c4e, Sykehuset Levanger, 12.10.2025–15.10.2025")
        .contains("avregning for oktober 2025, kommune 5006")
        .contains("Foretaksregisteret")
        .doesNotContain("DIPS 4711");
    assertThat(invoice.contains("NO983974791MVA")).isEqualTo(tax == Tax.EXEMPT);
  }

  @ParameterizedTest
  @EnumSource(Tax.class)
  void aCreditNotePassesTheOfficialRules(Tax tax) {
    String note =
        text(
            new SampleFacts()
                .tax(tax)
                .stay(1, OCTOBER_12, 1)
                .correction(2, AUGUST_14, RATE, 0)
                .correction(2, AUGUST_14.plusDays(1), RATE, 0)
                .correction(3, AUGUST_14, 0, 981)
                .credits("UKP-1003", LocalDate.of(2025, 9, 22))
                .credits("UKP-1019", LocalDate.of(2025, 10, 20))
                .facts());
    assertThat(note)
        .contains("<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>")
        .contains("<cbc:ID>UKP-1003</cbc:ID>", "<cbc:ID>UKP-1019</cbc:ID>")
        .contains("<cbc:IssueDate>2025-09-22</cbc:IssueDate>")
        .contains("<cbc:PayableAmount currencyID=\"NOK\">5000.00</cbc:PayableAmount>")
        .contains("<cbc:CreditedQuantity unitCode=\"DAY\">1</cbc:CreditedQuantity>")
        .contains("<cbc:LineExtensionAmount currencyID=\"NOK\">-981.00</cbc:LineExtensionAmount>")
        .contains("Rettelse av avregning for august 2025")
        .contains("14.08.2025: døgnet krediteres", "14.08.2025: døgnet etterfaktureres")
        .doesNotContain("PaymentMeans", "99990000014", "DIPS 4711");
  }

  @Test
  void correctionsBothWaysStandOnAnInvoice() {
    String invoice =
        text(
            new SampleFacts()
                .stay(1, OCTOBER_12, 3)
                .correction(2, AUGUST_14, RATE, 0)
                .correction(3, AUGUST_14, 0, RATE)
                .correction(4, AUGUST_14, 5745, RATE)
                .correction(5, AUGUST_14, RATE, 5745)
                .correction(6, AUGUST_14, RATE, RATE)
                .facts());
    assertThat(invoice)
        .contains("<cbc:InvoicedQuantity unitCode=\"DAY\">-1</cbc:InvoicedQuantity>")
        .contains("<cbc:LineExtensionAmount currencyID=\"NOK\">-5981.00</cbc:LineExtensionAmount>")
        .contains("<cbc:PriceAmount currencyID=\"NOK\">236.00</cbc:PriceAmount>")
        .contains("døgnprisen endres fra 5745 til 5981 kr")
        .contains("døgnprisen endres fra 5981 til 5745 kr");
    assertThat(invoice.split("<cac:InvoiceLine>")).as("one of them changed nothing").hasSize(6);
  }

  @Test
  void aStatementThatEndsWithNothingIsAnInvoiceOfNothing() {
    assertThat(
            text(
                new SampleFacts()
                    .stay(1, OCTOBER_12, 1)
                    .correction(2, AUGUST_14, RATE, 0)
                    .credits("UKP-1003", LocalDate.of(2025, 9, 22))
                    .facts()))
        .contains("<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>", "<cbc:ID>UKP-1003</cbc:ID>")
        .contains("<cbc:PayableAmount currencyID=\"NOK\">0.00</cbc:PayableAmount>");
  }

  @Test
  void aStayOverNewYearHasALineForEachRate() {
    LocalDate eve = LocalDate.of(2024, 12, 31);
    String invoice =
        text(
            new SampleFacts()
                .stay(
                    1,
                    List.of(
                        day(eve.minusDays(2), 5745), day(eve, 5745), day(eve.plusDays(1), RATE)),
                    new Municipality("1702"))
                .facts());
    assertThat(invoice)
        .contains("2 døgn i tiden 29.12.2024–31.12.2024, gjelder tidligere kommune 1702")
        .contains("01.01.2025, gjelder")
        .contains("<cbc:PriceAmount currencyID=\"NOK\">5745.00</cbc:PriceAmount>")
        .contains("<cbc:PriceAmount currencyID=\"NOK\">5981.00</cbc:PriceAmount>");
  }

  @Test
  void aDayThatWaitsForASettlementOrForItsRateIsNotOnIt() {
    Objection objection =
        new Objection(
            new UUID(0, 1), OffsetDateTime.parse("2025-11-20T09:00+01:00"), true, true, List.of());
    StatementDay heldBack =
        new StatementDay(
            OCTOBER_12, Verdict.PAYABLE, Standing.T, RATE, List.of(), List.of(), null, objection);
    List<StatementDay> days =
        List.of(heldBack, day(OCTOBER_12.plusDays(1), RATE), day(OCTOBER_12.plusDays(2), null));
    assertThat(text(new SampleFacts().stay(1, days, null).facts()))
        .contains("Sykehuset Levanger, 13.10.2025<")
        .contains("<cbc:PayableAmount currencyID=\"NOK\">5981.00</cbc:PayableAmount>");
    InvoiceFacts none = new SampleFacts().stay(1, List.of(heldBack, days.getLast()), null).facts();
    assertThat(EhfInvoice.hasLines(none.content())).isFalse();
    assertThatThrownBy(() -> EhfInvoice.render(none)).hasMessageContaining("nothing to bill");
  }

  @Test
  void namesKeepTheirLettersAndMarks() {
    String name = "Ålesund & Sønn <Æøå> \"Ñ\" 😀 'x' ]]>\u0007\r\nHF";
    assertThat(text(new SampleFacts().trustName(name).stay(1, OCTOBER_12, 1).facts()))
        .contains("Ålesund &amp; Sønn &lt;Æøå&gt; \"Ñ\" 😀 'x' ]]&gt; HF");
  }

  @Test
  void manyLinesAreNoMatter() {
    SampleFacts many = new SampleFacts();
    for (int i = 1; i <= 200; i++) {
      many.stay(i, OCTOBER_12.plusDays(i % 10), 1 + i % 9);
    }
    assertThat(text(many.facts()).split("<cac:InvoiceLine>")).hasSize(201);
  }

  @Test
  void staysWhoseShortIdsAreTheSameAreCalledByTheWholeOne() {
    UUID one = SampleFacts.stay(1);
    UUID other = SampleFacts.stay(1 + SampleFacts.ALIKE);
    assertThat(one.toString().substring(0, 8)).isEqualTo(other.toString().substring(0, 8));
    assertThat(
            text(
                new SampleFacts()
                    .stay(1, OCTOBER_12, 1)
                    .correction(1 + SampleFacts.ALIKE, AUGUST_14, RATE, 0)
                    .stay(2, OCTOBER_12, 1)
                    .facts()))
        .contains("Opphold " + one + ",", "Opphold " + other + ",");
  }

  @Test
  void theSameFactsGiveTheSameBytes() {
    SampleFacts facts = new SampleFacts().stay(1, OCTOBER_12, 4).correction(2, AUGUST_14, RATE, 0);
    assertThat(EhfInvoice.render(facts.facts())).isEqualTo(EhfInvoice.render(facts.facts()));
  }

  @Test
  void aStatementThatDoesNotAddUpIsNoInvoice() {
    InvoiceFacts wrong = new SampleFacts().stay(1, OCTOBER_12, 4).saysToPay(1).facts();
    assertThatThrownBy(() -> EhfInvoice.render(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("23924")
        .hasMessageContaining("statement to 1");
  }

  /** What is wrong, how it is made so, and the rule that says so. */
  private record Broken(String what, UnaryOperator<String> by, String rule) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static UnaryOperator<String> replaced(String old, String by) {
    return text -> {
      assertThat(text).contains(old);
      return text.replaceFirst(java.util.regex.Pattern.quote(old), by);
    };
  }

  private static Stream<Broken> broken() {
    return Stream.of(
        new Broken(
            "no buyer reference",
            replaced("<cbc:BuyerReference>STK-4021</cbc:BuyerReference>", ""),
            "PEPPOL-EN16931-R003"),
        new Broken(
            "a wrong sum",
            replaced(
                "<cbc:PayableAmount currencyID=\"NOK\">23924.00",
                "<cbc:PayableAmount currencyID=\"NOK\">23925.00"),
            "BR-CO-16"),
        new Broken("a line that does not add up", replaced(">4</cbc:", ">5</cbc:"), "R120"),
        new Broken(
            "a wrong organisation number",
            replaced("schemeID=\"0192\">840029212", "schemeID=\"0192\">840029213"),
            "PEPPOL-COMMON-R041"),
        new Broken(
            "no endpoint",
            replaced("<cbc:EndpointID schemeID=\"0192\">840029212</cbc:EndpointID>", ""),
            "PEPPOL-EN16931-R010"),
        new Broken(
            "a wrong number of the seller",
            replaced("NO983974791MVA", "NO983974792MVA"),
            "NO-R-001"),
        new Broken("no register", replaced("Foretaksregisteret", "x"), "NO-R-002"),
        new Broken(
            "an order that is not the schema's",
            text -> text.replace("<cbc:ProfileID>", "<cbc:Note>x</cbc:Note><cbc:ProfileID>"),
            "cvc-complex-type"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void theRulesRefuseWhatIsBroken(Broken broken) {
    String invoice = text(new SampleFacts().stay(1, OCTOBER_12, 4).facts());
    String changed = broken.by().apply(invoice);
    assertThat(EhfRules.broken(changed.getBytes(StandardCharsets.UTF_8)))
        .anySatisfy(rule -> assertThat(rule).contains(broken.rule()));
  }
}
