package no.dognbok.query.evidence;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import no.dognbok.log.LogUnavailable;
import no.dognbok.log.sqlite.InPlace;

/**
 * Copies of the signed heads, in a file beside the copy of a log. In it is what was signed before
 * the log was copied: no head of more than the copy holds. The secret that signs is not in it.
 */
public final class HeadsBackup {

  private static final String SUFFIX = ".checkpoints";

  private HeadsBackup() {}

  private static Path beside(Path copy) {
    return copy.resolveSibling(copy.getFileName() + SUFFIX);
  }

  private static Path place(Path data) {
    return data.resolve(HeadsInFolder.FOLDER).resolve(HeadsInFolder.NAME);
  }

  /** The heads of a data folder that are whole, also while a server signs more. */
  public static byte[] read(Path data) {
    Path file = place(data);
    try {
      return Files.exists(file) ? HeadsInFolder.whole(Files.readAllBytes(file)) : new byte[0];
    } catch (IOException e) {
      throw new LogUnavailable("%s cannot be read: %s".formatted(file, e), e);
    }
  }

  /**
   * Writes them beside a copy of the log.
   *
   * @return where; empty where nothing was signed
   */
  public static Optional<Path> write(byte[] heads, Path copy) {
    if (heads.length == 0) {
      return Optional.empty();
    }
    put(heads, beside(copy));
    return Optional.of(beside(copy));
  }

  /**
   * Puts those of a copy into a data folder.
   *
   * @return whether there were any
   * @throws LogUnavailable where others are there
   */
  public static boolean restore(Path copy, Path data) {
    Path from = beside(copy);
    try {
      if (!Files.exists(from)) {
        if (Files.exists(place(data)) && Files.size(place(data)) > 0) {
          throw new LogUnavailable(
              "%s holds what another ledger signed, and %s does not; restore to an empty folder"
                  .formatted(place(data), from));
        }
        return false;
      }
      byte[] heads = HeadsInFolder.whole(Files.readAllBytes(from));
      Path place = place(data);
      Files.createDirectories(place.resolveSibling(""));
      if (!Files.exists(place)) {
        put(heads, place);
      } else if (!Arrays.equals(Files.readAllBytes(place), heads)) {
        throw new LogUnavailable(
            "%s holds what another ledger signed; restore to an empty folder".formatted(place));
      }
      return true;
    } catch (IOException e) {
      throw new LogUnavailable("%s cannot be restored to %s: %s".formatted(from, data, e), e);
    }
  }

  private static void put(byte[] heads, Path place) {
    try {
      InPlace.write(heads, place);
    } catch (FileAlreadyExistsException e) {
      throw new LogUnavailable("%s is there already, and is not overwritten".formatted(place), e);
    } catch (IOException e) {
      throw new LogUnavailable("%s cannot be written: %s".formatted(place, e), e);
    }
  }
}
