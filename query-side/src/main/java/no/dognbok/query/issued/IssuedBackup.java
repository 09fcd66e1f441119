package no.dognbok.query.issued;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.LogUnavailable;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.InPlace;
import no.dognbok.log.sqlite.OwnerOnly;

/**
 * Copies of what was issued, in a ZIP file beside the copy of a log. In it is what was kept before
 * the log was copied: nothing that was issued of a statement that the copy does not know to be
 * frozen. What it lacks is drawn again when it is asked for.
 */
public final class IssuedBackup {

  private static final String SUFFIX = ".issued.zip";

  private IssuedBackup() {}

  /** Where what was issued lies for a log's copy. */
  public static Path beside(Path copy) {
    return copy.resolveSibling(copy.getFileName() + SUFFIX);
  }

  /**
   * Copies what was issued beside the copy of its log. What is kept never changes, so no writer is
   * stopped.
   *
   * @param names of what was kept before the log was copied
   * @return the file; empty where there is nothing
   * @throws LogUnavailable where it cannot be copied, or something lies in its place
   */
  public static Optional<Path> write(Issued issued, List<String> names, Path copy) {
    if (names.isEmpty()) {
      return Optional.empty();
    }
    Path place = beside(copy);
    Path folder = place.toAbsolutePath().resolveSibling("");
    try {
      Path draft = Files.createTempFile(folder, "dognbok-issued-", ".draft");
      try {
        OwnerOnly.restrict(draft);
        zip(issued, names, draft);
        InPlace.force(draft);
        InPlace.put(draft, place);
        InPlace.forceFolder(folder);
        return Optional.of(place);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (FileAlreadyExistsException e) {
      throw new LogUnavailable(
          "%s is there already; a backup replaces nothing".formatted(place), e);
    } catch (IOException e) {
      throw new LogUnavailable("what was issued cannot be copied to %s: %s".formatted(place, e), e);
    }
  }

  private static void zip(Issued issued, List<String> names, Path draft) throws IOException {
    try (OutputStream out = Files.newOutputStream(draft);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        Optional<byte[]> bytes = issued.find(name);
        if (bytes.isPresent()) {
          zip.putNextEntry(new ZipEntry(name));
          zip.write(bytes.get());
          zip.closeEntry();
        }
      }
    }
  }

  /**
   * Puts what lies beside the copy of a log into a data folder, before the log: where this is
   * broken off there is no log yet, and it can be begun again.
   *
   * @return how many files there are; empty where there is no such copy
   * @throws LogDamaged where they are not as they were written
   * @throws LogUnavailable where the folder holds others, is in use, or cannot be written
   */
  public static OptionalInt restore(Path copy, Path data) {
    Path from = beside(copy);
    if (DataFolder.hasLog(data)) {
      return OptionalInt.empty(); // over a log nothing is restored: who restores that says so
    }
    IssuedInFolder issued = new IssuedInFolder(data);
    Set<String> others = new HashSet<>(issued.names());
    if (!Files.exists(from)) {
      requireNone(others, data, from);
      return OptionalInt.empty();
    }
    try (ZipFile zip = new ZipFile(from.toFile());
        DataFolder folder = DataFolder.open(data)) {
      List<? extends ZipEntry> entries = Collections.list(zip.entries());
      entries.forEach(entry -> others.remove(entry.getName()));
      requireNone(others, data, from);
      for (ZipEntry entry : entries) {
        put(issued, zip, entry, folder.path());
      }
      return OptionalInt.of(entries.size());
    } catch (ZipException e) {
      throw new LogDamaged("%s is not as it was written: %s".formatted(from, e.getMessage()), e);
    } catch (IOException e) {
      throw new LogUnavailable("%s cannot be restored to %s: %s".formatted(from, data, e), e);
    }
  }

  private static void put(IssuedInFolder issued, ZipFile zip, ZipEntry entry, Path data)
      throws IOException {
    String name = entry.getName();
    if (!IssuedInFolder.isName(name)) {
      throw new ZipException("'%s' is nothing that is issued".formatted(name));
    }
    byte[] bytes = zip.getInputStream(entry).readAllBytes(); // and its checksum is looked at
    if (!Arrays.equals(issued.keep(name, bytes), bytes)) {
      throw new LogUnavailable(
          "%s holds another %s than was issued; restore to an empty folder".formatted(data, name));
    }
  }

  private static void requireNone(Set<String> others, Path data, Path from) {
    if (!others.isEmpty()) {
      throw new LogUnavailable(
          "%s holds what another ledger issued (%s), and %s does not; restore to an empty folder"
              .formatted(data, others.iterator().next(), from));
    }
  }
}
