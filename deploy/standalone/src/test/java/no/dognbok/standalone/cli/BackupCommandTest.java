package no.dognbok.standalone.cli;

import static no.dognbok.standalone.RunningLedger.REFERENCE;
import static no.dognbok.standalone.RunningLedger.SAMPLES;
import static no.dognbok.standalone.RunningLedger.TRUST;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import no.dognbok.standalone.Child;
import no.dognbok.standalone.RunningLedger;
import no.dognbok.standalone.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A ledger is backed up while it serves, and comes back with the same answers. */
@Timeout(240)
class BackupCommandTest {

  private static final int LINES = 3_000;
  private static final List<String> QUESTIONS =
      List.of(
          "/stays/10000000-0000-4000-8000-000000000001/timeline?asOf=2025-11-01",
          "/stays/10000000-0000-4000-8000-000000000001/payment-days?asOf=2025-11-01",
          "/stays/10000000-0000-4000-8000-000000000001/deadlines?asOf=2025-11-01",
          "/statements/983974791/5006/2025-10?asOf=2025-11-01");

  @TempDir Path data;
  @TempDir Path backups;
  @TempDir Path temp;

  private static CommandLine imports(Path data, Path path) {
    return CommandLine.run(
        "import", "--data", data, "--reference", REFERENCE, "--organisation", TRUST, path);
  }

