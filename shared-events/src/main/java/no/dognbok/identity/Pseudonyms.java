package no.dognbok.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes pseudonyms: {@code <key id>:<HMAC-SHA-256 of the identity number>}. The keys are secret and
 * live in a file of their own, outside the database; without them nobody can tell whose stay a
 * pseudonym is, or make one to look for.
 *
 * <p>New stays use the newest key; whoever looks for a patient tries all of them. The file has a
 * key a line, {@code k1 <64 hexadecimal digits>}, oldest first; to rotate, add a line.
 *
 * <p>With the wrong keys every patient would be new, and every stay be opened a second time. So the
 * log keeps by each key's id the HMAC of a fixed text, by which the key is known again; it travels
 * with the log and tells nothing of the key.
 */
public final class Pseudonyms {

  private static final String ALGORITHM = "HmacSHA256";

  /** No identity number: those are eleven digits. */
  private static final String CHECKED = "Dognbok: is this the key?";

  private final List<Key> newestFirst;

  private record Key(String id, SecretKeySpec secret) {}

  private Pseudonyms(List<Key> newestFirst) {
    this.newestFirst = List.copyOf(newestFirst);
  }

  /**
   * Opens the keys of a log. Where the log is empty and there are none, a first one is made, that
   * only its owner can read; the log must have been made before, because keys without a log are
   * taken for those of a log that is lost.
   *
   * @throws IllegalStateException where the file cannot be used, is missing, or is not that of this
   *     log; the message says which line or key, never what stands there
   */
  public static Pseudonyms open(Path path, KeyChecks log) {
    try {
      KeyFile file = new KeyFile(path);
      if (file.isMissing()) {
        refuseWhereInUse(file, log);
        file.make();
      }
      Map<String, String> kept = log.keyChecks();
      return of(file, log, kept, log.isInUse() ? kept : Map.of())
          .orElseThrow(() ->
              new IllegalStateException(
                  "another process has just changed what this log knows of its keys"));
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  /**
   * Opens the keys of a log that several processes write. None are made: each process must have the
   * same, and the first to come says which they are, also while the log is empty.
   *
   * @throws IllegalStateException where the file is missing, cannot be used, or is not that of this
   *     log
   */
  public static Pseudonyms openShared(Path path, KeyChecks log) {
    try {
      KeyFile file = new KeyFile(path);
      if (file.isMissing()) {
        throw new IllegalStateException(
            "there are no pseudonym keys in %s: make them once, by 'dognbok keygen', and give all processes of this ledger the same file"
                .formatted(file));
      }
      while (true) { // another process may begin at the same moment: what it said is looked at then
        Map<String, String> kept = log.keyChecks();
        Optional<Pseudonyms> opened = of(file, log, kept, kept);
        if (opened.isPresent()) {
          return opened.get();
        }
      }
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  /**
   * Makes a first key in a new file that only its owner can read.
   *
   * @throws IllegalStateException where there is a file already
   */
  public static void make(Path path) {
    try {
      KeyFile file = new KeyFile(path);
      if (!file.isMissing()) {
        throw new IllegalStateException("there are keys in %s already".formatted(file));
      }
      file.make();
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  /**
   * The keys in a file.
   *
   * @param kept by what the log says it knows keys again
   * @param known those of them that must fit
   * @return empty where the log knows others by now
   */
  private static Optional<Pseudonyms> of(
      KeyFile file, KeyChecks log, Map<String, String> kept, Map<String, String> known)
      throws IOException {
    List<KeyFile.Line> lines = file.read();
    Pseudonyms pseudonyms = new Pseudonyms(keys(lines));
    Map<String, String> checks = pseudonyms.checks(known, lines, file);
    return checks.equals(kept) || log.keepKeyChecks(kept, checks)
        ? Optional.of(pseudonyms)
        : Optional.empty();
  }

  private static IllegalStateException unusable(Path path, IOException e) {
    return new IllegalStateException("the pseudonym keys in %s cannot be used".formatted(path), e);
  }

  private static void refuseWhereInUse(KeyFile file, KeyChecks log) {
    if (log.isInUse()) {
      throw new IllegalStateException(
          "the pseudonym keys in %s are missing, and the log is in use: without its keys no patient in it is found again. No new ones are made; restore the key file"
              .formatted(file));
    }
  }

  private static List<Key> keys(List<KeyFile.Line> oldestFirst) {
    List<Key> newestFirst = new ArrayList<>();
    for (KeyFile.Line line : oldestFirst) {
      if (line.secret() != null) {
        newestFirst.addFirst(new Key(line.id(), new SecretKeySpec(line.secret(), ALGORITHM)));
      }
    }
    return newestFirst;
  }

  /** By which values the log is to know the keys from now on; what it knows already must fit. */
  private Map<String, String> checks(
      Map<String, String> known, List<KeyFile.Line> lines, KeyFile file) {
    Map<String, String> checks = new TreeMap<>(known);
    known.keySet().stream()
        .filter(id -> lines.stream().noneMatch(line -> line.id().equals(id)))
        .findFirst()
        .ifPresent(id -> {
          throw new IllegalStateException(
              "key %s, under which the log has patients, is not in %s: restore the line, or write '%s retired' there"
                  .formatted(id, file, id));
        });
    for (Key key : newestFirst) {
      String value = HexFormat.of().formatHex(hmac(key, CHECKED));
      String before = checks.put(key.id(), value);
      if (before != null && !before.equals(value)) {
        throw new IllegalStateException(
            "key %s in %s is another than the log's: this is the key file of another ledger"
                .formatted(key.id(), file));
      }
    }
    return checks;
  }

  /** The pseudonym that new stays get. */
  public String newest(IdentityNumber number) {
    return pseudonym(newestFirst.getFirst(), number);
  }

  /** Every pseudonym that the patient can have, under every key; the newest first. */
  public List<String> all(IdentityNumber number) {
    return newestFirst.stream().map(key -> pseudonym(key, number)).toList();
  }

  private static String pseudonym(Key key, IdentityNumber number) {
    return key.id() + ":" + HexFormat.of().formatHex(hmac(key, number.digits()));
  }

  private static byte[] hmac(Key key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key.secret());
      return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
