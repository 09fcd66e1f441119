package no.dognbok.standalone.cli;

import static no.dognbok.standalone.RunningLedger.REFERENCE;
import static no.dognbok.standalone.RunningLedger.SAMPLES;
import static no.dognbok.standalone.RunningLedger.TRUST;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import no.dognbok.standalone.RunningLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dognbok import}. */
class ImportCommandTest {

  @TempDir Path temp;

  private CommandLine run(Object... paths) {
    Object[] arguments = new Object[paths.length + 7];
    Object[] before = {
      "import", "--data", temp.resolve("data"), "--reference", REFERENCE, "--organisation", TRUST
    };
    System.arraycopy(before, 0, arguments, 0, 7);
    System.arraycopy(paths, 0, arguments, 7, paths.length);
    return CommandLine.run(arguments);
  }

  @Test
  void takesAFolderAndIsSafeToRunAgain() {
    CommandLine first = run(SAMPLES);
    assertThat(first.out()).isEqualToIgnoringNewLines("66 recorded, 0 recorded before, 0 refused");
    assertThat(first.status()).isZero();
    CommandLine second = run(SAMPLES);
    assertThat(second.lastLine()).isEqualTo("0 recorded, 66 recorded before, 0 refused");
    assertThat(second.status()).isZero();
  }

  @Test
  void saysWhatIsRefusedAndWhyAndTakesTheRest() throws IOException {
    UUID stay = UUID.randomUUID();
    Path folder = Files.createDirectories(temp.resolve("messages"));
    Path lines =
        Files.writeString(
            folder.resolve("events.ndjson"),
            String.join(
                "\n",
                RunningLedger.admitted(stay, "2025-10-06T09:40", "5006"),
                RunningLedger.line(stay, "x", "2025-10-06T10:00", "PatientTeleported"),
                RunningLedger.line(stay, "n", "2025-10-06T11:00", "AdmissionNoticeSent")));
    Path broken = Files.writeString(folder.resolve("broken.xml"), "<MsgHead><unclosed>");
    Path other =
        Files.writeString(
            folder.resolve("other.xml"),
            Files.readString(SAMPLES.resolve("plo/2-namsos-steinkjer/02-varsel-om-innlagt.xml"))
                .replace("HELSEOPPL_SOKNAD", "HENVISNING"));
    Files.writeString(folder.resolve("notes.txt"), "no message");

    CommandLine imported = run(folder);
    assertThat(imported.out().lines())
        .anyMatch(
            line -> line.startsWith("refused " + lines + ":2: unknown-type: 'PatientTeleported'"))
        .anyMatch(line -> line.startsWith("refused " + broken + ": unreadable-xml: "))
        .anyMatch(
            line -> line.startsWith("refused " + other + ": ") && line.contains("HENVISNING"));
    assertThat(imported.lastLine()).isEqualTo("2 recorded, 0 recorded before, 3 refused");
    assertThat(imported.status()).isEqualTo(1);
  }

  /** A message system hands them over as they come, the receipt before the notice. */
  @Test
  void takesAFolderInTheWrongOrderAndSaysWhatIsNotKept() throws IOException {
    Path samples = SAMPLES.resolve("plo/2-namsos-steinkjer");
    Path folder = Files.createDirectories(temp.resolve("messages"));
    Files.copy(
        samples.resolve("03-kvittering-varsel-om-innlagt.xml"), folder.resolve("1-receipt.xml"));
    Files.copy(samples.resolve("02-varsel-om-innlagt.xml"), folder.resolve("2-notice.xml"));
    Path dialogue =
        Files.writeString(
            folder.resolve("3-dialogue.xml"),
            Files.readString(samples.resolve("08-dialog.xml"))
                .replace("<TemaKodet V=\"7\"", "<TemaKodet V=\"6\""));
    CommandLine imported = run(folder);
    assertThat(imported.out().lines())
        .anyMatch(line -> line.startsWith("not kept " + dialogue + ": a dialogue message"));
    assertThat(imported.lastLine())
        .isEqualTo("2 recorded, 0 recorded before, 1 not kept, 0 refused");
    assertThat(imported.status()).isZero();
    assertThat(run(folder).lastLine())
        .isEqualTo("0 recorded, 2 recorded before, 1 not kept, 0 refused");
  }

  @Test
  void saysHowFarItIsInALargeFile() throws IOException {
    Path file = temp.resolve("many.ndjson");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 10_500; i++) {
      lines
          .append(RunningLedger.admitted(UUID.randomUUID(), "2025-10-06T09:40", "5006"))
          .append('\n');
    }
    Files.writeString(file, lines);
    CommandLine imported = run(file);
    assertThat(imported.err()).contains(file + ": 10000 lines");
    assertThat(imported.lastLine()).isEqualTo("10500 recorded, 0 recorded before, 0 refused");
  }

  @Test
  void doesNothingWhereAPathIsNotThere() {
    CommandLine imported = run(temp.resolve("nowhere"));
    assertThat(imported.status()).isEqualTo(2);
    assertThat(imported.err()).contains("nowhere").contains("no such file or folder");
  }

  @Test
  void saysWhatIsWrongInAReferenceFile() throws IOException {
    Path reference = Files.writeString(temp.resolve("r.yaml"), "addresses: [{adress: 'her:1'}]");
    CommandLine imported =
        CommandLine.run("import", "--data", temp.resolve("d"), "--reference", reference, SAMPLES);
    assertThat(imported.status()).isEqualTo(2);
    assertThat(imported.err()).contains("addresses[0]").contains("address");
  }

  @Test
  void refusesAFolderWhoseLogIsDamagedAndLeavesItAsItIs() throws IOException {
    Path data = Files.createDirectories(temp.resolve("data"));
    Path log = Files.writeString(data.resolve("log.db"), "this is no log of hospital days");
    CommandLine imported = run(SAMPLES);
    assertThat(imported.status()).isEqualTo(2);
    assertThat(imported.err()).contains("log.db").contains("left as it is");
    assertThat(Files.readString(log)).isEqualTo("this is no log of hospital days");
  }
}
