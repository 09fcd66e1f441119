package no.dognbok.query.dispute;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.DisputeEvent.DisputeBroughtTo;
import no.dognbok.events.DisputeEvent.DisputeOpened;
import no.dognbok.events.DisputeEvent.DisputeSettled;
import no.dognbok.events.DisputeEvent.DisputeWithdrawn;
import no.dognbok.events.DisputeStep;
import no.dognbok.log.EventJson;
import no.dognbok.log.StoredEvent;

/**
 * Everything that the ledger holds of a dispute, in the order in which it was told.
 *
 * @param id of the dispute
 * @param entries its events; never none, and the first opens it
 */
public record DisputeRecord(UUID id, List<Entry> entries) {

  /**
   * An event of a dispute.
   *
   * @param id of the event
   * @param event what was told
   * @param position of its commit in the log
   * @param recordedAt when the ledger was told
   * @param index of the event in the log
   */
  public record Entry(
      String id, DisputeEvent event, long position, Instant recordedAt, long index) {

    static Entry of(StoredEvent stored) {
      return new Entry(
          stored.id(),
          (DisputeEvent) EventJson.read(stored),
          stored.position(),
          stored.recordedAt(),
          stored.index());
    }
  }

  /** Whether a dispute goes on. */
  public enum State {
    OPEN,
    SETTLED,
    WITHDRAWN
  }

  public DisputeRecord {
    entries = List.copyOf(entries);
  }

  /** How it began: between whom, and about what. */
  public DisputeOpened opened() {
    return (DisputeOpened) entries.getFirst().event();
  }

  /** The step of the ladder at which it is, or was settled. */
  public DisputeStep step() {
    return reached().step();
  }

  /** Since when it is there, as it was told. */
  public Instant stepSince() {
    return reached().since();
  }

  private record Reached(DisputeStep step, Instant since) {

    Reached at(DisputeStep next, DisputeEvent event) {
      return next == step ? this : new Reached(next, event.told().occurredAt());
    }
  }

  private Reached reached() {
    Reached reached = new Reached(DisputeStep.LOWEST_LEVEL, opened().told().occurredAt());
    for (Entry entry : entries) {
      reached =
          switch (entry.event()) {
            case DisputeBroughtTo brought -> reached.at(brought.step(), brought);
            case DisputeSettled settled -> reached.at(settled.step(), settled);
            default -> reached;
          };
    }
    return reached;
  }

  public State state() {
    return entries.stream()
        .map(entry ->
            switch (entry.event()) {
              case DisputeSettled _ -> State.SETTLED;
              case DisputeWithdrawn _ -> State.WITHDRAWN;
              default -> State.OPEN;
            })
        .reduce(State.OPEN, (before, next) -> next == State.OPEN ? before : next);
  }

  /** The same with those of its events only that somebody could know of; may have none. */
  List<Entry> only(Predicate<Entry> known) {
    return entries.stream().filter(known).toList();
  }

  /** Index in the log of the event that opened it: what lists are sorted by. */
  public long firstIndex() {
    return entries.getFirst().index();
  }
}
