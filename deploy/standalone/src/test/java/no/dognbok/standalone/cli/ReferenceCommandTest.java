package no.dognbok.standalone.cli;

import static no.dognbok.standalone.RunningLedger.STEINKJER;
import static no.dognbok.standalone.RunningLedger.TRUST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import no.dognbok.standalone.RunningLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code dognbok reference}, through the server that holds the folder. */
class ReferenceCommandTest {

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  private static CommandLine reference(String organisation, Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("reference"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--data", LEDGER.data(), "--organisation", organisation));
    return CommandLine.run(all.toArray());
  }

  private static JsonNode known() {
    return JsonMapper.shared().readTree(reference(TRUST, "show").out());
  }

  @Test
  void aRateIsSetWithItsSource() {
    CommandLine set = reference(TRUST, "rate", "2027", "6400", "--source", "rundskriv I-1/2027");
    assertThat(set.status()).as(set.err()).isZero();
    assertThat(set.out()).contains("set, at position");
    assertThat(
            known()
                .path("dailyRates")
                .valueStream()
                .filter(rate -> rate.path("year").asInt() == 2027)
                .map(rate -> rate.path("nok").asInt() + " " + rate.path("source").asString()))
        .containsExactly("6400 rundskriv I-1/2027");
    assertThat(reference(TRUST, "rate", "2027", "6400", "--source", "rundskriv I-1/2027").out())
        .contains("nothing changed");
  }

  @Test
  void anAddressIsMapped() {
    CommandLine set =
        reference(
            TRUST,
            "address",
            "her:77777",
            "--of",
            "974754118",
            "--name",
            "Levanger, sengepost",
            "--trust",
            TRUST,
            "--care-type",
            "MENTAL_HEALTH",
            "--source",
            "Adresseregisteret");
    assertThat(set.status()).as(set.err()).isZero();
    assertThat(known().path("addresses").toString())
        .contains("her:77777")
        .contains("Levanger, sengepost");
  }

  @Test
  void termsAreSet() {
    CommandLine set =
        reference(
            TRUST,
            "terms",
            "--trust",
            TRUST,
            "--municipality",
            "5038",
            "--from",
            "2026-01-01",
            "--grace",
            "PT24H",
            "--discharge-summary-required",
            "--source",
            "avtale 2026");
    assertThat(set.status()).as(set.err()).isZero();
    assertThat(
            known()
                .path("agreements")
                .valueStream()
                .filter(terms -> terms.path("municipality").asString().equals("5038"))
                .map(terms ->
                    terms.path("graceAfterNotice").asString()
                        + terms.path("dischargeSummaryRequired")))
        .containsExactly("PT24Htrue");
  }

  @Test
  void whatInvoicesNeedIsSet() {
    Object[] office = {
      "--street", "Prøvegata 1", "--postcode", "7600", "--city", "Levanger", "--source", "a test"
    };
    assertThat(
            set(
                office,
                "invoicing --trust %s --name HNT --no-vat-registered --tax OUTSIDE_SCOPE --account 99990000014 --payment-days 14 --first-number 1 --number-prefix A-"
                    .formatted(TRUST)))
        .contains("set, at position");
    assertThat(
            set(
                office,
                "invoice-receiver --trust %s --municipality 5006 --of %s --name Steinkjer --buyer-reference STK"
                    .formatted(TRUST, STEINKJER)))
        .contains("set, at position");
    CommandLine merged =
        reference(
            TRUST,
            "merged-municipality",
            "1723",
            "--successor",
            "5053",
            "--last-day",
            "2011-12-31",
            "--source",
            "a test");
    assertThat(merged.out()).as(merged.err()).contains("set, at position");
    JsonNode known = known();
    assertThat(known.at("/invoicing/0/vatRegistered").asBoolean(true)).isFalse();
    assertThat(known.at("/invoicing/0/numberPrefix").asString()).isEqualTo("A-");
    assertThat(known.at("/invoiceReceivers/0/buyerReference").asString()).isEqualTo("STK");
    assertThat(known.at("/mergedMunicipalities/0/municipality").asString()).isEqualTo("1702");
    assertThat(known.path("mergedMunicipalities").toString()).contains("1723");
  }

  private static String set(Object[] more, String words) {
    List<Object> all = new ArrayList<>(List.of((Object[]) words.split(" ")));
    all.addAll(List.of(more));
    CommandLine set = reference(TRUST, all.toArray());
    return set.out() + set.err();
  }

  @Test
  void whatIsRefusedSaysWhyAndIsNotDone() {
    CommandLine notYours = reference(STEINKJER, "rate", "2027", "1", "--source", "x");
    assertThat(notYours.status()).isEqualTo(2);
    assertThat(notYours.err()).contains("not-yours");
    CommandLine noCode =
        reference(
            TRUST,
            "terms",
            "--trust",
            TRUST,
            "--municipality",
            "5038",
            "--from",
            "2026-01-01",
            "--late-admission-notice",
            "SOMETIMES",
            "--source",
            "x");
    assertThat(noCode.err()).contains("SOMETIMES").contains("DELAYS");
  }
}
