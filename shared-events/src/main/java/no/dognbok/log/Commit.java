package no.dognbok.log;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one append brings: events of one or several streams, or of none; whole or absent.
 *
 * @param id chosen by the caller; the same id again is the same commit
 * @param events in order
 * @param claims strings that this commit takes for good
 * @param erasure what else it takes away
 */
public record Commit(UUID id, List<Event> events, Set<String> claims, Erasure erasure) {

  public Commit {
    events = List.copyOf(events);
    claims = Set.copyOf(claims);
    Set<String> sequences = new HashSet<>();
    Set<String> ids = new HashSet<>();
    for (Event event : events) {
      // An index over the stored events cannot see what repeats inside the commit that is being
      // stored.
      if (event.stream != null && !sequences.add(event.stream + "#" + event.sequence)) {
        throw new AppendRefused.SequenceTaken(event.stream, event.sequence, event.id, null);
      }
      if (!ids.add(event.id)) {
        throw new AppendRefused.EventIdTaken(event.id, null);
      }
    }
  }

  public static Commit of(UUID id, List<Event> events) {
    return new Commit(id, events, Set.of(), Erasure.NOTHING);
  }

  public Commit claiming(Set<String> newClaims) {
    return new Commit(id, events, newClaims, erasure);
  }

  public Commit erasing(Erasure newErasure) {
    return new Commit(id, events, claims, newErasure);
  }

  /**
   * One event as it is handed in.
   *
   * @param stream the aggregate's identifier with its kind in it ({@code stay/<uuid>}); absent for
   *     an event of no stream
   * @param sequence its number in the stream, from 0; meaningless without a stream
   * @param id unique over the whole log
   * @param type stored name of the payload's type
   * @param revision of that type
   * @param time when the event was made
   * @param payload the facts, one JSON value in UTF-8
   * @param metadata the identity, one JSON object in UTF-8
   */
  public record Event(
      @Nullable String stream,
      long sequence,
      String id,
      String type,
      @Nullable String revision,
      Instant time,
      byte[] payload,
      byte[] metadata) {}

  /**
   * Identity that is to be erased together with the commit that says so.
   *
   * @param events ids of the events whose identity blocks go
   * @param claims claims that go
   */
  public record Erasure(Set<String> events, Set<String> claims) {

    public static final Erasure NOTHING = new Erasure(Set.of(), Set.of());

    public Erasure {
      events = Set.copyOf(events);
      claims = Set.copyOf(claims);
    }

    public boolean isNothing() {
      return events.isEmpty() && claims.isEmpty();
    }
  }
}
