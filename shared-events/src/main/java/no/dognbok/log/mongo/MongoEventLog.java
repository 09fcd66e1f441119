package no.dognbok.log.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import no.dognbok.log.Closing;
import no.dognbok.log.Commit;
import no.dognbok.log.EncodedCommit;
import no.dognbok.log.ErasurePending;
import no.dognbok.log.FactsOfCommit;
import no.dognbok.log.GroupCommit;
import no.dognbok.log.HeadWatch;
import no.dognbok.log.LateClock;
import no.dognbok.log.Leaf;
import no.dognbok.log.LogUnavailable;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import no.dognbok.log.TransferableLog;
import no.dognbok.log.WholeCommit;
import org.bson.BsonDocument;

/**
 * The log in a MongoDB, for several processes: a commit is a document whose {@code _id} is its
 * position, and what a unique index sees is unique over all of them. Nothing is answered, and
 * nothing read, but what a majority of the servers has.
 */
public final class MongoEventLog implements TransferableLog {

  static final Head EMPTY = new Head(0, 0, Long.MIN_VALUE);

  /** How long a batch is tried; a caller waits longer only behind others. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** After so long without an answer the database is away. */
  public static final Duration SILENCE = Duration.ofMillis(1_750);

  private static final int BATCH_COMMITS = 1_000;
  private static final int BATCH_BYTES = 8 << 20;
  private static final Duration BETWEEN_ERASURES = Duration.ofSeconds(30);

  private static final List<Indexes.Index> INDEXES =
      List.of(
          Indexes.Index.of(CommitDocument.ID).onlyOnce(),
          Indexes.Index.of(CommitDocument.STREAMS).onlyOnce().whereThere(),
          Indexes.Index.of(CommitDocument.EVENT_IDS).onlyOnce().whereThere(),
          Indexes.Index.of(CommitDocument.CLAIMS).onlyOnce().whereThere(),
          Indexes.Index.of(CommitDocument.NEXT_INDEX, CommitDocument.POSITION),
          Indexes.Index.of(CommitDocument.ERASES).whereThere());

  private final Supplier<byte[]> salts;
  private final Duration patience;
  private final HeadWatch watch = new HeadWatch();
  private final Closing closing = new Closing();
  private final CommitReader reader;
  private final CommitWriter writer;
  private final Collisions collisions;
  private final Erasures erasures;
  private final SideDocuments beside;
  private final HeldCommits held;
  private final OthersCommits others;
  private final GroupCommit<Waiting, Appended> appends;
  private volatile boolean closed;

  private MongoEventLog(
      MongoDatabase database, Clock clock, Supplier<byte[]> salts, Duration patience) {
    this.salts = salts;
    this.patience = patience;
    MongoCollection<BsonDocument> commits = database.getCollection("commits", BsonDocument.class);
    MongoCollection<BsonDocument> snapshots =
        database.getCollection("snapshots", BsonDocument.class);
    reader = new CommitReader(commits);
    collisions = new Collisions(commits);
    erasures = new Erasures(commits, snapshots);
    held = new HeldCommits(commits);
    beside = new SideDocuments(snapshots, database.getCollection("about", BsonDocument.class));
    try {
      beside.requireKnownForm();
      Indexes.ensure(commits, INDEXES);
      watch.moveTo(reader.head());
      LateClock.warn(head(), clock);
      erasures.finish();
      Turns turns = new Turns(database.getCollection("turns", BsonDocument.class), reader);
      writer = new CommitWriter(commits, reader, collisions, turns, clock, watch, patience);
      others = closing.add(new OthersCommits(commits, watch));
      others.start();
      closing.add(new Repeating("log-erasures", BETWEEN_ERASURES, erasures::finish));
      appends =
          closing.add(
              new GroupCommit<>(
                  "log-writer",
                  BATCH_COMMITS,
                  BATCH_BYTES,
                  waiting -> waiting.encoded().size(),
                  writer::write));
    } catch (MongoException e) {
      closing.afterFailure(e);
      throw MongoConnection.unavailable(e);
    } catch (RuntimeException | Error e) {
      closing.afterFailure(e);
      throw e;
    }
  }

