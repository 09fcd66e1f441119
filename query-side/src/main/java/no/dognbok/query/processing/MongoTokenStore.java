package no.dognbok.query.processing;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.expr;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import no.dognbok.log.axon.StoredEventSource;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * How far each segment of each processor is, and which process has it. A claim that has not been
 * renewed for a time is anybody's, and that is judged on the database's clock: the processes' own
 * may differ. Who has lost a claim cannot write.
 *
 * <p>All tokens are indexes of events, the next one that is to be handled.
 */
public final class MongoTokenStore implements TokenStore {

  static final String COLLECTION = "tokens";
  private static final String IDENTIFIER = "storage";

  static final String PROCESSOR = "processor";
  static final String SEGMENT = "segment";
  static final String NEXT = "next";
  static final String OWNER = "owner";

  /** Why a segment does not go on, where its owner knows; gone once it does. */
  static final String TROUBLE = "trouble";

  private static final String CLAIMED_AT = "claimedAt";

  private final MongoCollection<Document> tokens;
  private final String node;
  private final Duration timeout;
  private final Map<String, Long> renewed = new ConcurrentHashMap<>();

  /**
   * A store in a database.
   *
   * @param node who this process is, unlike any other's name
   * @param timeout after which a claim that was not renewed is anybody's
   */
  public MongoTokenStore(MongoDatabase database, String node, Duration timeout) {
    this.tokens = database.getCollection(COLLECTION);
    this.node = node;
    this.timeout = timeout;
  }

  private static String id(String processor, int segment) {
    return processor + "/" + segment;
  }

  @Override
  public void initializeTokenSegments(
      String processorName, int segmentCount, @Nullable TrackingToken initialToken) {
    for (int segment = 0; segment < segmentCount; segment++) {
      initializeSegment(initialToken, processorName, segment);
    }
  }

  @Override
  public void initializeTokenSegments(String processorName, int segmentCount) {
    initializeTokenSegments(processorName, segmentCount, null);
  }

  /** Two processes may do it at the same time: what is there already stays as it is. */
  @Override
  public void initializeSegment(@Nullable TrackingToken token, String processorName, int segment) {
    try {
      tokens.updateOne(
          eq(id(processorName, segment)),
          Updates.combine(
              Updates.setOnInsert(PROCESSOR, processorName),
              Updates.setOnInsert(SEGMENT, segment),
              Updates.setOnInsert(NEXT, StoredEventSource.indexAfter(token))),
          new UpdateOptions().upsert(true));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
  }

  @Override
  public boolean requiresExplicitSegmentInitialization() {
    return true;
  }

  @Override
  public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
    renew(
        processorName,
        segment,
        Updates.combine(
            Updates.currentDate(CLAIMED_AT),
            // Never back: who held it before may still be writing.
            Updates.max(NEXT, StoredEventSource.indexAfter(token)),
            Updates.unset(TROUBLE)));
  }

  /**
   * A claim that was renewed a moment ago is left alone: it would cost a write and change nothing.
   */
  @Override
  public void extendClaim(String processorName, int segment) {
    Long last = renewed.get(id(processorName, segment));
    if (last == null || System.nanoTime() - last > timeout.toNanos() / 2) {
      renew(processorName, segment, Updates.currentDate(CLAIMED_AT));
    }
  }

  /** Tells the other processes why a segment of this one's does not go on. */
  void tellTrouble(String processor, int segment, String reason) {
    tokens.updateOne(
        and(eq(id(processor, segment)), eq(OWNER, node)), Updates.set(TROUBLE, reason));
  }

  private void renew(String processor, int segment, Bson change) {
    long before = System.nanoTime();
    if (tokens.updateOne(and(eq(id(processor, segment)), eq(OWNER, node)), change).getMatchedCount()
        == 0) {
      renewed.remove(id(processor, segment));
      throw new UnableToClaimTokenException(
          "segment %d of %s is not, or no longer, this process's".formatted(segment, processor));
    }
    renewed.put(id(processor, segment), before);
  }

  /**
   * Takes the segment if it is nobody's, this process's already, or was left alone for too long.
   */
  @Override
  public TrackingToken fetchToken(String processorName, int segment) {
    long before = System.nanoTime();
    Document claimed =
        tokens.findOneAndUpdate(
            and(eq(id(processorName, segment)), or(mine(), abandoned())),
            Updates.combine(Updates.set(OWNER, node), Updates.currentDate(CLAIMED_AT)),
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    if (claimed == null) {
      throw new UnableToClaimTokenException(
          "segment %d of %s is not there, or another process's".formatted(segment, processorName));
    }
    renewed.put(id(processorName, segment), before);
    return new GlobalSequenceTrackingToken(claimed.getLong(NEXT) - 1);
  }

  private Bson mine() {
    return or(Filters.exists(OWNER, false), eq(OWNER, node));
  }

  /** Nobody has renewed the claim for the time-out, by the database's clock. */
  private Bson abandoned() {
    return expr(
        new Document(
            "$lt",
            List.of(
                "$" + CLAIMED_AT,
                new Document("$subtract", List.of("$$NOW", timeout.toMillis())))));
  }

  @Override
  public void releaseClaim(String processorName, int segment) {
    renewed.remove(id(processorName, segment));
    tokens.updateOne(
        and(eq(id(processorName, segment)), eq(OWNER, node)),
        Updates.combine(Updates.unset(OWNER), Updates.unset(CLAIMED_AT)));
  }

  @Override
  public void deleteToken(String processorName, int segment) {
    if (tokens.deleteOne(and(eq(id(processorName, segment)), eq(OWNER, node))).getDeletedCount()
        == 0) {
      throw new UnableToClaimTokenException(
          "segment %d of %s is not this process's to delete".formatted(segment, processorName));
    }
  }

  @Override
  public int[] fetchSegments(String processorName) {
    return segments(eq(PROCESSOR, processorName));
  }

  @Override
  public List<Segment> fetchAvailableSegments(String processorName) {
    int[] all = fetchSegments(processorName);
    int[] available = segments(and(eq(PROCESSOR, processorName), or(mine(), abandoned())));
    List<Segment> segments = new ArrayList<>();
    for (int segment : available) {
      segments.add(Segment.computeSegment(segment, all));
    }
    return segments;
  }

  private int[] segments(Bson filter) {
    return tokens.find(filter).into(new ArrayList<>()).stream()
        .mapToInt(document -> document.getInteger(SEGMENT))
        .sorted()
        .toArray();
  }

  /** The same for all processes on this database, and for none on another. */
  @Override
  public Optional<String> retrieveStorageIdentifier() {
    String made = UUID.randomUUID().toString();
    Document stored =
        tokens.findOneAndUpdate(
            eq(IDENTIFIER),
            Updates.setOnInsert(IDENTIFIER, made),
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
    return Optional.ofNullable(stored).map(document -> document.getString(IDENTIFIER));
  }
}
