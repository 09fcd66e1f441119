package no.dognbok.log.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import no.dognbok.log.EventLog.Head;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.LogUnavailable;

/**
 * Copies of a log in one file, made while others write to it, and logs made of such copies.
 *
 * <p>A copy is the log as it stood at one position: every commit that was acknowledged before the
 * copying began, none half. The secret keys of the pseudonyms are not in it. Nobody is asked to
 * stop, or even to take part: the copy is read beside a server, by whoever may read its files.
 */
public final class LogBackup {

  private static final DateTimeFormatter NAMED =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final String CHECKSUM = ".sha256";
  private static final String RESTORING = LogFile.NAME + ".restoring";

  /**
   * What may be in a folder into which a log is restored; its notes, and what was issued, are put
   * there before it.
   */
  private static final List<String> NO_LOG =
      List.of(
          "lock",
          "pseudonym-keys",
          "evidence-keys",
          "lost+found",
          "notes.db",
          "notes.db.restoring",
          "issued",
          "evidence");

  private LogBackup() {}

  /**
   * A copy that was read back whole.
   *
   * @param file where it lies
   * @param head where the log in it ends
   * @param sha256 of the file, hexadecimal
   */
  public record Copy(Path file, Head head, String sha256) {

    /** Position of the last commit in it. */
    public long position() {
      return head.commits() - 1;
    }

    /** When the last commit in it was recorded. */
    public Instant recordedAt() {
      return Instant.EPOCH.plus(head.recordedAt(), ChronoUnit.MICROS);
    }
  }

