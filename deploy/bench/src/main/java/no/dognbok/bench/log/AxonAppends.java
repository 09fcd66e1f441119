package no.dognbok.bench.log;

import java.util.List;
import no.dognbok.bench.stays.StayCommits;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;

/** The same stories for a storage engine of Axon's own: no claims, no leaves. */
final class AxonAppends {

  private AxonAppends() {}

  /** One writer, who appends a message's events each time. */
  static Runnable writer(EventStorageEngine engine, Stories stories) {
    Stories.Narrator narrator = stories.narrator();
    return () -> {
      StayCommits.Telling telling = narrator.telling();
      engine.appendEvents(messages(telling, narrator.stay()));
    };
  }

  private static List<DomainEventMessage<?>> messages(
      StayCommits.Telling telling, StayCommits.Told stay) {
    return telling.events().stream()
        .<DomainEventMessage<?>>map(encoded ->
            new GenericDomainEventMessage<>(
                "stay",
                stay.stream(),
                stay.nextSequence(),
                encoded.event(),
                MetaData.from(telling.identity().toMap()),
                stay.newEventId(),
                encoded.at()))
        .toList();
  }
}
