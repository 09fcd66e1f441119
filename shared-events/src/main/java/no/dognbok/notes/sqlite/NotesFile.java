package no.dognbok.notes.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.sqlite.InPlace;
import no.dognbok.log.sqlite.OwnerOnly;
import no.dognbok.log.sqlite.WalCheck;

/** The SQLite file of the notes, and the connections to it. */
final class NotesFile {

  /** "note" in ASCII: whose file this is, in SQLite's own field for that. */
  private static final int APPLICATION_ID = 0x6E6F7465;

  private static final int VERSION = 1;
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER = 100;
  private static final int PAGE_SIZE_OFFSET = 16;
  private static final int USER_VERSION_OFFSET = 60;
  private static final int APPLICATION_ID_OFFSET = 68;
  private static final int LARGEST_PAGE = 65_536;
  static final int PATIENCE = 10_000; // milliseconds, for a lock of another process
  private static final List<String> SQLITES_OWN = List.of("-wal", "-shm", "-journal");

  /** Of a deleted note the id is left, and when it was deleted. Times are microseconds. */
  private static final List<String> TABLES =
      List.of(
          "PRAGMA application_id = " + APPLICATION_ID,
          "PRAGMA user_version = " + VERSION,
          """
          CREATE TABLE notes (
            id TEXT PRIMARY KEY,
            text TEXT,
            by TEXT,
            unit TEXT,
            at INTEGER,
            readers TEXT,
            salt TEXT,
            deleted_at INTEGER)\
          """);

  private final Path path;

  private NotesFile(Path path) {
    this.path = path;
  }

  /**
   * The file in its place: checked where it is there, else made beside its place and put there
   * whole.
   *
   * @throws LogDamaged where something is there that is not as it was written, or something is left
   *     of a file that is not there; all is left as it is
   */
  static NotesFile at(Path path) throws IOException, SQLException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      Path real = behindLinks(path);
      check(real);
      return new NotesFile(real);
    }
    make(path);
    return new NotesFile(path);
  }

  /** SQLite keeps its own files beside the file that a link leads to. */
  private static Path behindLinks(Path path) throws IOException {
    try {
      return path.toRealPath();
    } catch (NoSuchFileException e) {
      throw new LogDamaged(
          "%s is a link, and nothing is where it leads; it is left as it is: is the disk mounted?"
              .formatted(path),
          e);
    }
  }

  private static void make(Path path) throws IOException, SQLException {
    for (String suffix : SQLITES_OWN) {
      if (Files.exists(beside(path, suffix))) {
        throw new LogDamaged(
            "%s is missing, and its %s is there: notes were here. Restore both together"
                .formatted(path, suffix));
      }
    }
    Path draft = beside(path, ".draft");
    deleteDraft(draft);
    Files.createFile(draft, OwnerOnly.attributes(draft));
    try (Connection connection = connect(draft, 0, false);
        Statement statement = connection.createStatement()) {
      for (String sql : TABLES) {
        statement.execute(sql);
      }
    }
    InPlace.force(draft);
    InPlace.put(draft, path);
    deleteDraft(draft);
    InPlace.forceFolder(path.resolveSibling("").toAbsolutePath());
  }

  private static void deleteDraft(Path draft) throws IOException {
    Files.deleteIfExists(draft);
    for (String suffix : SQLITES_OWN) {
      Files.deleteIfExists(beside(draft, suffix));
    }
  }

  private static Path beside(Path path, String suffix) {
    return path.resolveSibling(path.getFileName() + suffix);
  }

  /**
   * Header, write-ahead log and pages, in this order, before anybody writes.
   *
   * @throws LogDamaged where one of them is not as it was written
   */
  static void check(Path path) throws IOException {
    ByteBuffer header = header(path);
    if (header.getInt(APPLICATION_ID_OFFSET) != APPLICATION_ID
        || header.getInt(USER_VERSION_OFFSET) != VERSION) {
      throw new LogDamaged(
          "%s holds no notes that this program knows; it is left as it is".formatted(path));
    }
    int size = header.getShort(PAGE_SIZE_OFFSET) & 0xFFFF;
    WalCheck.check(path, size == 1 ? LARGEST_PAGE : size);
    try (Connection connection = connect(path, PATIENCE, true);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA integrity_check(1)")) {
      String found = result.next() ? result.getString(1) : "no answer";
      if (!"ok".equals(found)) {
        throw damaged(path, found);
      }
    } catch (SQLException e) {
      throw damaged(path, String.valueOf(e.getMessage()));
    }
  }

  private static ByteBuffer header(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] header = in.readNBytes(HEADER);
      if (header.length < HEADER
          || !Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
        throw damaged(path, "it is no SQLite file");
      }
      return ByteBuffer.wrap(header);
    }
  }

  private static LogDamaged damaged(Path path, String found) {
    return new LogDamaged(
        "%s is damaged (%s); it is left as it is: restore a backup".formatted(path, found));
  }

  /** A connection that writes: each note forced to the disk, what is deleted overwritten. */
  Connection writing() throws SQLException {
    List.of("", "-wal", "-shm").forEach(suffix -> OwnerOnly.restrict(beside(path, suffix)));
    Connection connection = connect(path, PATIENCE, false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("PRAGMA secure_delete = ON");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  static Connection reading(Path path) throws SQLException {
    return connect(path, PATIENCE, true);
  }

  private static Connection connect(Path path, int patience, boolean readOnly) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("busy_timeout", String.valueOf(patience));
    settings.setProperty("temp_store", "MEMORY"); // no text must be left in a temporary file
    if (readOnly) {
      settings.setProperty("open_mode", "1"); // SQLITE_OPEN_READONLY
    }
    return DriverManager.getConnection("jdbc:sqlite:" + path.toAbsolutePath(), settings);
  }
}
