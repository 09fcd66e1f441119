package no.dognbok.query.changes;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.log.EventJson;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.feed.View;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.Stays;
import org.jspecify.annotations.Nullable;

/**
 * Which stay each event of the log is about, in the order of the log, and what came around the
 * stays. It holds some twenty bytes an event: what the events say, the histories have.
 */
public final class EventOrder implements View {

  private static final String STAY = "stay/";

  private final Stays stays;
  private final AddressHistory addresses;
  private final ConcurrentMap<Integer, Around> around = new ConcurrentHashMap<>();
  private volatile long[] positions = new long[1_024];
  private volatile long[] recorded = new long[1_024]; // microseconds since 1970-01-01T00:00Z
  private volatile @Nullable UUID[] about = new @Nullable UUID[1_024];

  /** Written last: whoever has read it sees all before it. */
  private volatile int count;

  /**
   * Something around the stays that changed.
   *
   * @param stored event, as it was read
   * @param event what it says
   */
  record Around(StoredEvent stored, ReferenceEvent event) {}

  /** To be fed after the stays. */
  public EventOrder(Stays stays) {
    this.stays = stays;
    this.addresses = new AddressHistory(stays);
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
      add(event, commit.recordedAt());
    }
  }

  private void add(StoredEvent event, long recordedAt) {
    int index = count;
    if (index == positions.length) {
      positions = Arrays.copyOf(positions, 2 * index);
      recorded = Arrays.copyOf(recorded, 2 * index);
      about = Arrays.copyOf(about, 2 * index);
    }
    positions[index] = event.position();
    recorded[index] = recordedAt;
    String stream = event.stream();
    if (stream != null && stream.startsWith(STAY)) {
      about[index] = stay(stream);
    } else if (stream != null
        && (stream.startsWith("reference/") || stream.startsWith("agreement/"))) {
      ReferenceEvent reference = (ReferenceEvent) EventJson.read(event);
      around.put(index, new Around(event, reference));
      if (reference instanceof ReferenceEvent.AddressMapped mapped) {
        addresses.add(event.position(), mapped);
      }
    }
    count = index + 1;
  }

  /** The id that the history has, so that a stay's is kept once and not for each of its events. */
  private UUID stay(String stream) {
    UUID id = UUID.fromString(stream.substring(STAY.length()));
    return stays.find(id).map(StayRecord::id).orElse(id);
  }

  /** How many events there are; their indexes are smaller. */
  int count() {
    return count;
  }

  /** Position of the commit that an event came with. */
  long position(int index) {
    return positions[index];
  }

  /** When the ledger was told of an event. */
  Instant recordedAt(int index) {
    return Instant.EPOCH.plus(recorded[index], ChronoUnit.MICROS);
  }

  /** The stay that an event is about; empty where it is about none. */
  Optional<UUID> stay(int index) {
    return Optional.ofNullable(about[index]);
  }

  /** What an event says where it is about no stay, but about something around them. */
  Optional<Around> around(int index) {
    return Optional.ofNullable(around.get(index));
  }

  /** Index of the first event that came after a position; the count where there is none. */
  int firstAfter(long position) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (positions[middle] <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
