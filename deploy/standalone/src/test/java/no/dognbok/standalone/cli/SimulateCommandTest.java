package no.dognbok.standalone.cli;

import static no.dognbok.standalone.RunningLedger.TRUST;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
    CommandLine imported = take(file);
    assertThat(imported.out())
        .isEqualToIgnoringNewLines(lines.size() + " recorded, 0 recorded before, 0 refused");
  }

  @Test
  void theLedgerTakesEveryMessageAndLineOfThePloForm() throws IOException {
    Path folder = temp.resolve("plo");
    CommandLine made =
        CommandLine.run(
            "simulate",
            "--stays",
            250,
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
      assertThat(files.map(Path::toString).filter(name -> name.endsWith(".xml")))
          .hasSizeGreaterThan(200);
    }
    CommandLine imported = take(folder);
    assertThat(imported.out()).endsWith(" recorded, 0 recorded before, 0 refused\n");
    assertThat(imported.out().lines()).hasSize(1);
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

  private CommandLine take(Path path) {
    CommandLine imported =
        CommandLine.run("import", "--data", temp.resolve("data"), "--organisation", TRUST, path);
    assertThat(imported.status()).as(imported.out() + imported.err()).isZero();
    return imported;
  }
}
