package no.dognbok.query.stay;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import no.dognbok.events.StayEvent;
import no.dognbok.identity.Identity;
import no.dognbok.log.EventJson;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.feed.View;
import no.dognbok.query.law.Recorded;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The histories in memory, made from the log at start: the embedded store's view. */
public final class StaysInMemory implements Stays, View {

  private static final String STREAM = "stay/";
  private static final TypeReference<Map<String, Object>> METADATA = new TypeReference<>() {};

  private final ConcurrentHashMap<UUID, StayRecord> stays = new ConcurrentHashMap<>();

  @Override
  public String name() {
    return "stays";
  }

  @Override
  public void apply(StoredCommit commit) {
    for (StoredEvent stored : commit.events()) {
      if (stored.stream() != null && stored.stream().startsWith(STREAM)) {
        apply(UUID.fromString(stored.stream().substring(STREAM.length())), stored);
      }
    }
  }

  private void apply(UUID id, StoredEvent stored) {
    StayEvent event = (StayEvent) EventJson.read(stored);
    StayRecord.Entry entry =
        new StayRecord.Entry(
            new Recorded(stored.id(), event, stored.position(), stored.recordedAt()),
            stored.index(),
            stored.sequence(),
            identity(stored));
    stays.compute(
        id,
        (_, before) -> {
          StayRecord record =
              before == null ? new StayRecord(id, List.of(entry)) : before.with(entry);
          return event instanceof StayEvent.IdentityErased erased
              ? record.erased(Set.copyOf(erased.events()))
              : record;
        });
  }

  private static Identity identity(StoredEvent stored) {
    return stored
        .identity()
        .map(json -> Identity.fromMap(JsonMapper.shared().readValue(json, METADATA)))
        .orElse(Identity.NONE);
  }

  @Override
  public Optional<StayRecord> find(UUID id) {
    return Optional.ofNullable(stays.get(id));
  }

  @Override
  public Collection<StayRecord> all() {
    return Collections.unmodifiableCollection(stays.values());
  }
}
