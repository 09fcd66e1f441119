package no.dognbok.standalone.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code manifest.json}: which files lie in a folder, so that whoever gets them can check them. */
final class Manifest {

  static final String NAME = "manifest.json";

  private final TreeMap<String, Entry> files = new TreeMap<>();

  private Manifest() {}

  /**
   * A file.
   *
   * @param file its name
   * @param statement {@code trust/municipality/month}
   * @param digest of what stands in the statement
   * @param number of the invoice or credit note; only of its own file
   * @param bytes how many
   * @param sha256 of these, lower-case hexadecimal
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(
      String file,
      String statement,
      String digest,
      @Nullable String number,
      long bytes,
      String sha256) {

    /** One of which nobody knows yet what is in it. */
    static Entry of(String file, String statement, String digest, @Nullable String number) {
      return new Entry(file, statement, digest, number, 0, "");
    }

    Entry holding(byte[] content) {
      return new Entry(file, statement, digest, number, content.length, Manifest.sha256(content));
    }
  }

  private record Written(List<Entry> files) {}

  /**
   * That of a folder; one of nothing where there is none.
   *
   * @throws IllegalStateException where it cannot be read
   */
  static Manifest read(Path folder) throws IOException {
    Manifest manifest = new Manifest();
    Path file = folder.resolve(NAME);
    if (Files.exists(file)) {
      try {
        JsonMapper.shared()
            .readValue(Files.readAllBytes(file), Written.class)
            .files()
            .forEach(manifest::put);
      } catch (JacksonException e) {
        throw new IllegalStateException(
            "%s is no manifest of statements; name another folder with --out".formatted(file));
      }
    }
    return manifest;
  }

  void put(Entry entry) {
    files.put(entry.file(), entry);
  }

  byte[] bytes() {
    return JsonMapper.shared()
        .writerWithDefaultPrettyPrinter()
        .writeValueAsBytes(new Written(List.copyOf(files.values())));
  }

  /**
   * Whether a file lies in the folder as it was fetched before.
   *
   * @throws IllegalStateException where another lies in its place
   */
  boolean holds(Entry wanted, Path folder) throws IOException {
    Path place = folder.resolve(wanted.file());
    if (!Files.exists(place)) {
      return false;
    }
    Entry before = files.get(wanted.file());
    if (before == null
        || !before.digest().equals(wanted.digest())
        || !before.sha256().equals(sha256(Files.readAllBytes(place)))) {
      throw new IllegalStateException(
          "%s is not the file that belongs there, and is not overwritten: move it away, or name another folder with --out"
              .formatted(place));
    }
    return true;
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
