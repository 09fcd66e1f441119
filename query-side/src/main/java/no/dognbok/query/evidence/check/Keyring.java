package no.dognbok.query.evidence.check;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.dognbok.query.evidence.check.PublishedKeys.Published;
import org.jspecify.annotations.Nullable;

/**
 * The keys whose signature counts.
 *
 * @param keys oldest first; none where nobody gave one and none came along
 * @param given whether they rest on a key that whoever checks has given; else they came along with
 *     what is checked, and it is for people to compare them
 * @param older keys that do not count, of which somebody says that these took their place
 */
record Keyring(List<Published> keys, boolean given, List<Published> older) {

  Keyring {
    keys = List.copyOf(keys);
    older = List.copyOf(older);
  }

  /**
   * Who has signed.
   *
   * @param key with which
   * @param number of the key among those that count, from 0 for the oldest
   * @param until from when on it signs no more; null while it does
   */
  record Signer(VerifierKey key, int number, @Nullable Instant until) {}

  /**
   * What counts.
   *
   * @param trust what whoever checks has given
   * @param shown the keys that came along; null where none did
   */
  static Keyring of(Trust trust, @Nullable PublishedKeys shown) {
    List<Published> trusted = trust.keys();
    if (trusted.isEmpty()) {
      return new Keyring(shown == null ? List.of() : shown.keys(), false, List.of());
    }
    // An older key is not trusted because of a newer one: anybody can endorse that.
    VerifierKey last = trusted.getLast().key();
    Stream<Published> later =
        shown == null
            ? Stream.of()
            : shown.keys().stream().dropWhile(one -> !one.key().equals(last)).skip(1);
    Stream<Published> older =
        shown == null ? Stream.of() : shown.before(trusted.getFirst().key()).stream();
    return new Keyring(
        Stream.concat(trusted.stream(), later).toList(),
        true,
        Stream.concat(trust.older().stream(), older).toList());
  }

  /**
   * Who has signed a note, with a line that says so.
   *
   * @throws DoesNotHold where it was nobody that counts
   */
  Signer signerOf(String name, SignedNote note, Report report) {
    Signer signer =
        IntStream.range(0, keys.size())
            .filter(i -> note.isSignedBy(keys.get(i).key()))
            .mapToObj(i -> new Signer(keys.get(i).key(), i, until(i)))
            .findFirst()
            .orElseThrow(() -> notSigned(name, note));
    report.holds(Sentence.SIGNED, name, signer.key(), signer.key().fingerprint());
    return signer;
  }

  private DoesNotHold notSigned(String name, SignedNote note) {
    return older.stream()
        .map(Published::key)
        .filter(note::isSignedBy)
        .findFirst()
        .map(key -> new DoesNotHold(Sentence.SIGNED_BY_OLDER, name, key, key.fingerprint()))
        .orElseGet(() -> new DoesNotHold(Sentence.NOT_SIGNED, name));
  }

  private @Nullable Instant until(int number) {
    return number + 1 < keys.size() ? keys.get(number + 1).from() : null;
  }

  /** What whoever reads has to do where no key was given. */
  void noteWhereItCameFrom(Report report) {
    if (!given) {
      report.note(Sentence.KEY_NOT_GIVEN);
    }
  }
}
