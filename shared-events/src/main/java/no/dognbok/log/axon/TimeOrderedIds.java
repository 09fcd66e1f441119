package no.dognbok.log.axon;

import java.util.UUID;
import org.axonframework.common.IdentifierFactory;

/**
 * Ids of commits and of Axon's messages, events among them: UUIDs of version 7 (RFC 9562), which
 * begin with the time in milliseconds. So an index over them grows at its end only. Of random ones
 * each would lie on a page of its own, and a group of commits would write as many pages as it has
 * ids: a third of what a commit costs.
 *
 * <p>Axon finds this class as a service.
 */
public final class TimeOrderedIds extends IdentifierFactory {

  private static final long VERSION = 0x7000;

  /** The next id. */
  public static UUID next() {
    UUID random = UUID.randomUUID();
    long time = System.currentTimeMillis() << 16;
    return new UUID(
        time | VERSION | random.getMostSignificantBits() & 0x0FFF,
        random.getLeastSignificantBits());
  }

  @Override
  public String generateIdentifier() {
    return next().toString();
  }
}
