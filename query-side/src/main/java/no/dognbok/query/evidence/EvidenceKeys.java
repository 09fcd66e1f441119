package no.dognbok.query.evidence;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import no.dognbok.log.sqlite.InPlace;
import no.dognbok.log.sqlite.OwnerOnly;
import no.dognbok.query.evidence.check.PublishedKeys;
import no.dognbok.query.evidence.check.PublishedKeys.Published;
import no.dognbok.query.evidence.check.Unreadable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The keys of a ledger in their file: all public ones, and the secret of the last. The file is
 * readable by its owner only, or is a secret that somebody has put there; it never lies in the
 * database, and is in no backup of the log. When the key is changed, the old secret is gone.
 */
public final class EvidenceKeys {

  /** Of the file in a data folder, unless it is said to lie elsewhere. */
  public static final String NAME = "evidence-keys";

  private static final String SECRET = "secret";
  private static final String PUBLISHED = "published";

  private final @Nullable Path file;
  private @Nullable FileTime readAt;
  private @Nullable Current current;

  private EvidenceKeys(@Nullable Path file) {
    this.file = file;
  }

  /**
   * What is in the file now.
   *
   * @param published all public keys
   * @param signing the one that signs
   */
  public record Current(PublishedKeys published, SigningKey signing) {}

  /** Those in a file, which is read when they are asked for, and again when it has changed. */
  public static EvidenceKeys in(Path file) {
    return new EvidenceKeys(file);
  }

  /** Of a process that was given none: it gives proofs, and signs nothing. */
  public static EvidenceKeys none() {
    return new EvidenceKeys(null);
  }

  /** Whether the process was given any, be they there or not. */
  boolean areExpected() {
    return file != null;
  }

  /** Whether there is a file. */
  public boolean isThere() {
    return file != null && Files.exists(file);
  }

  /**
   * Makes the first key of a ledger.
   *
   * @param name of the ledger in all that it signs
   * @throws IllegalStateException where there is a file, or it cannot be made
   */
  public static EvidenceKeys make(Path file, String name, Instant now) {
    if (Files.exists(file)) {
      throw new IllegalStateException(
          "%s is there already; a key is changed, not made anew".formatted(file));
    }
    SigningKey first = SigningKey.make(name);
    EvidenceKeys keys = new EvidenceKeys(file);
    keys.write(
        new Current(
            new PublishedKeys(List.of(new Published(first.verifier(), seconds(now), null))), first),
        InPlace::put);
    return keys;
  }

  /**
   * Puts a new key in the place of the last, endorsed by it. The old secret is gone.
   *
   * @return the keys as they are then
   */
  public synchronized PublishedKeys rotate(Instant now) {
    Current before = read();
    SigningKey next = SigningKey.make(before.published().origin());
    Instant last = before.published().keys().getLast().from();
    Instant from = seconds(now).isBefore(last) ? last : seconds(now);
    List<Published> keys = new ArrayList<>(before.published().keys());
    keys.add(
        new Published(
            next.verifier(),
            from,
            before.signing().sign(PublishedKeys.endorsement(next.verifier(), from))));
    PublishedKeys published = new PublishedKeys(keys);
    write(
        new Current(published, next),
        (draft, place) ->
            Files.move(
                draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
    return published;
  }

  private static Instant seconds(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * The keys.
   *
   * @throws IllegalStateException where the file cannot be used; the message never shows a secret
   */
  public synchronized Current current() {
    try {
      FileTime changed = Files.getLastModifiedTime(file());
      Current known = current;
      if (known == null || !changed.equals(readAt)) {
        known = read();
        current = known;
        readAt = changed;
      }
      return known;
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private Path file() {
    if (file == null) {
      throw new IllegalStateException("this process was given no keys to sign evidence with");
    }
    return file;
  }

  private Current read() {
    try {
      JsonNode node = JsonMapper.shared().readTree(Files.readAllBytes(file()));
      PublishedKeys published =
          PublishedKeys.parse(JsonMapper.shared().writeValueAsBytes(node.path(PUBLISHED)));
      return new Current(
          published, SigningKey.of(published.current(), node.path(SECRET).asString("")));
    } catch (IOException | JacksonException | Unreadable | IllegalArgumentException e) {
      throw unusable(e);
    }
  }

  private IllegalStateException unusable(Exception e) {
    // What stands in the file must not get into a log: the cause is not passed on.
    return new IllegalStateException(
        "the keys that sign evidence cannot be read from %s (%s)"
            .formatted(file, e instanceof JacksonException ? "no JSON" : e.getMessage()));
  }

  /** Puts what was written beside a place there. */
  private interface Putting {
    void put(Path draft, Path place) throws IOException;
  }

  /** Two who change the keys at once must not both come to an end: the draft is one's own. */
  private void write(Current keys, Putting putting) {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    node.put(SECRET, keys.signing().secret());
    node.set(PUBLISHED, JsonMapper.shared().readTree(keys.published().json()));
    Path place = file();
    Path draft = place.resolveSibling(place.getFileName() + ".draft");
    try {
      Files.createFile(draft, OwnerOnly.attributes(draft));
      try {
        Files.write(
            draft, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(node));
        InPlace.force(draft);
        putting.put(draft, place);
        InPlace.forceFolder(place.toAbsolutePath().resolveSibling(""));
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (FileAlreadyExistsException e) {
      throw new IllegalStateException(
          "%s is there already: somebody else is making or changing these keys, or was broken off; look into it, and delete the draft"
              .formatted(e.getFile()),
          e);
    } catch (IOException e) {
      throw new IllegalStateException("%s cannot be written: %s".formatted(file, e), e);
    }
  }
}
