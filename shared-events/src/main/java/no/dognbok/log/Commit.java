package no.dognbok.log;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one append brings: events of one or several streams, or of none; whole or absent. Text that
 * no store could give back as it was is refused with an {@link IllegalArgumentException}.
 *
 * @param id chosen by the caller; the same id again is the same commit
 * @param events in order
 * @param claims strings that this commit takes, until they are erased
 * @param erasure what else it takes away
 */
public record Commit(UUID id, List<Event> events, Set<String> claims, Erasure erasure) {

  public Commit {
    events = List.copyOf(events);
    claims = Set.copyOf(claims);
    claims.forEach(claim -> WellFormed.text("claim", claim));
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
      byte[] metadata) {

    public Event {
      WellFormed.text("stream", stream);
      WellFormed.text("event id", id);
      WellFormed.text("type", type);
      WellFormed.text("revision", revision);
      WellFormed.json("payload", payload);
      WellFormed.json("metadata", metadata);
    }
  }

  /**
   * Identity that is to be erased together with the commit that says so.
   *
   * <p>With an event's identity block go, without being named, the claims of its commit that tell
   * of the patient or of a message ({@link #IDENTIFYING}). A message that comes again afterwards is
   * therefore a new one: nobody can tell any more that it had been there.
   *
   * @param events ids of the events whose identity blocks go
   * @param claims other claims that go
   */
  public record Erasure(Set<String> events, Set<String> claims) {

    /** How claims begin that tell of a patient, of a message, or of one that is waited for. */
    public static final List<String> IDENTIFYING = List.of("patient/", "msg/", "awaited/");

    public static final Erasure NOTHING = new Erasure(Set.of(), Set.of());

    public Erasure {
      events = Set.copyOf(events);
      claims = Set.copyOf(claims);
      events.forEach(event -> WellFormed.text("event id", event));
      claims.forEach(claim -> WellFormed.text("claim", claim));
    }

    public boolean isNothing() {
      return events.isEmpty() && claims.isEmpty();
    }
  }
}
