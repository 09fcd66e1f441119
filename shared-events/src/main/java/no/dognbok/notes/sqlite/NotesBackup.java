package no.dognbok.notes.sqlite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.LogUnavailable;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.InPlace;
import no.dognbok.log.sqlite.OwnerOnly;

/**
 * Copies of the notes, which lie beside the copy of a log. They are made after it: a note is
 * written before the event that names it, so every event in the copy has its note, unless that was
 * deleted.
 */
public final class NotesBackup {

  private static final String SUFFIX = ".notes";

  private NotesBackup() {}

  /** Where the notes of a log's copy lie. */
  public static Path beside(Path copy) {
    return copy.resolveSibling(copy.getFileName() + SUFFIX);
  }

  /**
   * Copies the notes of a data folder beside the copy of its log. It stops no writer.
   *
   * @return the file; empty where there are no notes
   * @throws LogUnavailable where they cannot be copied, or something lies in their place
   */
  public static Optional<Path> write(Path data, Path copy) {
    Path notes = data.resolve(SqliteNotes.NAME);
    if (!Files.exists(notes)) {
      return Optional.empty();
    }
    Path place = beside(copy);
    Path folder = place.toAbsolutePath().resolveSibling("");
    try {
      Path draft = Files.createTempFile(folder, "dognbok-notes-", ".draft");
      try {
        OwnerOnly.restrict(draft);
        copy(data, draft);
        InPlace.force(draft);
        NotesFile.check(draft);
        InPlace.put(draft, place);
        InPlace.forceFolder(folder);
        return Optional.of(place);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (FileAlreadyExistsException e) {
      throw new LogUnavailable(
          "%s is there already; a backup replaces nothing".formatted(place), e);
    } catch (IOException | SQLException e) {
      throw new LogUnavailable("the notes of %s cannot be copied: %s".formatted(data, e), e);
    }
  }

  /** What one reader sees, written anew: nothing that was deleted lies in a page of it. */
  private static void copy(Path data, Path draft) throws IOException, SQLException {
    try (DataFolder folder = DataFolder.open(data)) {
      NotesFile.check(folder.path().resolve(SqliteNotes.NAME));
    } catch (DataFolder.InUse e) {
      // who holds it has looked it over
    }
    try (Connection connection = NotesFile.reading(data.resolve(SqliteNotes.NAME));
        PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
      vacuum.setString(1, draft.toAbsolutePath().toString());
      vacuum.execute();
    }
  }

  /**
   * Puts the notes that lie beside the copy of a log into a data folder, before the log: where this
   * is broken off there is no log yet, and it can be begun again.
   *
   * @return whether there were any
   * @throws LogDamaged where they are not as they were written
   * @throws LogUnavailable where the folder has notes, is in use, or cannot be written
   */
  public static boolean restore(Path copy, Path data) {
    Path from = beside(copy);
    if (DataFolder.hasLog(data)) {
      return false; // over a log nothing is restored: who restores that says so
    }
    if (!Files.exists(from)) {
      if (Files.exists(data.resolve(SqliteNotes.NAME))) {
        throw new LogUnavailable(
            "%s has notes of another ledger, and there is no %s; restore to an empty folder"
                .formatted(data, from));
      }
      return false;
    }
    try {
      NotesFile.check(from);
      try (DataFolder folder = DataFolder.open(data)) {
        Path place = folder.path().resolve(SqliteNotes.NAME);
        if (!Files.exists(place)) {
          put(from, place);
        } else if (Files.mismatch(from, place) >= 0) {
          throw new LogUnavailable(
              "%s is there, and holds other notes; restore to an empty folder".formatted(place));
        }
        return true;
      }
    } catch (IOException e) {
      throw new LogUnavailable(
          "the notes in %s cannot be restored to %s: %s".formatted(from, data, e), e);
    }
  }

  private static void put(Path from, Path place) throws IOException {
    Path draft = place.resolveSibling(SqliteNotes.NAME + ".restoring");
    Files.deleteIfExists(draft);
    Files.createFile(draft, OwnerOnly.attributes(draft));
    Files.write(draft, Files.readAllBytes(from));
    InPlace.force(draft);
    InPlace.put(draft, place);
    Files.deleteIfExists(draft);
    InPlace.forceFolder(place.resolveSibling("").toAbsolutePath());
  }
}
