package no.dognbok.bench.views;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.events.StayEvent;
import no.dognbok.identity.Identity;
import no.dognbok.log.Commit;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventTypes;
import no.dognbok.query.stay.Stays;
import tools.jackson.databind.json.JsonMapper;

/** Made-up messages as the commits that intake would make of them. */
final class Commits {

  private Commits() {}

  static Commit of(MadeUpStays.Message message) {
    byte[] metadata = JsonMapper.shared().writeValueAsBytes(message.identity().toMap());
    List<Commit.Event> events = new ArrayList<>();
    for (StayEvent event : message.events()) {
      events.add(
          event(
              Stays.STREAM + message.stay(),
              message.sequence() + events.size(),
              event,
              message.sentAt(),
              metadata));
    }
    return Commit.of(UUID.randomUUID(), events);
  }

  /** All that is known around the stays, in one commit. */
  static Commit of(List<ReferenceEvent> surroundings) {
    List<Commit.Event> events = new ArrayList<>();
    byte[] metadata = JsonMapper.shared().writeValueAsBytes(Identity.NONE.toMap());
    for (ReferenceEvent event : surroundings) {
      events.add(event("reference/bench", events.size(), event, Instant.EPOCH, metadata));
    }
    return Commit.of(UUID.randomUUID(), events);
  }

  private static Commit.Event event(
      String stream, long sequence, Object event, Instant time, byte[] metadata) {
    return new Commit.Event(
        stream,
        sequence,
        UUID.randomUUID().toString(),
        EventTypes.name(event.getClass()),
        EventTypes.revision(event.getClass()),
        time,
        EventJson.write(event),
        metadata);
  }
}
