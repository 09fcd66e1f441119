package no.dognbok.query.evidence.check;

import java.time.Instant;
import java.util.List;
import no.dognbok.query.evidence.check.PublishedKeys.Published;
import org.jspecify.annotations.Nullable;

/**
 * The keys that whoever checks has from somewhere else than what is checked.
 *
 * @param keys oldest first; none where nothing was given
 * @param older published keys before the one that was given: they do not count
 */
public record Trust(List<Published> keys, List<Published> older) {

  /** Nothing was given. */
  public static final Trust NOTHING = new Trust(List.of(), List.of());

  public Trust {
    keys = List.copyOf(keys);
    older = List.copyOf(older);
  }

  /**
   * A key, or published keys, or of these those from the key on.
   *
   * @throws Unreadable where the key is none of them
   */
  public static Trust in(@Nullable VerifierKey key, @Nullable PublishedKeys published) {
    if (published == null) {
      return key == null
          ? NOTHING
          : new Trust(List.of(new Published(key, Instant.EPOCH, null)), List.of());
    }
    if (key == null) {
      return new Trust(published.keys(), List.of());
    }
    if (!published.holds(key)) {
      throw new Unreadable("the key that was given is none of the published ones");
    }
    List<Published> older = published.before(key);
    return new Trust(published.keys().subList(older.size(), published.keys().size()), older);
  }
}
