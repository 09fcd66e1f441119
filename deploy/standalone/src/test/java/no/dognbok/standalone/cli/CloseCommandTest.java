package no.dognbok.standalone.cli;

import static no.dognbok.standalone.RunningLedger.SAMPLES;
import static no.dognbok.standalone.RunningLedger.TRUST;
import static no.dognbok.standalone.RunningLedger.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.standalone.RunningLedger;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * {@code dognbok close}: October 2025 of the samples, from the first look to the files that are
 * sent. In a simulated ledger, so that the weeks in which the municipality can object pass.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CloseCommandTest {

  @RegisterExtension static final RunningLedger LEDGER = RunningLedger.simulated();

  private static final JsonNode SETTINGS =
      new YAMLMapper().readTree(SAMPLES.resolve("invoicing.yaml"));

  @TempDir static Path temp;

  private static CommandLine close(Object... more) {
    return closeAt(LEDGER.address(), more);
  }

  private static CommandLine closeAt(String address, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("close", "--at", address, "--trust", TRUST));
    if (!List.of(more).contains("--month")) {
      arguments.addAll(List.of("--month", "2025-10"));
    }
    arguments.addAll(List.of(more));
    return CommandLine.run(arguments.toArray());
  }

  /** Its statements by municipality, as the list has them. */
  private static JsonNode of(String municipality) {
    return LEDGER
        .get("/statements?month=2025-10", TRUST)
        .json()
        .path("statements")
        .valueStream()
        .filter(one -> one.at("/municipality/address").asString().equals(municipality))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> numbers(String month) {
    return LEDGER
        .get("/statements?month=" + month, TRUST)
        .json()
        .path("statements")
        .valueStream()
        .filter(one -> one.has("invoice"))
        .map(one -> one.at("/invoice/number").asString())
        .sorted()
        .toList();
  }

  /** A patient who is ready on the 14th and leaves on the 17th: three payment days. */
  private static UUID waited(String municipality, int number) {
    UUID stay = new UUID(0x6000000000004000L, 0x8000000000000000L + number);
    String to = "\"municipality\":\"" + municipality + "\"";
    LEDGER.told(
        RunningLedger.admitted(stay, "2025-10-06T10:00", municipality),
        line(stay, "v8", "2025-10-06T14:00", "AdmissionNoticeSent", to),
        line(stay, "e", "2025-10-14T09:00", "DeclaredReady", "\"by\":\"PHYSICIAN\""),
        line(stay, "v10", "2025-10-14T09:10", "ReadyNoticeSent", to),
        line(stay, "nei", "2025-10-14T10:00", "MunicipalityReplied", to, "\"answer\":\"NOT_YET\""),
        line(stay, "ut", "2025-10-17T11:00", "PatientDeparted"));
    return stay;
  }

  /** Time passes: somebody tells something on a later day. */
  private static void itIs(String moment) {
    String admitted = RunningLedger.admitted(UUID.randomUUID(), moment, "5042");
    LEDGER.told(
        admitted.substring(0, admitted.length() - 1) + ",\"reportedAt\":\"" + moment + "\"}");
    LEDGER.awaitAllIsHeld();
  }

  private static void set(String path, JsonNode row) {
    ObjectNode body = ((ObjectNode) row.deepCopy()).without(List.of("trust", "municipality"));
    assertThat(LEDGER.send("PUT", path, body.toString(), TRUST).status()).isEqualTo(200);
  }

  private static UUID corrected = new UUID(0, 0);

  @Test
  @Order(1)
  void aDryRunSaysWhatItWouldDoAndDoesNothing() throws IOException {
    StringWriter said = new StringWriter();
    try (Ledger ledger = Ledger.at(LEDGER.address())) {
      Importer importer = new Importer(ledger, TRUST, new PrintWriter(said), new PrintWriter(said));
      importer.take(List.of(SAMPLES));
      assertThat(importer.refused()).as(said.toString()).isZero();
    }
    corrected = waited("5037", 1);
    waited("5060", 2);
    itIs("2025-11-03T09:00");
    long before = LEDGER.commits();
    CommandLine early = close("--dry-run", "--early", "--out", temp.resolve("nothing"));
    assertThat(early.status()).as("nobody has set anything for the invoices").isEqualTo(1);
    assertThat(early.out())
        .contains("Mangler for alle fakturaer: Helseforetakets fakturaopplysninger er ikke satt")
        .contains("Mangler for 5006 Steinkjer kommune: Fakturamottaker")
        .contains("5006 Steinkjer kommune: utkast – ville blitt lagt fram, låst; faktureres ikke")
        .contains("Ikke gjort for 4:");
    CommandLine dry = close("--dry-run");
    assertThat(dry.status()).as(dry.err()).isZero();
    assertThat(dry.out())
        .contains("Prøver å avslutte 2025-10 for Helse Nord-Trøndelag HF, 22 kommuner")
        .contains("[1/22] 1811 Bindal kommune: ingenting å fakturere")
        .containsPattern(
            "5006 Steinkjer kommune +utkast +18 +107\\h658 kr .*ville blitt lagt fram");
    assertThat(LEDGER.commits()).isEqualTo(before);
    assertThat(temp.resolve("nothing")).doesNotExist();
  }

  @Test
  @Order(2)
  void aMonthThatIsNotOverAndAMunicipalityThatHasCeasedAreNotClosed() {
    long before = LEDGER.commits();
    CommandLine early = close("--month", "2025-11");
    assertThat(early.status()).isEqualTo(2);
    assertThat(early.err()).contains("2025-11 is not over").contains("2025-12-01");
    CommandLine ceased = close("--municipality", "1702");
    assertThat(ceased.status()).isEqualTo(2);
    assertThat(ceased.err()).contains("1702 has ceased").contains("5006");
    assertThat(LEDGER.commits()).isEqualTo(before);
  }

  /** What is missing keeps from an invoice whom it concerns, and from nothing else. */
  @Test
  @Order(3)
  void whoLacksSettingsIsPresentedAndFrozenAndNotInvoiced() {
    set("/reference/invoicing/" + TRUST, SETTINGS.at("/invoicing/0"));
    for (JsonNode receiver : SETTINGS.path("invoiceReceivers")) {
      String municipality = receiver.path("municipality").asString();
      if (!municipality.equals("5007")) {
        set("/reference/invoice-receivers/" + TRUST + "/" + municipality, receiver);
      }
    }
    LEDGER.awaitAllIsHeld();
    CommandLine one =
        close(
            "--early",
            "--municipality",
            "5007",
            "--municipality",
            "5060",
            "--issued",
            "2025-11-05");
    assertThat(one.status()).as(one.err()).isEqualTo(1);
    assertThat(one.out())
        .contains("2 kommuner")
        .contains("5007 Namsos kommune: låst – faktureres ikke: Fakturamottaker for Namsos kommune")
        .containsPattern("5060 Nærøysund kommune +fakturert +3 .*Faktura UKP-1001 +05.12.2025")
        .contains("Ikke gjort for 1:");
    assertThat(of("5007").path("state").asString()).isEqualTo("FROZEN");
    assertThat(of("5060").at("/invoice/issued").asString()).isEqualTo("2025-11-05");
    JsonNode namsos =
        SETTINGS
            .path("invoiceReceivers")
            .valueStream()
            .filter(row -> row.path("municipality").asString().equals("5007"))
            .findFirst()
            .orElseThrow();
    set("/reference/invoice-receivers/" + TRUST + "/5007", namsos);
    LEDGER.awaitAllIsHeld();
  }

  @Test
  @Order(4)
  void whatIsPresentedWaitsForObjections_andTheNextRunTakesNothingTwice() {
    CommandLine first = close("--until", "presented");
    assertThat(first.status()).as(first.out()).isZero();
    assertThat(first.out())
        .contains("5006 Steinkjer kommune: lagt fram – venter på innsigelser til 17.11.2025 23:59");
    long commits = LEDGER.commits();
    String presented = of("5006").path("objectionsUntil").asString();
    CommandLine again = close("--until", "frozen");
    assertThat(again.status()).isZero();
    assertThat(again.out())
        .contains("5037 Levanger kommune: lagt fram – venter på innsigelser til");
    assertThat(LEDGER.commits()).isEqualTo(commits);
    assertThat(of("5006").path("objectionsUntil").asString()).isEqualTo(presented);
    assertThat(of("1811").path("state").asString()).as("nothing to bill").isEqualTo("DRAFT");
  }

  /** Two are frozen and three invoiced; of each step the answer is lost, and the run ends there. */
  @Test
  @Order(5)
  void aRunThatDiesAfterEachStepTakesEachStepOnceAndLeavesNoHoleInTheSeries() throws IOException {
    itIs("2025-11-18T09:00");
    long before = LEDGER.commits();
    int died = 0;
    CommandLine run;
    do {
      try (LosingProxy proxy = new LosingProxy(LEDGER.address())) {
        run = closeAt(proxy.address());
      }
      if (run.status() == 2) {
        died++;
        assertThat(run.err()).contains("does not answer");
        assertThat(LEDGER.commits()).isEqualTo(before + died);
      }
    } while (run.status() == 2 && died < 9);
    assertThat(run.status()).as(run.out()).isZero();
    assertThat(died).isEqualTo(5);
    assertThat(numbers("2025-10")).containsExactly("UKP-1001", "UKP-1002", "UKP-1003", "UKP-1004");
    assertThat(run.out())
        .containsPattern(
            "5006 Steinkjer kommune +fakturert +18 +107\\h658 kr .*Faktura UKP-1002 +18.12.2025")
        .containsPattern("Sum +26 +155\\h506 kr")
        .containsPattern("Fakturaer +4, 155\\h506 kr");
    CommandLine again = close();
    assertThat(again.out()).isEqualTo(run.out());
    assertThat(LEDGER.commits()).isEqualTo(before + died);
  }

  @Test
  @Order(6)
  void theFilesLieInAFolderWithAManifest() throws Exception {
    Path folder = temp.resolve("files");
    CommandLine fetched = close("--out", folder);
    assertThat(fetched.status()).as(fetched.err()).isZero();
    assertThat(fetched.lastLine()).contains("36 filer hentet, 0 lå der fra før");
    JsonNode manifest = JsonMapper.shared().readTree(folder.resolve("manifest.json"));
    assertThat(manifest.path("files").size()).isEqualTo(36);
    for (JsonNode file : manifest.path("files")) {
      byte[] bytes = Files.readAllBytes(folder.resolve(file.path("file").asString()));
      assertThat(file.path("bytes").asInt()).isEqualTo(bytes.length);
      assertThat(file.path("sha256").asString())
          .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }
    try (Stream<Path> there = Files.list(folder)) {
      assertThat(there).as("nothing else is left there").hasSize(37);
    }
    assertThat(Files.readString(folder.resolve("983974791-5006-2025-10-invoice.xml")))
        .contains("<cbc:ID>UKP-1002</cbc:ID>")
        .containsPattern("PayableAmount currencyID=\"NOK\">107658")
        .contains("PRØVE-5006");
    assertThat(Files.readString(folder.resolve("983974791-5006-2025-10.json")))
        .isEqualTo(LEDGER.get("/statements/983974791/5006/2025-10", TRUST).body());
  }

  /** A delivery that died between two files: the next run puts the rest there. */
  @Test
  @Order(7)
  void aDeliveryThatWasBrokenOffIsFinishedByTheNextRun() throws IOException {
    Path folder = temp.resolve("files");
    Path due = Files.createDirectory(folder.resolve(".delivery"));
    for (String name : List.of("983974791-5006-2025-10.pdf", "manifest.json")) {
      Files.move(folder.resolve(name), due.resolve(name));
    }
    byte[] pdf = Files.readAllBytes(due.resolve("983974791-5006-2025-10.pdf"));
    CommandLine next = close("--out", folder);
    assertThat(next.lastLine()).as(next.err()).contains("0 filer hentet, 36 lå der fra før");
    assertThat(folder.resolve("983974791-5006-2025-10.pdf")).hasBinaryContent(pdf);
    assertThat(due).doesNotExist();
  }

  @Test
  @Order(8)
  void whatIsGoneIsFetchedAgainAndWhatIsAnotherIsNotOverwritten() throws IOException {
    Path folder = temp.resolve("files");
    Files.delete(folder.resolve("983974791-5060-2025-10.pdf"));
    assertThat(close("--out", folder).lastLine()).contains("1 filer hentet, 35 lå der fra før");
    Path table = folder.resolve("983974791-5006-2025-10.csv");
    Files.writeString(table, "noe annet");
    CommandLine refused = close("--out", folder);
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("983974791-5006-2025-10.csv").contains("not overwritten");
    assertThat(table).hasContent("noe annet");
  }

  private static CommandLine statement(Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("statement", "--at", LEDGER.address()));
    arguments.addAll(List.of("--trust", TRUST, "--municipality", "5006", "--month", "2025-10"));
    arguments.addAll(List.of(more));
    return CommandLine.run(arguments.toArray());
  }

  @Test
  @Order(9)
  void aStatementCanBeHadAsAFileAndItsInvoiceToo() throws IOException {
    assertThat(statement().out()).contains("Avregning (låst) 2025-10");
    assertThat(statement("--form", "ehf").out()).contains("<cbc:ID>UKP-1002</cbc:ID>");
    Path pdf = temp.resolve("avregning.pdf");
    CommandLine made = statement("--form", "pdf", "--out", pdf);
    assertThat(made.status()).as(made.err()).isZero();
    assertThat(Files.readAllBytes(pdf)).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    byte[] before = Files.readAllBytes(pdf);
    CommandLine again = statement("--form", "csv", "--out", pdf);
    assertThat(again.status()).isEqualTo(2);
    assertThat(again.err()).contains("avregning.pdf is there already");
    assertThat(pdf).hasBinaryContent(before);
    assertThat(statement("--form", "xlsx").err()).contains("--out");
    assertThat(statement("--out", temp.resolve("hva")).err()).contains("--form");
  }

  /** What is learned of October later is a credit note in November. */
  @Test
  @Order(10)
  void aMonthThatEndsBelowZeroIsACreditNoteOfTheSameSeries() {
    LEDGER.told(
        line(corrected, "ja", "2025-10-14T10:30", "OfferReady", "\"municipality\":\"5037\""));
    itIs("2025-12-01T09:00");
    CommandLine november = close("--month", "2025-11", "--early");
    assertThat(november.status()).as(november.out() + november.err()).isZero();
    assertThat(november.out())
        .containsPattern(
            "5037 Levanger kommune +fakturert +0 +−17\\h943 kr +−17\\h943 kr .*Kreditnota UKP-1005")
        .containsPattern("Kreditnotaer +1, 17\\h943 kr");
    assertThat(numbers("2025-11")).containsExactly("UKP-1005");
  }

  @Test
  @Order(11)
  void theMonthOfAnotherStatementThatLiesPresentedIsSaidAndLeft() {
    waited("5053", 3);
    LEDGER.awaitAllIsHeld();
    assertThat(close("--until", "presented", "--municipality", "5053").status()).isZero();
    UUID stay = new UUID(0x6000000000004000L, 0x8000000000000009L);
    String to = "\"municipality\":\"5053\"";
    LEDGER.told(
        RunningLedger.admitted(stay, "2025-11-03T10:00", "5053"),
        line(stay, "v8", "2025-11-03T14:00", "AdmissionNoticeSent", to),
        line(stay, "e", "2025-11-10T09:00", "DeclaredReady", "\"by\":\"PHYSICIAN\""),
        line(stay, "v10", "2025-11-10T09:10", "ReadyNoticeSent", to),
        line(stay, "ut", "2025-11-12T11:00", "PatientDeparted"));
    LEDGER.awaitAllIsHeld();
    CommandLine november = close("--month", "2025-11", "--municipality", "5053");
    assertThat(november.status()).as(november.out()).isZero();
    assertThat(november.out())
        .contains("5053 Inderøy kommune: utkast – venter: avregningen for 2025-10 ligger framlagt");
  }
}