  /**
   * Opens the log in a database. The connection stays the caller's.
   *
   * @param clock of the ledger, in UTC
   * @throws no.dognbok.log.LogDamaged where what is there is of a newer form
   * @throws LogUnavailable where the database is away, or lacks an index that cannot be made
   */
  public static MongoEventLog open(MongoConnection connection, Clock clock) {
    return open(connection, clock, EncodedCommit.randomSalts());
  }

  /** As above, with a source of salts of the caller's own. */
  public static MongoEventLog open(
      MongoConnection connection, Clock clock, Supplier<byte[]> salts) {
    return open(connection, clock, salts, PATIENCE);
  }

  /** As above, with how long a batch is tried. */
  static MongoEventLog open(
      MongoConnection connection, Clock clock, Supplier<byte[]> salts, Duration patience) {
    return new MongoEventLog(connection.database(), clock, salts, patience);
  }

  /**
   * What this process wrote since it opened the log, and what that took.
   *
   * @param groups batches of which something was stored
   * @param commits how many commits they brought
   * @param attempts batches that were sent, also those for which another process was quicker
   * @param mostBatchesWaited the largest number of those that were sent while an append waited, its
   *     own included
   */
  public record Written(long groups, long commits, long attempts, long mostBatchesWaited) {

    static final Written NOTHING = new Written(0, 0, 0, 0);

    Written attempted() {
      return new Written(groups, commits, attempts + 1, mostBatchesWaited);
    }

    Written andGroupOf(long more) {
      return new Written(groups + 1, commits + more, attempts, mostBatchesWaited);
    }

    Written waited(long batches) {
      return new Written(groups, commits, attempts, Math.max(mostBatchesWaited, batches));
    }
  }

  public Written written() {
    return writer.written();
  }

  /**
   * For how long the database has not answered. It is asked all the time: what is longer than
   * {@link #SILENCE} means that it is away.
   */
  public Duration silence() {
    return others.silence();
  }

  /** Whether the database shows less than this process has seen. */
  boolean isShorter() {
    return others.isShorter();
  }

  /** Whether the server tells of what other processes append; else it is looked for. */
  public boolean isTold() {
    return others.isTold();
  }

  @Override
  public Appended append(Commit commit) {
    EncodedCommit encoded = EncodedCommit.of(commit, salts);
    requireThere();
    if (isShorter()) { // what is appended now would stand behind a hole
      throw new LogUnavailable(
          "the database shows fewer commits than this process has seen, %d; nothing was stored: where it was restored from a backup, end all processes first"
              .formatted(head().commits()));
    }
    boolean erasing = !commit.erasure().isNothing();
    if (erasing) {
      Optional<Appended> before = fresh(() -> storedBefore(commit));
      if (before.isPresent()) {
        return carriedOut(before.get());
      }
    }
    Appended appended = appends.submit(new Waiting(encoded, writer.written().attempts()));
    return erasing ? carriedOut(appended) : appended;
  }

  private Appended carriedOut(Appended erasing) {
    if (!erasures.finish()) {
      throw new ErasurePending(erasing.position());
    }
    return erasing;
  }

  /** What is erased already cannot be looked for again: the same commit has its answer. */
  private Optional<Appended> storedBefore(Commit commit) {
    Optional<Appended> before =
        Optional.ofNullable(collisions.stored(List.of(commit)).get(commit.id()));
    if (before.isEmpty()) {
      collisions.requireErasable(commit);
    }
    return before;
  }

  @Override
  public Head head() {
    return watch.head();
  }

  @Override
  public boolean await(long position, Duration timeout) throws InterruptedException {
    return watch.await(position, timeout);
  }

  @Override
  public List<StoredCommit> commits(long fromPosition, int events) {
    long known = head().commits();
    return shown(
        () -> reader.commits(fromPosition, events),
        found ->
            fromPosition + found.size() >= known
                || found.stream().mapToInt(one -> Math.max(1, one.events().size())).sum() >= events
                    && !found.isEmpty());
  }

