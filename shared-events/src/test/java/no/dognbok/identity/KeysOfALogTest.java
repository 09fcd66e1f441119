package no.dognbok.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import no.dognbok.log.Commit;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.SqliteEventLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys belong to the log: without them, or with others, every patient would be a new one. */
class KeysOfALogTest {

  private static final IdentityNumber PATIENT = new IdentityNumber("15876500565"); // Tenor style

  @TempDir Path path;
  private DataFolder folder;
  private SqliteEventLog log;
  private Path file;

  @BeforeEach
  void open() {
    folder = DataFolder.open(path);
    log = SqliteEventLog.open(folder, Clock.systemUTC());
    file = path.resolve("pseudonym-keys");
  }

  @AfterEach
  void close() {
    log.close();
    folder.close();
  }

  private void used() {
    log.append(Commit.of(UUID.randomUUID(), List.of()));
  }

  private void refused(String why) {
    assertThatThrownBy(() -> Pseudonyms.open(file, log))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(why);
  }

  @Test
  void theFirstStartMakesAKeyAndTheNextOneFindsIt() throws IOException {
    String pseudonym = Pseudonyms.open(file, log).newest(PATIENT);
    used();
    close();
    open();
    assertThat(Pseudonyms.open(file, log).newest(PATIENT)).isEqualTo(pseudonym);
    assertThat(log.keyChecks()).containsOnlyKeys("k1");
    assertThat(Files.readString(file)).doesNotContain(log.keyChecks().get("k1"));
    assertThat(path.resolve("pseudonym-keys.draft")).doesNotExist();
  }

  @Test
  void aMissingFileIsNotMadeAnewForALogThatIsInUse() throws IOException {
    Pseudonyms.open(file, log);
    used();
    Files.delete(file);
    refused("the log is in use");
    assertThat(file).doesNotExist();
    Files.createFile(file);
    refused("are missing");
  }

  @Test
  void aFirstStartThatWasKilledAtAnyPointIsBegunAgain() throws IOException {
    Files.createFile(file); // made and not written, by a version that wrote in place
    Files.writeString(path.resolve("pseudonym-keys.draft"), "k1 ab");
    String first = Pseudonyms.open(file, log).newest(PATIENT);
    Files.delete(file); // the check was recorded; nothing was ever told under the key
    String second = Pseudonyms.open(file, log).newest(PATIENT);
    assertThat(second).isNotEqualTo(first);
    used();
    assertThat(Pseudonyms.open(file, log).newest(PATIENT)).isEqualTo(second);
  }

  @Test
  void theKeyFileOfAnotherLedgerIsRefused() throws IOException {
    Pseudonyms.open(file, log);
    used();
    Files.writeString(file, "k1 " + "ab".repeat(32) + "\n");
    refused("key k1 in " + file + " is another than the log's");
  }

  @Test
  void aKeyThatTheLogKnowsMustBeThereOrBeRetired() throws IOException {
    String old = Pseudonyms.open(file, log).newest(PATIENT);
    used();
    String first = Files.readString(file);
    Files.writeString(file, "k2 " + "ab".repeat(32) + "\n", StandardOpenOption.APPEND);
    assertThat(Pseudonyms.open(file, log).all(PATIENT)).hasSize(2).contains(old);
    Files.writeString(file, "k2 " + "ab".repeat(32) + "\n");
    refused("key k1, under which the log has patients, is not in");
    Files.writeString(file, "k1 retired\nk2 " + "ab".repeat(32) + "\n");
    assertThat(Pseudonyms.open(file, log).all(PATIENT)).hasSize(1).doesNotContain(old);
    Files.writeString(file, first);
    refused("key k2, under which the log has patients, is not in");
  }

  @Test
  void aLogThatIsOlderThanTheChecksTakesTheKeysThatItFinds() throws IOException {
    used();
    Files.writeString(file, "k1 " + "ab".repeat(32) + "\n");
    Pseudonyms.open(file, log);
    Files.writeString(file, "k1 " + "cd".repeat(32) + "\n");
    refused("another than the log's");
  }

  @Test
  void twoKeysWithOneIdAreRefused() throws IOException {
    Files.writeString(file, "k1 " + "ab".repeat(32) + "\nk1 " + "cd".repeat(32) + "\n");
    refused("line 2");
  }

  @Test
  void aLinkToADiskThatIsNotMountedIsRefused() throws IOException {
    Files.createSymbolicLink(file, path.resolve("not-mounted").resolve("keys"));
    refused("is the disk mounted?");
  }
}