  /**
   * Copies the log in a data folder, whether a process holds the folder or not. The copy is in its
   * place when it is on the disk and has been read back, and not before.
   *
   * @param to a folder, in which the copy is named by its position and the time; or the file to
   *     make
   * @param clock for that time
   * @throws LogDamaged where the log, or the copy, is not as it was written
   * @throws LogUnavailable where there is no log, where the copy cannot be written, or where
   *     something lies in its place
   */
  public static Copy write(Path data, Path to, Clock clock) {
    if (!DataFolder.hasLog(data)) {
      throw new LogUnavailable("there is no ledger in %s".formatted(data));
    }
    Path folder = Files.isDirectory(to) ? to : to.toAbsolutePath().resolveSibling("");
    try {
      Path draft = Files.createTempFile(folder, "dognbok-backup-", ".draft");
      try {
        OwnerOnly.restrict(draft);
        copy(data, draft);
        InPlace.force(draft);
        Head head = WholeLog.check(draft);
        if (head.commits() == 0) {
          throw new LogUnavailable("there is nothing in the log in %s yet".formatted(data));
        }
        String sha256 = sha256(draft);
        Path file = to.equals(folder) ? folder.resolve(name(head, clock)) : to;
        InPlace.put(draft, file);
        Files.deleteIfExists(draft);
        leaveChecksum(file, sha256);
        InPlace.forceFolder(folder);
        return new Copy(file, head, sha256);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (FileAlreadyExistsException e) {
      throw new LogUnavailable(
          "%s is there already; a backup replaces nothing".formatted(e.getFile()), e);
    } catch (NoSuchFileException e) {
      throw new LogUnavailable("there is no folder %s".formatted(folder), e);
    } catch (IOException e) {
      throw new LogUnavailable("the backup cannot be written to %s: %s".formatted(to, e), e);
    }
  }

  private static String name(Head head, Clock clock) {
    return "dognbok-%d-%s.db".formatted(head.commits() - 1, NAMED.format(clock.instant()));
  }

  /**
   * SQLite writes what one reader sees anew into another file: a reader sees the log at one
   * position, stops no writer, and what was erased lies in no page that is copied.
   */
  private static void copy(Path data, Path draft) throws IOException {
    try (Connection log = reading(data);
        PreparedStatement vacuum = log.prepareStatement("VACUUM INTO ?")) {
      vacuum.setString(1, draft.toAbsolutePath().toString());
      vacuum.execute();
    } catch (SQLException e) {
      throw new LogUnavailable(
          "the log in %s cannot be copied: %s".formatted(data, e.getMessage()), e);
    }
  }

  /**
   * Where nobody holds the folder, a killed process may have left a write-ahead log that nobody has
   * looked over yet; once the connection reads, others may come.
   */
  private static Connection reading(Path data) throws IOException, SQLException {
    Path log = LogFile.behindLinks(data.resolve(LogFile.NAME));
    try (DataFolder folder = DataFolder.open(data)) {
      new LogCheck(log).run();
      return connected(log);
    } catch (DataFolder.InUse e) {
      return connected(log); // who holds it has looked it over
    }
  }

  private static Connection connected(Path log) throws SQLException {
    return LogFile.connect(log, LogFile.PATIENCE, true);
  }

  private static void leaveChecksum(Path file, String sha256) throws IOException {
    Path checksum = checksumOf(file);
    Files.writeString(checksum, "%s  %s\n".formatted(sha256, file.getFileName()));
    InPlace.force(checksum);
  }

  private static Path checksumOf(Path file) {
    return file.resolveSibling(file.getFileName() + CHECKSUM);
  }

  /**
   * Makes the log of a data folder out of a copy, which is read whole first. The folder is made
   * where there is none; otherwise nothing but the keys may lie in it.
   *
   * @throws LogDamaged where the copy is not as it was written
   * @throws LogUnavailable where it is no copy, where the folder is not empty or in use, or where
   *     the log cannot be written
   */
  public static Copy restore(Path from, Path data) {
    try {
      requireCopy(from);
      requireEmpty(data);
      Head head = WholeLog.check(from);
      String sha256 = sha256(from);
      requireChecksum(from, sha256);
      try (DataFolder folder = DataFolder.open(data)) {
        requireEmpty(data);
        Path draft = folder.path().resolve(RESTORING);
        Files.deleteIfExists(draft);
        Files.createFile(draft, OwnerOnly.attributes(draft));
        if (!sha256(from, draft).equals(sha256)) {
          throw new LogDamaged("%s changed while it was read".formatted(from));
        }
        InPlace.force(draft);
        Path log = folder.path().resolve(LogFile.NAME);
        InPlace.put(draft, log);
        Files.deleteIfExists(draft);
        InPlace.forceFolder(folder.path());
        return new Copy(log, head, sha256);
      }
    } catch (IOException e) {
      throw new LogUnavailable("%s cannot be restored to %s: %s".formatted(from, data, e), e);
    }
  }

  /** A log that was copied by other means may lack what lies in its write-ahead log. */
  private static void requireCopy(Path from) {
    if (!Files.isRegularFile(from)) {
      throw new LogUnavailable(
          "%s is no file; name the backup that is to be restored".formatted(from));
    }
    for (String suffix : LogFile.SQLITES_OWN) {
      if (Files.exists(from.resolveSibling(from.getFileName() + suffix))) {
        throw new LogUnavailable(
            "%s has a %s beside it: it is a log in use, or was copied from one, and no backup. Make one with 'dognbok backup'"
                .formatted(from, suffix));
      }
    }
  }

  private static void requireEmpty(Path data) throws IOException {
    if (!Files.exists(data, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> files = Files.list(data)) {
      List<String> there =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !NO_LOG.contains(name) && !name.equals(RESTORING))
              .sorted()
              .toList();
      if (!there.isEmpty()) {
        throw new LogUnavailable(
            "%s is not empty (%s); a log is restored to an empty folder only, so that none is lost"
                .formatted(data, String.join(", ", there)));
      }
    }
  }

  private static void requireChecksum(Path from, String sha256) throws IOException {
    Path checksum = checksumOf(from);
    if (Files.exists(checksum) && !Files.readString(checksum).startsWith(sha256)) {
      throw new LogDamaged(
          "the SHA-256 of %s is %s, and %s says otherwise".formatted(from, sha256, checksum));
    }
  }

  private static String sha256(Path file) throws IOException {
    return sha256(Files.newInputStream(file), OutputStream.nullOutputStream());
  }

  /** Of what is copied, as it is read. */
  private static String sha256(Path from, Path to) throws IOException {
    return sha256(Files.newInputStream(from), Files.newOutputStream(to));
  }

  private static String sha256(InputStream from, OutputStream to) throws IOException {
    try (DigestInputStream in = new DigestInputStream(from, MessageDigest.getInstance("SHA-256"));
        OutputStream out = to) {
      in.transferTo(out);
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
