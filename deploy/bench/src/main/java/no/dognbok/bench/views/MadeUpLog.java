package no.dognbok.bench.views;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import no.dognbok.log.Commit;
import no.dognbok.log.EncodedCommit;
import no.dognbok.log.EventLog;
import no.dognbok.log.FactsOfCommit;
import no.dognbok.log.Leaf;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * A log that lies nowhere: each commit is made up when it is read, in order and once, so that ten
 * million events need no disk. Stays go on side by side as in life; what had not been told when the
 * last one began is not in it.
 */
final class MadeUpLog implements EventLog {

  private final MadeUpStays stays;
  private final long number;
  private final Instant end;
  private final PriorityQueue<MadeUpStays.Message> coming =
      new PriorityQueue<>(Comparator.comparing(MadeUpStays.Message::sentAt));
  private final SplittableRandom random = new SplittableRandom(1);
  private long begun;
  private long position;
  private long index;
  private final Head head;

  /**
   * @param number how many stays
   * @param commits how many commits they bring, with the one of what is around them
   */
  MadeUpLog(MadeUpStays stays, long number, long commits) {
    this.stays = stays;
    this.number = number;
    this.end = stays.begins(number);
    this.head = new Head(commits, 0, micros(end));
  }

  /** Counts the commits of so many stays. */
  static long commits(MadeUpStays stays, long number) {
    MadeUpLog log = new MadeUpLog(stays, number, Long.MAX_VALUE);
    long commits = 1;
    while (log.next() != null) {
      commits++;
    }
    return commits;
  }

  /** When the last stay began: now. */
  Instant end() {
    return end;
  }

  long events() {
    return index;
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  private MadeUpStays.@Nullable Message next() {
    while (begun < number
        && (coming.isEmpty() || !stays.begins(begun).isAfter(coming.peek().sentAt()))) {
      coming.addAll(stays.stay(begun));
      begun++;
    }
    MadeUpStays.Message message = coming.poll();
    return message == null || message.sentAt().isAfter(end) ? null : message;
  }

  @Override
  public synchronized List<StoredCommit> commits(long fromPosition, int events) {
    if (fromPosition != position) {
      throw new IllegalArgumentException("a made-up log is read once, in order");
    }
    List<StoredCommit> commits = new ArrayList<>();
    long until = index + events;
    while (position < head.commits() && index < until) {
      if (position == 0) {
        commits.add(stored(Commits.of(MadeUpStays.surroundings()), Instant.EPOCH));
      } else {
        MadeUpStays.Message message = next();
        if (message == null) {
          break;
        }
        commits.add(stored(Commits.of(message), message.sentAt()));
      }
    }
    return commits;
  }

  private StoredCommit stored(Commit commit, Instant recordedAt) {
    Supplier<byte[]> salts =
        () -> {
          byte[] salt = new byte[16];
          random.nextBytes(salt);
          return salt;
        };
    EncodedCommit encoded = EncodedCommit.of(commit, salts);
    Leaf leaf = encoded.leafAt(position, micros(recordedAt));
    long first = index;
    List<StoredEvent> events = new ArrayList<>();
    for (Commit.Event event : commit.events()) {
      events.add(
          new StoredEvent(
              position,
              index++,
              recordedAt.truncatedTo(ChronoUnit.MICROS),
              event.stream(),
              event.sequence(),
              event.id(),
              event.type(),
              event.revision(),
              event.time(),
              event.payload(),
              event.metadata()));
    }
    position++;
    return new StoredCommit(leaf, first, events);
  }

  @Override
  public Head head() {
    return head;
  }

  /** Nobody has hashed a patient for it: it goes with any keys. */
  @Override
  public boolean isInUse() {
    return false;
  }

  @Override
  public boolean await(long awaited, Duration timeout) throws InterruptedException {
    Thread.sleep(timeout);
    return false;
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException("a made-up log is read once, in order");
  }

  @Override
  public Appended append(Commit commit) {
    throw readOnly();
  }

  @Override
  public List<Leaf> leaves(long fromPosition, int limit) {
    throw readOnly();
  }

  @Override
  public Optional<FactsOfCommit> facts(long of) {
    throw readOnly();
  }

  @Override
  public List<StoredEvent> events(long fromIndex, int limit) {
    throw readOnly();
  }

  @Override
  public List<StoredEvent> stream(String stream, long fromSequence, int limit) {
    throw readOnly();
  }

  @Override
  public OptionalLong lastSequence(String stream) {
    return OptionalLong.empty();
  }

  @Override
  public Optional<Claim> find(String claim) {
    return Optional.empty();
  }

  @Override
  public Optional<Claim> last(String prefix) {
    return Optional.empty();
  }

  @Override
  public boolean erasurePending() {
    return false;
  }

  @Override
  public Set<String> claims(long claiming) {
    return Set.of();
  }

  @Override
  public void store(Snapshot snapshot) {
    throw readOnly();
  }

  @Override
  public Optional<Snapshot> snapshot(String stream) {
    return Optional.empty();
  }

  @Override
  public Map<String, String> keyChecks() {
    return Map.of();
  }

  @Override
  public boolean keepKeyChecks(Map<String, String> before, Map<String, String> now) {
    return true; // it has no keys
  }

  @Override
  public void close() {
    // it lies nowhere
  }
}
