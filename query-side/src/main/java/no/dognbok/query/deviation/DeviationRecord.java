package no.dognbok.query.deviation;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import no.dognbok.events.DeviationEvent;
import no.dognbok.events.DeviationEvent.Beginning;
import no.dognbok.events.DeviationEvent.DeviationAnswered;
import no.dognbok.events.DeviationEvent.DeviationClosed;
import no.dognbok.events.DeviationEvent.DeviationReopened;
import no.dognbok.events.DeviationEvent.DeviationTakenUp;
import no.dognbok.events.DutyReference;
import no.dognbok.events.Moment;
import no.dognbok.log.EventJson;
import no.dognbok.log.StoredEvent;

/**
 * Everything that the ledger holds of a deviation that somebody told of, in the order in which it
 * was told.
 *
 * @param id of the deviation
 * @param entries its events; never none, and the first says what it is
 */
public record DeviationRecord(UUID id, List<Entry> entries) {

  /**
   * An event of a deviation.
   *
   * @param id of the event
   * @param event what was told
   * @param position of its commit in the log
   * @param recordedAt when the ledger was told
   * @param index of the event in the log
   */
  public record Entry(
      String id, DeviationEvent event, long position, Instant recordedAt, long index) {

    static Entry of(StoredEvent stored) {
      return new Entry(
          stored.id(),
          (DeviationEvent) EventJson.read(stored),
          stored.position(),
          stored.recordedAt(),
          stored.index());
    }
  }

  /** How far the handling of a deviation has come. */
  public enum State {
    /** Nobody has answered, or nobody has since it was reopened. */
    OPEN,
    ANSWERED,
    CLOSED;

    /** The state after an event. */
    State after(DeviationEvent event) {
      return switch (event) {
        case Beginning _, DeviationReopened _ -> OPEN;
        case DeviationAnswered _ -> ANSWERED;
        case DeviationClosed _ -> CLOSED;
      };
    }
  }

  public DeviationRecord {
    entries = List.copyOf(entries);
  }

  /** What it is, between whom. */
  public Beginning begun() {
    return (Beginning) entries.getFirst().event();
  }

  /** The duty that it is about, where it is about one. */
  public Optional<DutyReference> duty() {
    return begun() instanceof DeviationTakenUp taken ? Optional.of(taken.duty()) : Optional.empty();
  }

  /** The month in which it occurred, in Norway. */
  public YearMonth month() {
    return month(begun());
  }

  static YearMonth month(Beginning begun) {
    return YearMonth.from(begun.occurred().instant().atZone(Moment.OSLO));
  }

  public State state() {
    State state = State.OPEN;
    for (Entry entry : entries) {
      state = state.after(entry.event());
    }
    return state;
  }

  /** How it was closed last, where it is closed. */
  public Optional<DeviationClosed> closing() {
    return state() == State.CLOSED
        ? entries.reversed().stream()
            .flatMap(entry ->
                entry.event() instanceof DeviationClosed closed
                    ? Optional.of(closed).stream()
                    : Optional.<DeviationClosed>empty().stream())
            .findFirst()
        : Optional.empty();
  }

  /** The same with those of its events only that somebody could know of; empty where none. */
  Optional<DeviationRecord> only(Predicate<Entry> known) {
    List<Entry> some = entries.stream().filter(known).toList();
    return some.contains(entries.getFirst())
        ? Optional.of(new DeviationRecord(id, some))
        : Optional.empty();
  }

  /** Index in the log of the event that began it: what lists are sorted by. */
  public long firstIndex() {
    return entries.getFirst().index();
  }
}
