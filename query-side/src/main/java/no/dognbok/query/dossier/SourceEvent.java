package no.dognbok.query.dossier;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.StatementEvent;
import no.dognbok.events.StayEvent;
import no.dognbok.events.Told;
import no.dognbok.identity.Identity;
import no.dognbok.log.EventJson;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.law.DisputeEntry;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.Stays;

/**
 * An event that goes into a dossier, and where it lies in the log.
 *
 * @param id event id
 * @param stream in which it lies
 * @param sequence its number there
 * @param index of the event in the log
 * @param position of its commit
 * @param recordedAt when the ledger was told
 * @param event what was told
 * @param identity where it came from; nothing where it was erased, or is not asked for
 */
record SourceEvent(
    String id,
    String stream,
    long sequence,
    long index,
    long position,
    Instant recordedAt,
    Object event,
    Identity identity) {

  static SourceEvent of(UUID stay, StayRecord.Entry entry) {
    return new SourceEvent(
        entry.id(),
        Stays.STREAM + stay,
        entry.sequence(),
        entry.index(),
        entry.recorded().position(),
        entry.recorded().recordedAt(),
        entry.event(),
        entry.identity());
  }

  /**
   * An event of a dispute.
   *
   * @param sequence how many were told of the dispute before it
   */
  static SourceEvent of(UUID dispute, DisputeEntry entry, int sequence) {
    return new SourceEvent(
        entry.id(),
        DisputeEvent.stream(dispute),
        sequence,
        entry.index(),
        entry.position(),
        entry.recordedAt(),
        entry.event(),
        Identity.NONE);
  }

  /** An event of a statement. */
  static SourceEvent of(String stream, StoredEvent stored) {
    return new SourceEvent(
        stored.id(),
        stream,
        stored.sequence(),
        stored.index(),
        stored.position(),
        stored.recordedAt(),
        EventJson.read(stored),
        Identity.NONE);
  }

  Told told() {
    return switch (event) {
      case StayEvent one -> one.told();
      case DisputeEvent one -> one.told();
      case StatementEvent one -> one.told();
      default -> throw new IllegalStateException("no event of a dossier: " + event.getClass());
    };
  }

  Optional<StayEvent> ofStay() {
    return event instanceof StayEvent one ? Optional.of(one) : Optional.empty();
  }

  EventPart.About about() {
    return switch (event) {
      case StayEvent _ -> EventPart.About.STAY;
      case DisputeEvent _ -> EventPart.About.DISPUTE;
      default -> EventPart.About.STATEMENT;
    };
  }
}
