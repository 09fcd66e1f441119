package no.dognbok.notes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.LogUnavailable;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.notes.sqlite.NotesBackup;
import no.dognbok.notes.sqlite.SqliteNotes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteNotesTest extends NotesContract {

  @TempDir Path data;
  @TempDir Path temp;
  private DataFolder folder;

  @Override
  Notes open(Clock clock) {
    if (folder == null) {
      folder = DataFolder.open(data);
    }
    return SqliteNotes.open(folder, clock);
  }

  @AfterEach
  void release() {
    folder.close();
  }

  @Override
  boolean isSomewhere(String text) {
    String bytes = new String(text.getBytes(UTF_8), ISO_8859_1);
    try (Stream<Path> files = Files.list(data)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("notes.db"))
          .anyMatch(file -> read(file).contains(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void nobodyButTheOwnerCanReadThem() throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("notes")).toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as("%s", file)
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void aDamagedFileAndALostOneAreLeftAsTheyAre() throws IOException {
    Path other = Files.createDirectory(temp.resolve("other"));
    Files.writeString(other.resolve("notes.db"), "these are no notes");
    try (DataFolder held = DataFolder.open(other)) {
      assertThatThrownBy(() -> SqliteNotes.open(held, Clock.systemUTC()))
          .isInstanceOf(LogDamaged.class)
          .hasMessageContaining("left as it is");
      assertThat(other.resolve("notes.db")).hasContent("these are no notes");
      Files.move(other.resolve("notes.db"), other.resolve("notes.db-wal"));
      assertThatThrownBy(() -> SqliteNotes.open(held, Clock.systemUTC()))
          .isInstanceOf(LogDamaged.class)
          .hasMessageContaining("notes were here");
    }
  }

  /** As a backup of another process does. */
  @Test
  void whileSomebodyElseReadsADeletedTextIsNotAllGone() throws SQLException {
    String text = "Denne leses ennå " + UUID.randomUUID();
    try (Notes notes = open(Clock.systemUTC())) {
      Note note = notes.put(note(UUID.randomUUID(), text));
      assertThat(notes.isAllGone()).isTrue();
      try (Connection reader =
              DriverManager.getConnection("jdbc:sqlite:" + data.resolve("notes.db"));
          Statement statement = reader.createStatement()) {
        statement.execute("BEGIN");
        statement.executeQuery("SELECT count(*) FROM notes").next();
        assertThat(notes.delete(note.id())).isTrue();
        assertThat(notes.isAllGone()).isFalse();
        assertThat(isSomewhere(text)).isTrue();
      }
      assertThat(notes.isAllGone()).isTrue();
      assertThat(isSomewhere(text)).isFalse();
    }
  }

  private Note kept(String text) {
    try (Notes notes = open(Clock.systemUTC())) {
      return notes.put(note(UUID.randomUUID(), text));
    }
  }

  private static Optional<Note> found(Path data, UUID id) {
    try (DataFolder folder = DataFolder.open(data);
        Notes notes = SqliteNotes.open(folder, Clock.systemUTC())) {
      return notes.find(id);
    }
  }

  @Test
  void aCopyMadeWhileTheyAreServedIsRestored_withoutWhatWasDeleted() {
    Note note = kept("Denne blir");
    Note gone = kept("Denne er borte " + UUID.randomUUID());
    try (Notes notes = open(Clock.systemUTC())) {
      notes.delete(gone.id());
    }
    Path copy = temp.resolve("dognbok-1.db");
    Path written = NotesBackup.write(data, copy).orElseThrow();
    assertThat(read(written)).doesNotContain(gone.salt());
    Path restored = temp.resolve("restored");
    assertThat(NotesBackup.restore(copy, restored)).isTrue();
    assertThat(NotesBackup.restore(copy, restored)).as("begun again").isTrue();
    assertThat(found(restored, note.id())).contains(note);
    assertThat(found(restored, gone.id())).isEmpty();
    assertThatThrownBy(() -> NotesBackup.write(data, copy))
        .isInstanceOf(LogUnavailable.class)
        .hasMessageContaining("replaces nothing");
  }

  @Test
  void whereThereAreNoNotesNothingIsCopied_andOtherNotesAreNotReplaced() throws IOException {
    Path empty = Files.createDirectory(temp.resolve("empty"));
    assertThat(NotesBackup.write(empty, temp.resolve("dognbok-2.db"))).isEmpty();
    assertThat(NotesBackup.restore(temp.resolve("dognbok-2.db"), empty)).isFalse();
    Path copy = temp.resolve("dognbok-3.db");
    NotesBackup.write(data, copy).orElseThrow();
    kept("noe nytt");
    assertThatThrownBy(() -> NotesBackup.restore(copy, folderWithOtherNotes()))
        .isInstanceOf(LogUnavailable.class)
        .hasMessageContaining("holds other notes");
  }

  private Path folderWithOtherNotes() {
    Path other = temp.resolve("others");
    try (DataFolder held = DataFolder.open(other);
        Notes notes = SqliteNotes.open(held, Clock.systemUTC())) {
      notes.put(note(UUID.randomUUID(), "andres"));
    }
    return other;
  }

  @Test
  void aDamagedCopyIsNotRestored() throws IOException {
    Path copy = temp.resolve("dognbok-4.db");
    Path written = NotesBackup.write(data, copy).orElseThrow();
    byte[] bytes = Files.readAllBytes(written);
    for (int i = 4_096; i < Math.min(bytes.length, 4_400); i++) {
      bytes[i] ^= 0x5A;
    }
    Files.write(written, bytes);
    assertThatThrownBy(() -> NotesBackup.restore(copy, temp.resolve("never")))
        .isInstanceOf(LogDamaged.class);
  }
}
