package no.dognbok.standalone.cli;

import static no.dognbok.standalone.RunningLedger.TRUST;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dognbok simulate}: what it writes, the ledger takes. */
class SimulateCommandTest {

  @TempDir private Path temp;

  @Test
  void theLedgerTakesEveryLineInTheOrderInWhichItIsWritten() throws IOException {
    Path file = temp.resolve("traffic.ndjson");
    CommandLine made =
        CommandLine.run(
            "simulate", "--stays", 300, "--seed", 7, "--month", "2025-10", "--out", file);
    assertThat(made.status()).as(made.err()).isZero();
    List<String> lines = Files.readAllLines(file);
    assertThat(made.out())
        .startsWith("300 stays, %d tellings in the order of their arrival".formatted(lines.size()));
    long receipts = lines.stream().filter(line -> line.contains("\"ReceiptReceived\"")).count();
    assertThat(receipts).isGreaterThan(500);
    try (Ledger ledger = ledger()) {
      CommandLine imported = take(file);
      assertThat(imported.out())
          .isEqualToIgnoringNewLines(lines.size() + " recorded, 0 recorded before, 0 refused");
      assertThat(unproven(ledger, "2025-12-01")).isBetween(receipts / 200, receipts / 25);
    }
  }

  @Test
  void theLedgerTakesEveryMessageAndLineOfThePloForm() throws IOException {
    Path folder = temp.resolve("plo");
    CommandLine made =
        CommandLine.run(
            "simulate",
            "--stays",
            180,
            "--seed",
            3,
            "--month",
            "2025-03",
            "--out",
            folder,
            "--form",
            "plo");
    assertThat(made.status()).as(made.err()).isZero();
    try (Stream<Path> files = Files.list(folder)) {
      List<String> documents =
          files
              .filter(name -> name.toString().endsWith(".xml"))
              .map(SimulateCommandTest::text)
              .toList();
      assertThat(documents).hasSizeGreaterThan(250);
      List<String> receipts = documents.stream().filter(one -> one.contains("<AppRec")).toList();
      assertThat(receipts)
          .hasSizeGreaterThan(100)
          .as("from the trust, of what municipalities sent")
          .anyMatch(one -> one.matches("(?s).*<Sender>(?:(?!</Sender>).)*<Id>" + TRUST + ".*"));
    }
    try (Ledger ledger = ledger()) {
      CommandLine imported = take(folder);
      assertThat(imported.out()).endsWith(" recorded, 0 recorded before, 0 refused\n");
      assertThat(imported.out().lines()).hasSize(1);
      assertThat(unproven(ledger, "2025-05-01"))
          .as("each receipt finds its message, and comes from its addressee")
          .isBetween(2L, 20L);
    }
  }

  @Test
  void theWholeCountryComesWithItsAddresses() throws IOException {
    Path file = temp.resolve("country.ndjson");
    CommandLine made = CommandLine.run("simulate", "--stays", 20, "--whole-country", "--out", file);
    assertThat(made.status()).as(made.err()).isZero();
    Path reference = temp.resolve("country.ndjson.reference.yaml");
    assertThat(made.out()).contains(reference.toString());
    assertThat(Files.readString(reference)).contains("Utsira kommune").contains("made up");
  }

  @Test
  void itWritesIntoNoFolderThatHoldsSomething() throws IOException {
    Files.writeString(temp.resolve("mine.txt"), "mine");
    CommandLine made = CommandLine.run("simulate", "--stays", 2, "--form", "plo", "--out", temp);
    assertThat(made.status()).isEqualTo(2);
    assertThat(made.err()).contains("is not empty; name a new folder");
  }

  @Test
  void aPeriodThatEndsBeforeItBeginsIsRefused() {
    CommandLine made =
        CommandLine.run(
            "simulate",
            "--stays",
            2,
            "--from",
            "2025-02-01",
            "--to",
            "2025-01-01",
            "--out",
            temp.resolve("x"));
    assertThat(made.status()).isEqualTo(2);
    assertThat(made.err()).contains("ends on 2025-01-01, before it begins on 2025-02-01");
  }

  /** The one that is imported into: the command goes through the server that holds the folder. */
  private Ledger ledger() {
    LedgerOptions options = new LedgerOptions();
    options.data = temp.resolve("data");
    return Ledger.open(options);
  }

  /** How many messages stand on the worklist because no receipt came. */
  private static long unproven(Ledger ledger, String asOf) {
    return ledger
        .get("/worklist?list=UNPROVEN&size=1&asOf=" + asOf, TRUST)
        .json()
        .path("total")
        .asLong();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CommandLine take(Path path) {
    CommandLine imported =
        CommandLine.run("import", "--data", temp.resolve("data"), "--organisation", TRUST, path);
    assertThat(imported.status()).as(imported.out() + imported.err()).isZero();
    return imported;
  }
}
