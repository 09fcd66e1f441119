package no.dognbok.query.statement.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import no.dognbok.events.Address;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.Municipality;
import no.dognbok.events.PostalAddress;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.ReferenceEvent.AgreementTerminated;
import no.dognbok.events.ReferenceEvent.DailyRateSet;
import no.dognbok.events.ReferenceEvent.InvoiceReceiverSet;
import no.dognbok.events.ReferenceEvent.InvoicingSet;
import no.dognbok.events.ReferenceEvent.InvoicingSet.Tax;
import no.dognbok.events.ReferenceEvent.MunicipalityMerged;
import no.dognbok.events.ReferenceEvent.TermsAgreed;
import no.dognbok.query.statement.check.Missing.Code;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InvoiceSettingsTest {

  private static final Address TRUST = Address.org("983974791");
  private static final YearMonth OCTOBER = YearMonth.of(2025, 10);
  private static final PostalAddress OFFICE = new PostalAddress("Prøvegata 1", "7600", "Levanger");
  private static final Municipality STEINKJER = new Municipality("5006");
  private static final Municipality VERRAN = new Municipality("5039");
  private static final DailyRateSet RATE = new DailyRateSet(2025, 5981, "x");

  private static InvoiceSettings settings(ReferenceEvent... known) {
    return new InvoiceSettings(TRUST, OCTOBER, List.of(known));
  }

  private static InvoicingSet seller(Address trust, boolean registered, Tax tax, String account) {
    return new InvoicingSet(trust, "HF", OFFICE, registered, tax, account, 30, 1, null, null, "x");
  }

  private static InvoiceReceiverSet receiver(String organisation, String reference) {
    return new InvoiceReceiverSet(
        TRUST, STEINKJER, Address.org(organisation), "Steinkjer", OFFICE, reference, "x");
  }

  private static List<Code> codes(List<Missing> missing) {
    return missing.stream().map(Missing::code).toList();
  }

  @Test
  void nothingIsMissingOfWhatIsThere() {
    InvoiceSettings all =
        settings(
            RATE, seller(TRUST, true, Tax.EXEMPT, "99990000014"), receiver("840029212", "STK-1"));
    assertThat(all.missing()).isEmpty();
    assertThat(all.missing(STEINKJER, "Steinkjer kommune")).isEmpty();
  }

  @Test
  void whatNobodyHasSetIsMissing() {
    InvoiceSettings none =
        settings(
            new DailyRateSet(2024, 5745, "x"),
            seller(Address.org("974754118"), true, Tax.EXEMPT, "99990000014"));
    assertThat(codes(none.missing()))
        .containsExactly(Code.SELLER_NOT_SET, Code.DAILY_RATE_NOT_KNOWN);
    assertThat(none.missing(STEINKJER, "Steinkjer kommune"))
        .singleElement()
        .satisfies(missing -> {
          assertThat(missing.code()).isEqualTo(Code.RECEIVER_NOT_SET);
          assertThat(missing.text()).contains("Steinkjer kommune");
        });
  }

  @Test
  void whatWasSetAndCannotBeRightIsMissing() {
    InvoiceSettings wrong =
        settings(RATE, seller(TRUST, false, Tax.EXEMPT, "99990000015"), receiver("840029213", " "));
    assertThat(codes(wrong.missing()))
        .containsExactly(Code.SELLER_ACCOUNT_INVALID, Code.SELLER_NOT_VAT_REGISTERED);
    assertThat(codes(wrong.missing(STEINKJER, "Steinkjer kommune")))
        .containsExactly(Code.RECEIVER_NUMBER_INVALID, Code.RECEIVER_REFERENCE_MISSING);
    assertThat(
            codes(new InvoiceSettings(Address.org("983974792"), OCTOBER, List.of(RATE)).missing()))
        .contains(Code.SELLER_NUMBER_INVALID);
  }

  private static AddressMapped mapped(String organisation, Municipality municipality) {
    Address address = Address.org(organisation);
    return new AddressMapped(address, address, "x", null, municipality, null, "x");
  }

  @Test
  void aMunicipalityThatHasCeasedGetsNoInvoice() {
    ReferenceEvent[] known = {
      mapped("840029212", STEINKJER),
      mapped("964981256", VERRAN),
      new MunicipalityMerged(VERRAN, STEINKJER, LocalDate.of(2025, 9, 30), "x")
    };
    assertThat(settings(known).municipalities()).containsExactly(STEINKJER);
    assertThat(new InvoiceSettings(TRUST, OCTOBER.minusMonths(1), List.of(known)).municipalities())
        .as("on its last day it is there")
        .containsExactly(STEINKJER, VERRAN);
  }

  private static TermsAgreed agreed(
      @Nullable Municipality municipality, LocalDate from, @Nullable LocalDate to) {
    return new TermsAgreed(TRUST, municipality, from, to, AgreementTerms.NONE_AGREED, "x");
  }

  @Test
  void anAgreementHoldsInAMonthInWhichItHoldsOnADay() {
    LocalDate start = LocalDate.of(2021, 1, 1);
    assertThat(settings(agreed(STEINKJER, start, null)).agreed(STEINKJER)).isTrue();
    assertThat(settings(agreed(STEINKJER, start, null)).agreed(VERRAN)).isFalse();
    assertThat(settings(agreed(null, start, null)).agreed(VERRAN)).isTrue();
    assertThat(settings(agreed(STEINKJER, start, LocalDate.of(2025, 10, 1))).agreed(STEINKJER))
        .isTrue();
    assertThat(settings(agreed(STEINKJER, LocalDate.of(2025, 10, 31), null)).agreed(STEINKJER))
        .isTrue();
    AgreementTerminated ended =
        new AgreementTerminated(TRUST, STEINKJER, LocalDate.of(2025, 9, 30), null, "x");
    assertThat(settings(agreed(STEINKJER, start, null), ended).agreed(STEINKJER)).isFalse();
  }
}
