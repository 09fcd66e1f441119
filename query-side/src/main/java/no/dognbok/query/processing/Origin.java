package no.dognbok.query.processing;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import no.dognbok.log.EventLog;
import no.dognbok.log.StoredCommit;
import no.dognbok.query.count.TakenCountsOnMongo;
import no.dognbok.query.deviation.DeviationsOnMongo;
import no.dognbok.query.dispute.DisputesOnMongo;
import no.dognbok.query.docket.DocketOnMongo;
import no.dognbok.query.stay.StaysOnMongo;
import no.dognbok.query.surroundings.SurroundingsOnMongo;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Which log the views were made of: the position that they hold, and the leaf that stood there. A
 * log that was restored from an older backup has other commits at the same positions, and views
 * that had read the lost ones would go on as if nothing had happened.
 */
final class Origin {

  private static final String COLLECTION = "views";
  private static final String ID = "origin";
  private static final String POSITION = "position";
  private static final String LEAF = "leaf";
  private static final String FORM = "form";

  /**
   * The form of the documents, counted up where a program asks for what an older one did not write.
   * What is judged has a name of its own ({@link LawDigest}) and is judged anew.
   */
  private static final int WRITTEN = 3;

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final MongoCollection<Document> views;
  private final MongoCollection<Document> tokens;
  private final EventLog log;
  private long marked = -1;

  Origin(MongoDatabase database, EventLog log) {
    this.views = database.getCollection(COLLECTION);
    this.tokens = database.getCollection(MongoTokenStore.COLLECTION);
    this.log = log;
  }

  /** All that is made from the log, and may be dropped to be made again. */
  static List<String> collections() {
    return Stream.of(
            List.of(
                StaysOnMongo.COLLECTION,
                SurroundingsOnMongo.COLLECTION,
                DisputesOnMongo.COLLECTION,
                DeviationsOnMongo.COLLECTION,
                TakenCountsOnMongo.COLLECTION),
            DocketOnMongo.collections(),
            List.of(
                MongoTokenStore.COLLECTION,
                LiveNodes.COLLECTION,
                DeadLettersOnMongo.COLLECTION,
                COLLECTION))
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Holds the views to the log.
   *
   * @throws IllegalStateException where they were made of another; the message says what to do
   */
  void require() {
    Document origin = views.find(eq("_id", ID)).first();
    if (origin == null) {
      return;
    }
    requireForm(origin.getInteger(FORM, 1));
    long position = origin.getLong(POSITION);
    boolean same =
        isThere(position)
            && origin.get(LEAF, Binary.class).equals(new Binary(hash(position)))
            && reaches(furthest());
    if (!same) {
      throw new IllegalStateException(
          "the views hold position %d of another log: this one was restored from a backup, or is another. End all processes that answer questions and drop the collections %s; the views are made again from the log"
              .formatted(position, String.join(", ", collections())));
    }
  }

  private static void requireForm(int form) {
    if (form != WRITTEN) {
      throw new IllegalStateException(
          "the views were written by %s program, in form %d instead of %d. End all processes that answer questions and drop the collections %s; the views are made again from the log"
              .formatted(
                  form < WRITTEN ? "an older" : "a newer",
                  form,
                  WRITTEN,
                  String.join(", ", collections())));
    }
  }

  /** Another process may have seen it a moment before this one does. */
  private boolean isThere(long position) {
    try {
      return log.await(position, PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean reaches(long events) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (log.head().events() < events && System.nanoTime() < deadline) {
      isThere(log.head().commits());
    }
    return log.head().events() >= events;
  }

  /** Index of the next event for the segment that is furthest. */
  private long furthest() {
    Document token =
        tokens.find(exists(MongoTokenStore.NEXT)).sort(descending(MongoTokenStore.NEXT)).first();
    return token == null ? 0 : token.getLong(MongoTokenStore.NEXT);
  }

  private byte[] hash(long position) {
    StoredCommit commit = log.commits(position, 1).getFirst();
    return commit.leaf().hash();
  }

  /** The views hold this position by now. */
  void mark(long position) {
    if (position <= marked) {
      return;
    }
    Document now =
        new Document("_id", ID)
            .append(FORM, WRITTEN)
            .append(POSITION, position)
            .append(LEAF, new Binary(hash(position)));
    try {
      views.replaceOne(
          and(eq("_id", ID), lt(POSITION, position)), now, new ReplaceOptions().upsert(true));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      // another process is further already
    }
    marked = position;
  }
}
