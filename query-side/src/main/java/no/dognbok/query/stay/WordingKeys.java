package no.dognbok.query.stay;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import no.dognbok.events.Told;
import no.dognbok.log.EventTypes;

/**
 * What an event of a stay tells, by its id: its kind and the first wording of its message, so that
 * a new wording of a notice tells the same.
 */
public final class WordingKeys {

  private WordingKeys() {}

  /** The keys of a stay's events; what is no event of it is its own. */
  public static Function<String, String> of(StayRecord stay) {
    Map<UUID, UUID> replaces = new HashMap<>();
    stay.entries().stream()
        .map(entry -> entry.event().told())
        .forEach(told -> {
          if (told.replaces() != null) {
            replaces.put(told.message(), told.replaces());
          }
        });
    Map<String, String> keys = new HashMap<>();
    for (StayRecord.Entry entry : stay.entries()) {
      Told told = entry.event().told();
      keys.put(
          entry.id(),
          EventTypes.name(entry.event().getClass()) + " " + firstWording(told.message(), replaces));
    }
    return id -> keys.getOrDefault(id, id);
  }

  private static UUID firstWording(UUID message, Map<UUID, UUID> replaces) {
    Set<UUID> seen = new HashSet<>();
    UUID first = message;
    while (replaces.containsKey(first) && seen.add(first)) {
      first = replaces.get(first);
    }
    return first;
  }
}
