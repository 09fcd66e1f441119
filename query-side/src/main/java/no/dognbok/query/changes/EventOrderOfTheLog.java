package no.dognbok.query.changes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;
import no.dognbok.log.Micros;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.dispute.Disputes;
import no.dognbok.query.docket.Docket;
import no.dognbok.query.statement.StatementNews;
import no.dognbok.query.stay.IncompleteStays;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.Stays;
import no.dognbok.query.surroundings.SurroundingsView;

/** The order of events, read from the log itself; nothing of it is kept. */
public final class EventOrderOfTheLog implements EventOrder {

  private static final int AT_ONCE = 500;

  private final EventLog log;
  private final Stays stays;
  private final IncompleteStays incomplete;
  private final AddressHistory addresses;

  /** Of the first event that told something of a stay; −1 where there was none yet. */
  private volatile long firstOfAStay = -1;

  /** Up to where there is no such event. */
  private volatile long searched;

  public EventOrderOfTheLog(
      EventLog log,
      SurroundingsView surroundings,
      Stays stays,
      IncompleteStays incomplete,
      Docket docket) {
    this.log = log;
    this.stays = stays;
    this.incomplete = incomplete;
    this.addresses = new AddressHistory(surroundings, stays, docket, this::isAfterTheFirstStay);
  }

  /** Looks through the log's beginning once: a ledger begins with what is around the stays. */
  private synchronized boolean isAfterTheFirstStay(long position) {
    List<StoredEvent> events = firstOfAStay < 0 ? log.events(searched, AT_ONCE) : List.of();
    while (!events.isEmpty() && firstOfAStay < 0) {
      events.stream()
          .filter(event -> Stays.idOf(event).isPresent())
          .findFirst()
          .ifPresent(event -> firstOfAStay = event.position());
      searched = events.getLast().index() + 1;
      events = firstOfAStay < 0 ? log.events(searched, AT_ONCE) : List.of();
    }
    return firstOfAStay >= 0 && firstOfAStay < position;
  }

  @Override
  public AddressHistory addresses() {
    return addresses;
  }

  /**
   * Where an event was put aside, what can be read of the others is told all the same: a follower
   * comes past each commit once.
   */
  @Override
  public Optional<StayRecord> find(UUID id) {
    return incomplete.ids().contains(id)
        ? Optional.of(StayRecord.readable(id, log.stream(Stays.STREAM + id, 0, Integer.MAX_VALUE)))
            .filter(stay -> !stay.entries().isEmpty())
        : stays.find(id);
  }

  @Override
  public Iterator<Commit> after(long position) {
    return new Iterator<>() {
      private final Deque<StoredCommit> read = new ArrayDeque<>();
      private long next = position + 1;

      @Override
      public boolean hasNext() {
        while (read.isEmpty()) {
          List<StoredCommit> commits = log.commits(next, AT_ONCE);
          if (commits.isEmpty()) {
            return false;
          }
          next = commits.getLast().position() + 1;
          commits.stream().filter(commit -> !commit.events().isEmpty()).forEach(read::add);
        }
        return true;
      }

      @Override
      public Commit next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return commit(read.remove());
      }
    };
  }

  private static Commit commit(StoredCommit commit) {
    return new Commit(
        commit.position(),
        Micros.instant(commit.recordedAt()),
        commit.events().stream().map(EventOrderOfTheLog::event).toList());
  }

  private static Event event(StoredEvent stored) {
    return new Event(
        Stays.idOf(stored).orElse(null),
        SurroundingsView.isAround(stored)
            ? new Around(stored, (ReferenceEvent) EventJson.read(stored))
            : null,
        Disputes.idOf(stored).isPresent() || StatementNews.isOne(stored) ? stored : null);
  }
}
