package no.dognbok.query.changes;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.log.EventJson;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.docket.Docket;
import no.dognbok.query.feed.View;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.Stays;
import no.dognbok.query.surroundings.SurroundingsView;

/**
 * Which stay each event of the log is about, in the order of the log, and what came around the
 * stays. It holds 32 bytes an event: what the events say, the histories have.
 */
public final class EventOrder implements View {

  /** Of each event the position, when it was recorded, and the two halves of the stay's id. */
  private static final int ROW = 4;

  private static final int MOST_READ = 1_000;

  private final Stays stays;
  private final AddressHistory addresses;
  private final ConcurrentMap<Integer, Around> around = new ConcurrentHashMap<>();

  /** What was read lately: whoever follows looks at the same stays as the others. */
  private final ConcurrentMap<UUID, Optional<StayRecord>> read = new ConcurrentHashMap<>();

  private volatile long[] rows = new long[1_024 * ROW];

  /** Written last: whoever has read it sees all before it. */
  private volatile int count;

  /**
   * Something around the stays that changed.
   *
   * @param stored event, as it was read
   * @param event what it says
   */
  record Around(StoredEvent stored, ReferenceEvent event) {}

  /** To be fed after these. */
  public EventOrder(Stays stays, Docket docket) {
    this.stays = stays;
    this.addresses = new AddressHistory(stays, docket);
  }

  /** What addresses stood for. */
  AddressHistory addresses() {
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
      addAround(event);
      add(event.position(), commit.recordedAt(), stay);
    }
  }

  private void addAround(StoredEvent event) {
    String stream = event.stream();
    if (stream != null && SurroundingsView.isAround(stream)) {
      ReferenceEvent reference = (ReferenceEvent) EventJson.read(event);
      around.put(count, new Around(event, reference));
      if (reference instanceof AddressMapped mapped) {
        addresses.add(event.position(), mapped);
      }
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

  /** How many events there are; their indexes are smaller. */
  int count() {
    return count;
  }

  /** Position of the commit that an event came with. */
  long position(int index) {
    long position = rows[ROW * index];
    return position < 0 ? ~position : position;
  }

  /** When the ledger was told of an event. */
  Instant recordedAt(int index) {
    return Instant.EPOCH.plus(rows[ROW * index + 1], ChronoUnit.MICROS);
  }

  /** The id of the stay that an event is about; empty where it is about none. */
  Optional<UUID> stay(int index) {
    int row = ROW * index;
    return rows[row] < 0 ? Optional.empty() : Optional.of(new UUID(rows[row + 2], rows[row + 3]));
  }

  /** What an event says where it is about no stay, but about something around them. */
  Optional<Around> around(int index) {
    return Optional.ofNullable(around.get(index));
  }

  /**
   * What is held of a stay. Forgotten when something is told of it, after the histories have that:
   * what is read here is not older than the last event that this view holds.
   */
  Optional<StayRecord> find(UUID id) {
    if (read.size() > MOST_READ) {
      read.clear();
    }
    return read.computeIfAbsent(id, stays::find);
  }

  /** Index of the first event that came after a position; the count where there is none. */
  int firstAfter(long position) {
    int low = 0;
    int high = count;
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
