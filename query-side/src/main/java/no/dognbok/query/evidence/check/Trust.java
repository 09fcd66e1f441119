package no.dognbok.query.evidence.check;

import java.time.Instant;
import java.util.List;
import no.dognbok.query.evidence.check.PublishedKeys.Published;
import org.jspecify.annotations.Nullable;

/**
 * The keys that whoever checks has from somewhere else than what is checked.
 *
 * @param keys oldest first; none where nothing was given
 */
public record Trust(List<Published> keys) {

  /** Nothing was given. */
  public static final Trust NOTHING = new Trust(List.of());

  public Trust {
    keys = List.copyOf(keys);
  }

  /**
   * A key, or published keys, or of these those from the key on.
   *
   * @throws Unreadable where the key is none of them
   */
  public static Trust in(@Nullable VerifierKey key, @Nullable PublishedKeys published) {
    if (published == null) {
      return key == null ? NOTHING : new Trust(List.of(new Published(key, Instant.EPOCH, null)));
    }
    if (key == null) {
      return new Trust(published.keys());
    }
    if (!published.holds(key)) {
      throw new Unreadable("the key that was given is none of the published ones");
    }
    return new Trust(published.keys().stream().dropWhile(one -> !one.key().equals(key)).toList());
  }
}
