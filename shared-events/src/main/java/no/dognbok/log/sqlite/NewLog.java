package no.dognbok.log.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import no.dognbok.log.LogDamaged;

/**
 * Makes the file of a new log, and only where nothing says that there was one: an empty ledger in
 * the place of a lost one would start to answer as if nobody had ever been in hospital.
 */
final class NewLog {

  /** Made after the log, so that keys without a log are the keys of a log that is lost. */
  private static final String KEYS = "pseudonym-keys";

  /** Made after the log too. */
  private static final String NOTES = "notes.db";

  private final Path path;
  private final Path draft;

  NewLog(Path path) {
    this.path = path;
    this.draft = path.resolveSibling(path.getFileName() + ".draft");
  }

  /**
   * Made beside its place and linked there whole, so that a file in its place is always a log, and
   * nothing that stands there can be replaced.
   *
   * @throws LogDamaged where something is left of a log
   */
  void make() throws IOException, SQLException {
    refuseWhereSomethingIsLeft();
    deleteDraft();
    Files.createFile(draft, OwnerOnly.attributes(draft));
    try (Connection connection = LogFile.connect(draft, 0, false);
        Statement statement = connection.createStatement()) {
      for (String sql : Tables.ALL) {
        statement.execute(sql);
      }
    }
    InPlace.put(draft, path);
    deleteDraft();
    InPlace.forceFolder(path.resolveSibling("").toAbsolutePath());
  }

  private void refuseWhereSomethingIsLeft() throws IOException {
    List<String> left;
    try (Stream<Path> files = Files.list(path.resolveSibling(""))) {
      left =
          files.map(file -> file.getFileName().toString()).filter(this::isOfALog).sorted().toList();
    }
    if (!left.isEmpty()) {
      throw new LogDamaged(
          "%s is missing, and %s is there: a log was here. Nothing is made or changed: restore %s together with its %s-wal, or give an empty folder for a new ledger"
              .formatted(path, String.join(", ", left), LogFile.NAME, LogFile.NAME));
    }
  }

  private boolean isOfALog(String name) {
    return name.equals(KEYS)
        || name.equals(NOTES)
        || name.startsWith(LogFile.NAME) && !name.startsWith(draft.getFileName().toString());
  }

  /** A start that was killed may have left it, as a second name of the log. */
  void deleteDraft() throws IOException {
    Files.deleteIfExists(draft);
    for (String suffix : LogFile.SQLITES_OWN) {
      Files.deleteIfExists(draft.resolveSibling(draft.getFileName() + suffix));
    }
  }
}
