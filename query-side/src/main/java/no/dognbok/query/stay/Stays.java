package no.dognbok.query.stay;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.log.StoredEvent;

/** The histories of the stays, one for each. */
public interface Stays {

  /** How the stream of a stay is called: this and the stay's id. */
  String STREAM = "stay/";

  /** The stay that an event of the log is about, where it is about one. */
  static Optional<UUID> idOf(StoredEvent stored) {
    String stream = stored.stream();
    return stream != null && stream.startsWith(STREAM)
        ? Optional.of(UUID.fromString(stream.substring(STREAM.length())))
        : Optional.empty();
  }

  /**
   * The id of a stay, as an asker wrote it.
   *
   * @throws Refusal where it is none
   */
  static UUID idNamed(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          Code.INVALID_VALUE,
          "'%s' is no id of a stay: expected a UUID".formatted(id),
          Map.of("field", "stay"));
    }
  }

  Optional<StayRecord> find(UUID id);

  /** The ids of all of them. */
  Collection<UUID> ids();

  /** Every address that ever told something of a stay, or from which something was told. */
  Collection<Address> senders();
}
