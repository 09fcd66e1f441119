package no.dognbok.standalone.cli;

import static no.dognbok.standalone.RunningLedger.REFERENCE;
import static no.dognbok.standalone.RunningLedger.SAMPLES;
import static no.dognbok.standalone.RunningLedger.TRUST;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import no.dognbok.standalone.Child;
import no.dognbok.standalone.RunningLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** While a process holds a data folder a second one goes through it, or is refused. */
@Timeout(180)
@Isolated
class OneHolderTest {

  @TempDir Path data;
  @TempDir Path temp;

  private CommandLine imports(Path path) {
    return CommandLine.run("import", "--data", data, "--organisation", TRUST, path);
  }

  @Test
  void anImportGoesThroughTheServerAndASecondServerIsRefused() throws Exception {
    try (Child server = Child.serving(List.of(), data)) {
      CommandLine imported = imports(SAMPLES);
      assertThat(imported.lastLine()).isEqualTo("66 recorded, 0 recorded before, 0 refused");
      CommandLine statement =
          CommandLine.run(
              "statement",
              "--data",
              data,
              "--trust",
              TRUST,
              "--municipality",
              "5006",
              "--month",
              "2025-10");
      assertThat(statement.out()).contains("18 døgn");

      try (Child second =
          Child.start(List.of(), "serve", "--port", "0", "--data", data.toString())) {
        String said = second.rest();
        assertThat(second.exitStatus()).isEqualTo(2);
        assertThat(said).contains("in use by another process, a server at http://127.0.0.1:");
      }
      server.end();
      server.rest();
      server.exitStatus();
    }
    // It gave the folder back, and all that it acknowledged is there.
    CommandLine again =
        CommandLine.run(
            "import", "--data", data, "--reference", REFERENCE, "--organisation", TRUST, SAMPLES);
    assertThat(again.lastLine()).isEqualTo("0 recorded, 66 recorded before, 0 refused");
  }

  @Test
  void whatAServerAcknowledgedBeforeItWasKilledIsThere() throws Exception {
    Path file = temp.resolve("many.ndjson");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      lines
          .append(RunningLedger.admitted(UUID.randomUUID(), "2025-10-06T09:40", "5006"))
          .append('\n');
    }
    Files.writeString(file, lines);
    CompletableFuture<CommandLine> importing;
    try (Child server = Child.serving(List.of(), data)) {
      importing = CompletableFuture.supplyAsync(() -> imports(file));
      long begun = size();
      while (size() < begun + 1_000_000) {
        Thread.onSpinWait();
      }
      server.kill();
    }
    CommandLine broken = importing.get();
    assertThat(broken.status()).isEqualTo(2);
    assertThat(broken.err()).contains("does not answer");

    CommandLine again = imports(file);
    assertThat(again.status()).isZero();
    long recorded = Long.parseLong(again.lastLine().split(" ")[0]);
    assertThat(again.lastLine())
        .isEqualTo(
            "%d recorded, %d recorded before, 0 refused".formatted(recorded, 20_000 - recorded));
    assertThat(recorded).isBetween(1L, 19_999L);
  }

  private long size() throws IOException {
    long size = 0;
    for (String name : List.of("log.db", "log.db-wal")) {
      Path file = data.resolve(name);
      size += Files.exists(file) ? Files.size(file) : 0;
    }
    return size;
  }
}
