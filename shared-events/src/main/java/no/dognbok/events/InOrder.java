package no.dognbok.events;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets of codes that are written in the same order every time. */
final class InOrder {

  private InOrder() {}

  /** An unmodifiable copy in the order of declaration; nothing is the empty set. */
  static <E extends Enum<E>> Set<E> of(@Nullable Set<E> codes) {
    return codes == null || codes.isEmpty()
        ? Set.of()
        : Collections.unmodifiableSet(EnumSet.copyOf(codes));
  }
}