  @Override
  public List<Leaf> leaves(long fromPosition, int limit) {
    long known = head().commits();
    return shown(
        () -> reader.leaves(fromPosition, limit),
        found -> found.size() >= limit || fromPosition + found.size() >= known);
  }

  @Override
  public Optional<FactsOfCommit> facts(long position) {
    return fresh(() -> reader.facts(position));
  }

  @Override
  public List<StoredEvent> events(long fromIndex, int limit) {
    long known = head().events();
    return shown(
        () -> reader.events(fromIndex, limit),
        found -> found.size() >= limit || fromIndex + found.size() >= known);
  }

  @Override
  public List<StoredEvent> stream(String stream, long fromSequence, int limit) {
    return fresh(() -> reader.stream(stream, fromSequence, limit));
  }

  @Override
  public OptionalLong lastSequence(String stream) {
    return fresh(() -> reader.lastSequence(stream));
  }

  @Override
  public Optional<Claim> find(String claim) {
    return fresh(() -> reader.find(claim));
  }

  @Override
  public Optional<Claim> last(String prefix) {
    return fresh(() -> reader.last(prefix));
  }

  @Override
  public boolean erasurePending() {
    return reading(() -> !erasures.finish());
  }

  @Override
  public Set<String> claims(long position) {
    return fresh(() -> reader.claims(position));
  }

  @Override
  public void store(Snapshot snapshot) {
    reading(() -> {
      beside.store(snapshot);
      return snapshot;
    });
  }

  @Override
  public Optional<Snapshot> snapshot(String stream) {
    return reading(() -> beside.snapshot(stream));
  }

  @Override
  public Map<String, String> keyChecks() {
    return reading(beside::keyChecks);
  }

  @Override
  public boolean keepKeyChecks(Map<String, String> before, Map<String, String> now) {
    return reading(() -> beside.keepKeyChecks(before, now));
  }

  @Override
  public List<WholeCommit> whole(long fromPosition, int events) {
    if (!erasures.finish()) {
      throw new LogUnavailable("an erasure is under way; copy the log when that is done");
    }
    return fresh(() -> reader.whole(fromPosition, events));
  }

  @Override
  public void hold(List<WholeCommit> whole) {
    reading(() -> {
      held.hold(whole, reader.head());
      watch.moveTo(reader.head());
      return whole;
    });
  }

  /** Who asks while the database is away need not wait to be told. */
  private void requireThere() {
    Duration silence = silence();
    if (silence.compareTo(SILENCE) > 0) {
      throw new LogUnavailable(
          "the database has not answered for %d seconds; nothing was stored"
              .formatted(silence.toSeconds()));
    }
  }

  private <R> R reading(Supplier<R> read) {
    requireThere();
    try {
      return read.get();
    } catch (MongoException e) {
      throw MongoConnection.unavailable(e);
    } catch (IllegalStateException e) {
      if (closed) { // the driver's way of saying that nobody should ask any more
        throw new LogUnavailable("the log is closed", e);
      }
      throw e;
    }
  }

  /**
   * What a server that has just taken over does not show yet, though a majority has it, comes in a
   * moment.
   */
  private <R> R shown(Supplier<R> read, Predicate<R> isComplete) {
    Patience left = new Patience(patience);
    R found = reading(read);
    while (!isComplete.test(found)) {
      if (left.isOver()) {
        throw new LogUnavailable(
            "the database does not show all of the log that this process has seen, %d commits: is it another one, or one that was restored?"
                .formatted(head().commits()));
      }
      left.pause();
      found = reading(read);
    }
    return found;
  }

  /**
   * Reads what holds all that this process has seen: it is seen first that the database shows that,
   * for a server that has just taken over may show less than a majority has, and only ever more.
   */
  private <R> R fresh(Supplier<R> read) {
    long known = head().commits();
    if (known > 0) {
      shown(() -> reader.has(known - 1), there -> there);
    }
    return reading(read);
  }

  @Override
  public void close() {
    closed = true;
    try {
      closing.close();
    } catch (Exception e) {
      throw new LogUnavailable("the log cannot be closed: " + e.getMessage(), e);
    }
  }
}
