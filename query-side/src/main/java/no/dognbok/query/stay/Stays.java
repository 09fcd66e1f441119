package no.dognbok.query.stay;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** The histories of the stays, one for each. */
public interface Stays {

  Optional<StayRecord> find(UUID id);

  /** All of them, as they are now. */
  Collection<StayRecord> all();
}
