package no.dognbok.query.changes;

import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.log.EventJson;
import no.dognbok.log.Micros;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.dispute.Disputes;
import no.dognbok.query.docket.Docket;
import no.dognbok.query.feed.View;
import no.dognbok.query.statement.StatementNews;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.Stays;
import no.dognbok.query.surroundings.SurroundingsView;

/**
 * The order of events in memory. It holds 32 bytes an event: what the events say, the histories
 * have.
 */
public final class EventOrderInMemory implements EventOrder, View {

  /** Of each event the position, when it was recorded, and the two halves of the stay's id. */
  private static final int ROW = 4;

  private static final int MOST_READ = 1_000;

  private final Stays stays;
  private final AddressHistory addresses;
  private final ConcurrentMap<Integer, Around> around = new ConcurrentHashMap<>();
  private final ConcurrentMap<Integer, StoredEvent> ofMatters = new ConcurrentHashMap<>();

  /** What was read lately: whoever follows looks at the same stays as the others. */
  private final ConcurrentMap<UUID, Optional<StayRecord>> read = new ConcurrentHashMap<>();

  private volatile long[] rows = new long[1_024 * ROW];

  /** Written last: whoever has read it sees all before it. */
  private volatile int count;

  /** Of the first commit that told something of a stay. */
  private volatile long firstOfAStay = Long.MAX_VALUE;

  /** To be fed after these. */
  public EventOrderInMemory(SurroundingsView surroundings, Stays stays, Docket docket) {
    this.stays = stays;
    this.addresses =
        new AddressHistory(surroundings, stays, docket, position -> position > firstOfAStay);
  }

  @Override
  public AddressHistory addresses() {
    return addresses;
  }

  @Override
  public String name() {
    return "changes";
  }

  @Override
  public void apply(StoredCommit commit) {
    for (StoredEvent event : commit.events()) {
      Optional<UUID> stay = Stays.idOf(event);
      stay.ifPresent(read::remove);
      if (stay.isPresent() && firstOfAStay == Long.MAX_VALUE) {
        firstOfAStay = commit.position();
      }
      addAround(event);
      if (Disputes.idOf(event).isPresent() || StatementNews.isOne(event)) {
        ofMatters.put(count, event);
      }
      add(event.position(), commit.recordedAt(), stay);
    }
  }

  private void addAround(StoredEvent event) {
    if (SurroundingsView.isAround(event)) {
      around.put(count, new Around(event, (ReferenceEvent) EventJson.read(event)));
    }
  }

  private void add(long position, long recordedAt, Optional<UUID> stay) {
    int index = count;
    int row = ROW * index;
    if (row == rows.length) {
      rows = Arrays.copyOf(rows, 2 * row);
    }
    rows[row] = stay.isPresent() ? position : ~position; // any UUID may be that of a stay
    rows[row + 1] = recordedAt;
    rows[row + 2] = stay.map(UUID::getMostSignificantBits).orElse(0L);
    rows[row + 3] = stay.map(UUID::getLeastSignificantBits).orElse(0L);
    count = index + 1;
  }

  @Override
  public Iterator<Commit> after(long position) {
    int end = count;
    return new Iterator<>() {
      private int index = firstAfter(position, end);

      @Override
      public boolean hasNext() {
        return index < end;
      }

      @Override
      public Commit next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        int first = index;
        while (index < end && position(index) == position(first)) {
          index++;
        }
        return new Commit(
            position(first),
            recordedAt(first),
            IntStream.range(first, index).mapToObj(EventOrderInMemory.this::event).toList());
      }
    };
  }

  private long position(int index) {
    long position = rows[ROW * index];
    return position < 0 ? ~position : position;
  }

  private Instant recordedAt(int index) {
    return Micros.instant(rows[ROW * index + 1]);
  }

  private Event event(int index) {
    int row = ROW * index;
    UUID stay = rows[row] < 0 ? null : new UUID(rows[row + 2], rows[row + 3]);
    return new Event(stay, around.get(index), ofMatters.get(index));
  }

  /**
   * What is held of a stay. Forgotten when something is told of it, after the histories have that:
   * what is read here is not older than the last event that this view holds.
   */
  @Override
  public Optional<StayRecord> find(UUID id) {
    if (read.size() > MOST_READ) {
      read.clear();
    }
    return read.computeIfAbsent(id, stays::find);
  }

  /** Index of the first event that came after a position; the end where there is none. */
  private int firstAfter(long position, int end) {
    int low = 0;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (position(middle) <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
