package no.dognbok.query.changes;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.stay.StayRecord;
import org.jspecify.annotations.Nullable;

/**
 * Which stay each event of the log is about, in the order of the log, and what came around the
 * stays.
 */
public interface EventOrder {

  /**
   * A commit with what it is about.
   *
   * @param position of the commit
   * @param recordedAt when the ledger was told
   * @param events of the commit, in order
   */
  record Commit(long position, Instant recordedAt, List<Event> events) {}

  /**
   * What an event is about.
   *
   * @param stay id of the stay; absent where it is about none
   * @param around what it says where it is about something around the stays
   * @param matter the event itself, where it is one of a dispute or a statement
   */
  record Event(@Nullable UUID stay, @Nullable Around around, @Nullable StoredEvent matter) {}

  /**
   * Something around the stays that changed.
   *
   * @param stored event, as it was read
   * @param event what it says
   */
  record Around(StoredEvent stored, ReferenceEvent event) {}

  /** The commits after a position that hold events, in order, each read when it is wanted. */
  Iterator<Commit> after(long position);

  /** What is held of a stay: nothing older than the last of these events that was told of it. */
  Optional<StayRecord> find(UUID id);

  /** What addresses stood for. */
  AddressHistory addresses();
}
