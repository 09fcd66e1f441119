package no.dognbok.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.dognbok.evidencetest.SampleDossier;
import no.dognbok.evidencetest.SampleKey;
import no.dognbok.evidencetest.SampleLog;
import no.dognbok.query.evidence.check.Manifest.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The large program answers as the small one does. */
class VerifyCommandTest {

  @TempDir Path folder;

  private final SampleKey key = SampleKey.called("dognbok.example/log");

  private Path dossier() throws IOException {
    SampleLog log = new SampleLog();
    log.append("stay/a", "stay/a");
    byte[] zip = SampleDossier.of(log, key, List.of(new Whole("stay/a", 2)), 0).zip();
    return Files.write(folder.resolve("saksmappe.zip"), zip);
  }

  @Test
  void whatHolds() throws IOException {
    CommandLine said = CommandLine.run("verify", dossier());
    assertThat(said.status()).as(said.err()).isZero();
    assertThat(said.lastLine()).isEqualTo("Alt holder (10 kontroller).");
    assertThat(said.out()).contains("Nøkkelen ble ikke oppgitt");
    Path keys = Files.write(folder.resolve("keys.json"), key.published().json());
    for (List<Object> given :
        List.<List<Object>>of(List.of("--key", key.verifier()), List.of("--keys", keys))) {
      CommandLine english =
          CommandLine.run("verify", "--english", given.get(0), given.get(1), dossier());
      assertThat(english.status()).as(english.err()).isZero();
      assertThat(english.lastLine()).isEqualTo("All holds (10 checks).");
      assertThat(english.out()).doesNotContain("The key was not given");
    }
  }

  @Test
  void whatDoesNot() throws IOException {
    SampleKey other = SampleKey.called("dognbok.example/log");
    CommandLine said = CommandLine.run("verify", "--key", other.verifier(), dossier());
    assertThat(said.status()).isEqualTo(DognbokCommand.NOT_AS_IT_SHOULD_BE);
    assertThat(said.out()).contains("HOLDER IKKE    manifest er ikke signert");
  }

  @Test
  void whatCannotBeChecked() {
    CommandLine said = CommandLine.run("verify", folder.resolve("finnes-ikke.zip"));
    assertThat(said.status()).isEqualTo(DognbokCommand.NOT_DONE);
    assertThat(said.err()).contains("Finner ingen fil");
    assertThat(CommandLine.run("verify").status()).isEqualTo(DognbokCommand.NOT_DONE);
  }
}
