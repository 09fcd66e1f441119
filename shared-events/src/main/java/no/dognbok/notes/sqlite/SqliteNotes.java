package no.dognbok.notes.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import no.dognbok.events.Address;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.LogUnavailable;
import no.dognbok.log.Micros;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.notes.Note;
import no.dognbok.notes.Notes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The notes in a file of their own beside the log. People write few of them and read few: one
 * connection does, in turn.
 */
public final class SqliteNotes implements Notes {

  /** The name of the file in the data folder. */
  public static final String NAME = "notes.db";

  private static final Logger LOG = LoggerFactory.getLogger(SqliteNotes.class);

  /** In milliseconds. */
  private static final int BRIEFLY = 50;

  private final Connection connection;
  private final Clock clock;
  private final ReentrantLock turn = new ReentrantLock();

  // Under the lock:
  private boolean allGone = true;
  private boolean warned;

  private SqliteNotes(Connection connection, Clock clock) {
    this.connection = connection;
    this.clock = clock;
  }

  /**
   * The notes in a data folder that this process holds; made where there are none.
   *
   * @param clock says when something was deleted
   * @throws LogDamaged where the file is not as it was written
   * @throws LogUnavailable where it cannot be opened
   */
  public static SqliteNotes open(DataFolder folder, Clock clock) {
    Path path = folder.path().resolve(NAME);
    try {
      SqliteNotes notes = new SqliteNotes(NotesFile.at(path).writing(), clock);
      notes.leaveNothingBehind(); // a process that was killed may have
      return notes;
    } catch (IOException | SQLException e) {
      throw new LogUnavailable("%s cannot be opened: %s".formatted(path, e), e);
    }
  }

  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T done(Work<T> work) {
    turn.lock();
    try {
      return work.on(connection);
    } catch (SQLException e) {
      throw new LogUnavailable(
          "the notes cannot be read or written: " + e.getMessage() + "; nothing was kept", e);
    } finally {
      turn.unlock();
    }
  }

  /** One statement is one transaction, and on the disk when it returns. */
  @Override
  public Note put(Note note) {
    boolean isNew =
        done(c -> {
          try (PreparedStatement insert =
              c.prepareStatement(
                  "INSERT INTO notes (id, text, by, unit, at, readers, salt)"
                      + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING")) {
            insert.setString(1, note.id().toString());
            insert.setString(2, note.text());
            insert.setString(3, note.by().toString());
            insert.setString(4, note.unit());
            insert.setLong(5, Micros.of(note.at()));
            insert.setString(6, readers(note));
            insert.setString(7, note.salt());
            return insert.executeUpdate() > 0;
          }
        });
    return isNew ? note : Notes.requireSame(note, find(note.id()).orElse(null));
  }

  private static String readers(Note note) {
    return note.readers().stream().map(Address::toString).sorted().collect(Collectors.joining(" "));
  }

  @Override
  public Optional<Note> find(UUID id) {
    return done(c -> {
      try (PreparedStatement select =
          c.prepareStatement(
              "SELECT text, by, unit, at, readers, salt, id FROM notes"
                  + " WHERE id = ? AND text IS NOT NULL")) {
        select.setString(1, id.toString());
        try (ResultSet row = select.executeQuery()) {
          return Optional.ofNullable(row.next() ? note(row) : null);
        }
      }
    });
  }

  @Override
  public List<Note> after(@Nullable UUID last, int most) {
    return done(c -> {
      try (PreparedStatement select =
          c.prepareStatement(
              "SELECT text, by, unit, at, readers, salt, id FROM notes"
                  + " WHERE id > ? AND text IS NOT NULL ORDER BY id LIMIT ?")) {
        select.setString(1, last == null ? "" : last.toString());
        select.setInt(2, most);
        List<Note> notes = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            notes.add(note(row));
          }
        }
        return notes;
      }
    });
  }

  private static Note note(ResultSet row) throws SQLException {
    @Nullable String unit = row.getString(3);
    return new Note(
        UUID.fromString(row.getString(7)),
        row.getString(1),
        Address.parse(row.getString(2)),
        unit,
        Micros.instant(row.getLong(4)),
        Arrays.stream(row.getString(5).split(" "))
            .filter(text -> !text.isEmpty())
            .map(Address::parse)
            .collect(Collectors.toSet()),
        row.getString(6));
  }

  @Override
  public boolean delete(UUID id) {
    return done(c -> {
      try (PreparedStatement update =
          c.prepareStatement(
              "UPDATE notes SET text = NULL, by = NULL, unit = NULL, at = NULL, readers = NULL,"
                  + " salt = NULL, deleted_at = ? WHERE id = ? AND text IS NOT NULL")) {
        update.setLong(1, Micros.of(clock.instant()));
        update.setString(2, id.toString());
        boolean was = update.executeUpdate() > 0;
        if (was) {
          allGone = false; // until it is seen
          leaveNothingBehind();
        }
        return was;
      }
    });
  }

  @Override
  public boolean isAllGone() {
    return done(c -> {
      if (!allGone) {
        leaveNothingBehind();
      }
      return allGone;
    });
  }

  /**
   * The file's page is overwritten; the write-ahead log has the text until it is emptied. Nobody
   * who reads or writes notes waits long for that: whoever deletes looks again.
   */
  private void leaveNothingBehind() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = " + BRIEFLY);
      try (ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
        allGone = row.next() && row.getInt(1) == 0;
        if (!allGone && !warned) {
          LOG.warn(
              "another process reads the notes: a deleted text may stay in the write-ahead log"
                  + " until it ends");
        }
        warned = !allGone;
      } finally {
        statement.execute("PRAGMA busy_timeout = " + NotesFile.PATIENCE);
      }
    }
  }

  @Override
  public void close() {
    done(c -> {
      c.close();
      return true;
    });
  }
}
