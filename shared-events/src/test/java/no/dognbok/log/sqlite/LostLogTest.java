package no.dognbok.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import no.dognbok.log.Commit;
import no.dognbok.log.LogDamaged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A log that is lost must not come back as a new one that is empty. */
class LostLogTest {

  @TempDir Path path;

  private long commits() {
    try (DataFolder folder = DataFolder.open(path);
        SqliteEventLog log = SqliteEventLog.open(folder, Clock.systemUTC())) {
      return log.head().commits();
    }
  }

  private void append() {
    try (DataFolder folder = DataFolder.open(path);
        SqliteEventLog log = SqliteEventLog.open(folder, Clock.systemUTC())) {
      log.append(Commit.of(UUID.randomUUID(), List.of()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"log.db-wal", "log.db-shm", "log.db.bak", "pseudonym-keys", "notes.db"})
  void whereSomethingIsLeftOfALogNoneIsMade(String left) throws IOException {
    Files.writeString(path.resolve(left), "what is left");
    assertThatThrownBy(this::commits)
        .isInstanceOf(LogDamaged.class)
        .hasMessageContaining(left)
        .hasMessageContaining("restore log.db together with its log.db-wal");
    assertThat(path.resolve("log.db")).doesNotExist();
    assertThat(path.resolve(left)).hasContent("what is left");
  }

  @Test
  void aLinkToADiskThatIsNotMountedIsRefused() throws IOException {
    Path elsewhere = path.resolve("not-mounted").resolve("log.db");
    Files.createSymbolicLink(path.resolve("log.db"), elsewhere);
    assertThatThrownBy(this::commits)
        .isInstanceOf(LogDamaged.class)
        .hasMessageContaining("is a link to " + elsewhere);
    assertThat(Files.isSymbolicLink(path.resolve("log.db"))).isTrue();
  }

  @Test
  void aLinkToALogIsTheLog() throws IOException {
    append();
    Path elsewhere = Files.createDirectory(path.resolve("elsewhere")).resolve("log.db");
    Files.move(path.resolve("log.db"), elsewhere);
    Files.createSymbolicLink(path.resolve("log.db"), elsewhere);
    assertThat(commits()).isEqualTo(1);
  }

  @Test
  void aFirstStartThatWasKilledIsBegunAgain() throws IOException {
    Files.writeString(path.resolve("log.db.draft"), "half a");
    Files.writeString(path.resolve("log.db.draft-journal"), "journal");
    assertThat(commits()).isZero();
    assertThat(path.resolve("log.db.draft")).doesNotExist();
    assertThat(path.resolve("log.db.draft-journal")).doesNotExist();
  }

  @Test
  void aFirstStartThatWasKilledBeforeTheDraftWentGoesOn() throws IOException {
    append();
    Files.createLink(path.resolve("log.db.draft"), path.resolve("log.db"));
    assertThat(commits()).isEqualTo(1);
    assertThat(path.resolve("log.db.draft")).doesNotExist();
  }

  @Test
  void whatStandsInTheLogsPlaceIsNeverReplaced() throws IOException {
    Files.createSymbolicLink(path.resolve("log.db"), path.resolve("nothing"));
    assertThatThrownBy(() -> new NewLog(path.resolve("log.db")).make())
        .isInstanceOf(LogDamaged.class);
    assertThat(Files.exists(path.resolve("log.db"), LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  @Test
  void onlyItsOwnerCanReadAnyFileAlsoInAFolderMadeBeforehand() throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
    append();
    widen();
    try (DataFolder folder = DataFolder.open(path);
        SqliteEventLog log = SqliteEventLog.open(folder, Clock.systemUTC())) {
      folder.serving("http://127.0.0.1:8180");
      log.append(Commit.of(UUID.randomUUID(), List.of()));
      try (var files = Files.list(path)) {
        assertThat(files)
            .extracting(file -> file.getFileName().toString())
            .contains("log.db", "log.db-wal", "lock", "server-address");
      }
      try (var files = Files.list(path)) {
        assertThat(files)
            .allSatisfy(file ->
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as("%s", file)
                    .isEqualTo("rw-------"));
      }
    }
  }

  private void widen() throws IOException {
    for (String name : List.of("log.db", "lock")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.resolve(name))))
          .isEqualTo("rw-------");
      Files.setPosixFilePermissions(
          path.resolve(name), PosixFilePermissions.fromString("rw-r--r--"));
    }
  }
}
