package no.dognbok.query.count;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import no.dognbok.events.CountEvent;
import no.dognbok.events.CountEvent.CountTaken;
import no.dognbok.events.CountSide;
import no.dognbok.log.EventJson;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.stay.When;

/**
 * Everything that was counted of a month between two parties, in the order in which it was told.
 *
 * @param entries of either party; perhaps none
 */
public record CountRecord(List<Entry> entries) {

  static final CountRecord NOTHING = new CountRecord(List.of());

  /**
   * A count.
   *
   * @param event id of the event
   * @param taken what was told
   * @param position of the commit in the log
   * @param recordedAt when the ledger was told
   */
  public record Entry(String event, CountTaken taken, long position, Instant recordedAt) {

    static Entry of(StoredEvent stored) {
      return new Entry(
          stored.id(),
          switch ((CountEvent) EventJson.read(stored)) {
            case CountTaken taken -> taken;
          },
          stored.position(),
          stored.recordedAt());
    }
  }

  public CountRecord {
    entries = List.copyOf(entries);
  }

  CountRecord with(Entry entry) {
    List<Entry> more = new ArrayList<>(entries);
    more.add(entry);
    return new CountRecord(more);
  }

  /** The count that stood on each side then: the last. */
  Map<CountSide, Entry> standing(When when) {
    Map<CountSide, Entry> standing = new EnumMap<>(CountSide.class);
    entries.stream()
        .filter(entry ->
            !entry.recordedAt().isAfter(when.knownAt())
                && !entry.taken().told().occurredAt().isAfter(when.asOf()))
        .forEach(entry -> standing.put(entry.taken().side(), entry));
    return standing;
  }
}
