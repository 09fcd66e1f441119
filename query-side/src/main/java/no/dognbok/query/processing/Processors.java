package no.dognbok.query.processing;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.dognbok.log.EventLog;
import no.dognbok.log.axon.StoredEventSource;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * Axon's processors of this process: one that writes what is around the stays, in one segment and
 * so in one order, one that writes the stays, in many, and one each for the disputes, the
 * deviations that somebody told of and the counts from outside, which are few.
 */
final class Processors implements AutoCloseable {

  static final String SURROUNDINGS = "surroundings";
  static final String STAYS = "stays";
  static final String DISPUTES = "disputes";
  static final String DEVIATIONS = "deviations";
  static final String COUNTS = "counts";

  /** How many there are in a process that has begun. */
  static final int NUMBER = 5;

  private static final int BATCH = 500;
  private static final Duration IDLE = Duration.ofMillis(500);

  /**
   * How long a segment for which nothing comes waits before it stores how far it is, while events
   * flow; others wait for that.
   */
  private static final Duration STORE_AFTER = Duration.ofMillis(50);

  private final ScheduledExecutorService coordinators = pool("views-coordinator", NUMBER);
  private final ScheduledExecutorService workers;
  private final MongoTokenStore tokens;
  private final List<PooledStreamingEventProcessor> processors;

  Processors(
      EventLog log,
      MongoDatabase database,
      DeadLettersOnMongo letters,
      LiveNodes nodes,
      Sharing sharing) {
    // One for each segment. Where more wait for the database than there are workers, what they gave
    // up is not put away, and Axon doubles its waiting time with every look at it.
    workers = pool("views-worker", sharing.segments() + NUMBER - 1);
    tokens = new MongoTokenStore(database, sharing.node(), sharing.timeout());
    StoredEventSource source = new StoredEventSource(log, BATCH, IDLE);
    processors =
        List.of(
            single(SURROUNDINGS, new SurroundingsWriter(database), source, tokens, sharing),
            processor(STAYS, sharing.segments(), new StaysWriter(database, letters), source, tokens)
                .maxSegmentProvider(
                    _ -> Sharing.share(tokens.fetchSegments(STAYS).length, nodes.count()))
                .tokenClaimInterval(sharing.heartbeat().toMillis())
                .build(),
            single(DISPUTES, MattersWriter.ofDisputes(database), source, tokens, sharing),
            single(DEVIATIONS, MattersWriter.ofDeviations(database), source, tokens, sharing),
            single(COUNTS, MattersWriter.ofCounts(database), source, tokens, sharing));
  }

  /** One that a single process works on at a time. */
  private PooledStreamingEventProcessor single(
      String name,
      ViewWriter.View view,
      StoredEventSource source,
      MongoTokenStore tokens,
      Sharing sharing) {
    return processor(name, 1, view, source, tokens)
        .maxSegmentProvider(_ -> 1)
        .tokenClaimInterval(sharing.heartbeat().toMillis())
        .build();
  }

  private static ScheduledExecutorService pool(String name, int threads) {
    return Executors.newScheduledThreadPool(
        threads, Thread.ofPlatform().name(name, 0).daemon().factory());
  }

  private PooledStreamingEventProcessor.Builder processor(
      String name,
      int segments,
      ViewWriter.View view,
      StoredEventSource source,
      MongoTokenStore tokens) {
    return PooledStreamingEventProcessor.builder()
        .name(name)
        .eventHandlerInvoker(
            new ViewWriter(view, (segment, reason) -> tokens.tellTrouble(name, segment, reason)))
        .errorHandler(PropagatingErrorHandler.instance())
        .messageSource(source)
        .tokenStore(tokens)
        .transactionManager(NoTransactionManager.instance())
        .initialSegmentCount(segments)
        .initialToken(StreamableMessageSource::createTailToken)
        .claimExtensionThreshold(STORE_AFTER.toMillis())
        .batchSize(BATCH)
        .coordinatorExecutor(coordinators)
        .workerExecutor(workers);
  }

  void start() {
    processors.forEach(PooledStreamingEventProcessor::start);
  }

  /** Whether one of them waits before it tries again. */
  boolean isInTrouble() {
    return processors.stream().anyMatch(PooledStreamingEventProcessor::isError);
  }

  /**
   * Lets the segments that this process does not have be taken at the next look. One that failed is
   * left alone by Axon for a second, and for twice as long every time, up to a minute, which is
   * forgotten only when an event of its own comes: few come to some, and all wait for the last.
   */
  void forgive() {
    for (PooledStreamingEventProcessor processor : processors) {
      Set<Integer> own = processor.processingStatus().keySet();
      for (int segment : tokens.fetchSegments(processor.getName())) {
        if (!own.contains(segment)) {
          processor.releaseSegment(segment, 0, TimeUnit.MILLISECONDS);
        }
      }
    }
  }

  /** Index of the next event for each segment that is this process's, as it knows. */
  Map<String, Map<Integer, Long>> next() {
    Map<String, Map<Integer, Long>> next = new HashMap<>();
    for (PooledStreamingEventProcessor processor : processors) {
      Map<Integer, Long> segments = new HashMap<>();
      processor
          .processingStatus()
          .forEach((segment, status) -> segments.put(segment, next(status)));
      next.put(processor.getName(), segments);
    }
    return next;
  }

  private static long next(EventTrackerStatus status) {
    return StoredEventSource.indexAfter(status.getTrackingToken());
  }

  /** Releases what is this process's, if the database lets it. */
  @Override
  public void close() {
    processors.stream()
        .map(PooledStreamingEventProcessor::shutdownAsync)
        .toList()
        .forEach(stopped -> {
          try {
            stopped.get(5, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (ExecutionException | TimeoutException e) {
            // its claims run out by themselves
          }
        });
    coordinators.shutdownNow();
    workers.shutdownNow();
  }
}