  /** Stays in a month and a municipality that no question here asks for. */
  private Path lines() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < LINES; i++) {
      lines
          .append(RunningLedger.admitted(UUID.randomUUID(), "2025-08-06T09:40", "5042"))
          .append('\n');
    }
    return Files.writeString(temp.resolve("many.ndjson"), lines);
  }

  private static List<JsonNode> answers(Path data) {
    LedgerOptions options = new LedgerOptions();
    options.data = data;
    List<JsonNode> answers = new ArrayList<>();
    try (Ledger ledger = Ledger.open(options)) {
      for (String question : QUESTIONS) {
        ObjectNode answer = (ObjectNode) ledger.get(question, TRUST).json();
        answer.remove("basis"); // the position and the moment of asking
        answers.add(answer);
      }
    }
    return answers;
  }

  @Test
  void whatIsBackedUpWhileItServesAndRestoredAnswersTheSame_andTakesWhatIsNewer() throws Exception {
    Path file = lines();
    List<JsonNode> before;
    CommandLine backup;
    CommandLine imported;
    try (Child server = Child.serving(List.of(), data)) {
      assertThat(imports(data, SAMPLES).lastLine())
          .isEqualTo("66 recorded, 0 recorded before, 0 refused");
      before = answers(data);
      long begun = size();
      CompletableFuture<CommandLine> importing =
          CompletableFuture.supplyAsync(() -> imports(data, file));
      while (size() < begun + 250_000 && !importing.isDone()) {
        Thread.onSpinWait();
      }
      backup = CommandLine.run("backup", "--data", data, "--to", backups);
      imported = importing.get();
      server.end();
      server.rest();
      server.exitStatus();
    }
    assertThat(backup.status()).as(backup.err()).isZero();
    assertThat(imported.lastLine())
        .isEqualTo("%d recorded, 0 recorded before, 0 refused".formatted(LINES));
    assertThat(backup.out())
        .contains("SHA-256")
        .contains("The keys of the pseudonyms are not in it");

    Path restored = temp.resolve("restored");
    CommandLine restore = CommandLine.run("restore", "--from", copy(), "--data", restored);
    assertThat(restore.status()).as(restore.err()).isZero();
    long position = Long.parseLong(copy().getFileName().toString().split("-")[1]);
    assertThat(restore.out())
        .contains("The ledger ends at position " + position)
        .contains("put the keys of its pseudonyms back in");
    CommandLine without = imports(restored, SAMPLES);
    assertThat(without.status()).isEqualTo(2);
    assertThat(without.err()).contains("pseudonym-keys are missing, and the log is in use");

    Files.copy(data.resolve("pseudonym-keys"), restored.resolve("pseudonym-keys"));
    try (Server server = Server.start(new Server.Settings(restored, 0, REFERENCE, List.of()))) {
      assertThat(answers(restored)).as(server.address()).isEqualTo(before);
      assertThat(imports(restored, SAMPLES).lastLine())
          .isEqualTo("0 recorded, 66 recorded before, 0 refused");
      CommandLine again = imports(restored, file);
      long newer = Long.parseLong(again.lastLine().split(" ")[0]);
      assertThat(newer).isBetween(1L, LINES - 1L);
      assertThat(again.lastLine())
          .isEqualTo("%d recorded, %d recorded before, 0 refused".formatted(newer, LINES - newer));
      assertThat(answers(restored)).isEqualTo(before);
    }
  }

  private static Ledger ledger(Path data) {
    LedgerOptions options = new LedgerOptions();
    options.data = data;
    return Ledger.open(options);
  }

  private static ObjectNode dispute(Ledger ledger, String address) {
    ObjectNode answer = (ObjectNode) ledger.get(address + "?asOf=2025-11-01", TRUST).json();
    answer.remove("basis");
    return answer;
  }

  private static final String ISSUED = "issued/983974791/5006/2025-10.json";

  /** A statement that is frozen, and so issued: in a ledger that somebody holds. */
  private static void freeze(Path data) {
    CommandLine closed =
        CommandLine.run(
            "close",
            "--data",
            data,
            "--trust",
            TRUST,
            "--month",
            "2025-10",
            "--municipality",
            "5006",
            "--early",
            "--until",
            "frozen");
    assertThat(closed.status()).as(closed.out() + closed.err()).isZero();
    assertThat(data.resolve(ISSUED)).exists();
  }

  @Test
  void theNotesThatPeopleWroteGoAlong_andWhatWasIssued() throws IOException {
    assertThat(imports(data, SAMPLES).status()).isZero();
    String address = "/disputes/" + UUID.randomUUID();
    String text = "Vi svarte ja på telefon.";
    ObjectNode before;
    try (Ledger ledger = ledger(data)) {
      ledger.put(
          address,
          """
          {"at":"2025-10-20T09:00","trust":"%s","municipality":"5006","stay":"10000000-0000-4000-8000-000000000001",
           "grounds":[{"code":"ANSWERED_YES","note":{"id":"%s","text":"%s"}}]}\
          """
              .formatted(TRUST, UUID.randomUUID(), text),
          TRUST);
      before = dispute(ledger, address);
      freeze(data);
      CommandLine backup = CommandLine.run("backup", "--data", data, "--to", backups);
      assertThat(backup.status()).as(backup.err()).isZero();
      assertThat(backup.out())
          .contains(".db.notes holds the notes")
          .contains(".db.issued.zip holds what was issued: 1 files");
    }
    assertThat(before.at("/grounds/0/note/text").asString()).isEqualTo(text);

    Path restored = temp.resolve("restored");
    CommandLine restore = CommandLine.run("restore", "--from", copy(), "--data", restored);
    assertThat(restore.status()).as(restore.err()).isZero();
    assertThat(restore.out())
        .contains("The notes that people wrote are there too")
        .contains("What was issued is there too, as it was: 1 files");
    byte[] issued = Files.readAllBytes(data.resolve(ISSUED));
    assertThat(restored.resolve(ISSUED)).hasBinaryContent(issued);
    Files.copy(data.resolve("pseudonym-keys"), restored.resolve("pseudonym-keys"));
    try (Ledger ledger = ledger(restored)) {
      assertThat(dispute(ledger, address)).isEqualTo(before);
    }

    Path another = temp.resolve("another");
    Files.createDirectories(another.resolve(ISSUED).resolveSibling(""));
    Files.writeString(another.resolve(ISSUED), "noe annet");
    Files.copy(beside(".notes"), another.resolve("notes.db"));
    CommandLine refused = CommandLine.run("restore", "--from", copy(), "--data", another);
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("983974791/5006/2025-10.json");
    assertThat(another.resolve("log.db")).doesNotExist();

    Files.delete(beside(".notes"));
    Files.delete(beside(".issued.zip"));
    Path without = temp.resolve("without");
    CommandLine bare = CommandLine.run("restore", "--from", copy(), "--data", without);
    assertThat(bare.status()).as(bare.err()).isZero();
    assertThat(bare.out()).contains("what people wrote is not restored");
    Files.copy(data.resolve("pseudonym-keys"), without.resolve("pseudonym-keys"));
    try (Ledger ledger = ledger(without)) {
      JsonNode note = dispute(ledger, address).at("/grounds/0/note");
      assertThat(note.path("state").asString()).isEqualTo("DELETED");
      assertThat(note.path("digest")).isEqualTo(before.at("/grounds/0/note/digest"));
      assertThat(without.resolve(ISSUED)).doesNotExist();
      freeze(without);
      assertThat(without.resolve(ISSUED)).as("drawn again").hasBinaryContent(issued);
    }
  }

  private Path beside(String suffix) throws IOException {
    return copy().resolveSibling(copy().getFileName() + suffix);
  }

  private Path copy() throws IOException {
    try (Stream<Path> files = Files.list(backups)) {
      return files.filter(file -> file.toString().endsWith(".db")).findFirst().orElseThrow();
    }
  }

  private long size() throws IOException {
    long size = 0;
    for (String name : List.of("log.db", "log.db-wal")) {
      Path log = data.resolve(name);
      size += Files.exists(log) ? Files.size(log) : 0;
    }
    return size;
  }

  @Test
  void aBackupOfNothingAndARestoreOverSomethingAreRefused() throws IOException {
    CommandLine nothing = CommandLine.run("backup", "--data", data, "--to", backups);
    assertThat(nothing.status()).isEqualTo(2);
    assertThat(nothing.err()).contains("there is no ledger in " + data);
    assertThat(imports(data, SAMPLES).status()).isZero();
    CommandLine backup =
        CommandLine.run("backup", "--data", data, "--to", backups.resolve("today.db"));
    assertThat(backup.status()).as(backup.err()).isZero();
    CommandLine over =
        CommandLine.run("restore", "--from", backups.resolve("today.db"), "--data", data);
    assertThat(over.status()).isEqualTo(2);
    assertThat(over.err()).contains("is not empty (log.db");
  }
}
