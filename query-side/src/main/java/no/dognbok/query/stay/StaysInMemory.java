package no.dognbok.query.stay;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import no.dognbok.events.Address;
import no.dognbok.events.StayEvent;
import no.dognbok.log.EventJson;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.feed.View;
import org.jspecify.annotations.Nullable;

/**
 * The histories in memory, made from the log at start: the embedded store's view. Each is kept as
 * it is stored and read when it is asked for.
 */
public final class StaysInMemory implements Stays, View {

  private static final KeptEvent[] NOTHING = {};

  private final ConcurrentHashMap<UUID, KeptEvent[]> stays = new ConcurrentHashMap<>();
  private final Set<Address> senders = ConcurrentHashMap.newKeySet();

  @Override
  public String name() {
    return "stays";
  }

  @Override
  public void apply(StoredCommit commit) {
    for (StoredEvent stored : commit.events()) {
      UUID id = Stays.idOf(stored).orElse(null);
      if (id != null) {
        apply(id, stored);
      }
    }
  }

  /** It is read once to see that it can be. */
  private void apply(UUID id, StoredEvent stored) {
    StayEvent event = (StayEvent) EventJson.read(stored);
    hearOf(event.told().by());
    hearOf(event.told().from());
    KeptEvent[] before = stays.getOrDefault(id, NOTHING);
    KeptEvent[] after = Arrays.copyOf(before, before.length + 1);
    after[before.length] = KeptEvent.of(stored);
    if (event instanceof StayEvent.IdentityErased erased) {
      Set<String> events = Set.copyOf(erased.events());
      Arrays.setAll(after, i -> events.contains(after[i].id()) ? after[i].erased() : after[i]);
    }
    stays.put(id, after);
  }

  /** Nearly always one of whom it has heard, and that is quicker to see than to add. */
  private void hearOf(@Nullable Address address) {
    if (address != null && !senders.contains(address)) {
      senders.add(address);
    }
  }

  @Override
  public Optional<StayRecord> find(UUID id) {
    return Optional.ofNullable(stays.get(id))
        .map(events -> new StayRecord(id, Arrays.stream(events).map(KeptEvent::read).toList()));
  }

  @Override
  public Collection<UUID> ids() {
    return Collections.unmodifiableSet(stays.keySet());
  }

  @Override
  public Collection<Address> senders() {
    return Collections.unmodifiableSet(senders);
  }
}
