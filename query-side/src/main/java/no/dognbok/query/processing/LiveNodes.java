package no.dognbok.query.processing;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.expr;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The processes that share the work: each says now and then that it lives, and so each knows how
 * many segments are its share. Judged on the database's clock.
 */
final class LiveNodes {

  static final String COLLECTION = "nodes";
  private static final String SEEN_AT = "seenAt";

  private final MongoCollection<Document> nodes;
  private final String node;
  private final Duration timeout;
  private volatile int last = 1;

  /**
   * The processes on a database.
   *
   * @param node who this one is
   * @param timeout after which one that was not heard of counts as dead
   */
  LiveNodes(MongoDatabase database, String node, Duration timeout) {
    this.nodes = database.getCollection(COLLECTION);
    this.node = node;
    this.timeout = timeout;
  }

  /** Says that this one lives, forgets the dead, and counts the living. */
  void beat() {
    nodes.updateOne(
        eq("_id", node), Updates.currentDate(SEEN_AT), new UpdateOptions().upsert(true));
    nodes.deleteMany(olderThan(timeout.multipliedBy(10)));
    long dead = nodes.countDocuments(olderThan(timeout));
    last = Math.toIntExact(Math.max(1, nodes.countDocuments() - dead));
  }

  private static Bson olderThan(Duration time) {
    return expr(
        new Document(
            "$lt",
            List.of("$" + SEEN_AT, new Document("$subtract", List.of("$$NOW", time.toMillis())))));
  }

  /** How many lived when this one last said that it does. */
  int count() {
    return last;
  }

  /** So that the others take over at once. */
  void leave() {
    nodes.deleteOne(eq("_id", node));
  }
}
