package no.dognbok.bench.log;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;

/**
 * What MongoDB itself costs: one thread that does nothing but insert, into a collection with the
 * log's own indexes, the very documents that the log has just kept. They are read back beforehand
 * and outside the time that is taken. It numbers nothing, answers nobody and waits for nobody.
 */
final class BareInserts implements Contender {

  private static final int PREPARED = 2_048;
  private static final String NAME = "bare";

  private final MongoDatabase database;
  private final MongoCollection<RawBsonDocument> kept;
  private final MongoCollection<RawBsonDocument> bare;
  private boolean indexed;
  private long position;

  /**
   * One beside a log.
   *
   * @param database of both
   * @param commits the collection of the log's commits
   */
  BareInserts(MongoDatabase database, String commits) {
    this.database = database;
    kept = database.getCollection(commits, RawBsonDocument.class);
    bare = database.getCollection(NAME, RawBsonDocument.class);
  }

  @Override
  public String name() {
    return "bare insertMany";
  }

  @Override
  public String settings() {
    return ScratchDatabase.settings(database);
  }

  /** For so long, or until it has all that the log has. */
  @Override
  public Result run(int writers, double batch, Duration time) {
    makeIndexes();
    Result result = Result.nothing();
    List<RawBsonDocument> next = next();
    while (!next.isEmpty() && result.nanoseconds() < time.toNanos()) {
      result = result.and(insert(next, batch));
      next = next();
    }
    return result;
  }

  /** Those of the log, as it has made them. */
  private void makeIndexes() {
    if (indexed) {
      return;
    }
    BsonArray indexes = new BsonArray();
    for (BsonDocument index : kept.listIndexes(BsonDocument.class)) {
      if (!index.getString("name").getValue().equals("_id_")) {
        index.remove("v");
        index.remove("ns");
        indexes.add(index);
      }
    }
    if (!indexes.isEmpty()) {
      database.runCommand(
          new BsonDocument("createIndexes", new BsonString(NAME)).append("indexes", indexes));
    }
    indexed = true;
  }

  private List<RawBsonDocument> next() {
    return kept.find(Filters.gte("_id", position))
        .sort(Sorts.ascending("_id"))
        .limit(PREPARED)
        .into(new ArrayList<>());
  }

  private Result insert(List<RawBsonDocument> documents, double batch) {
    InsertManyOptions inOrder = new InsertManyOptions().ordered(true);
    long processorBefore = Result.processorTime();
    long started = System.nanoTime();
    long groups =
        Batches.each(
            documents,
            batch,
            together -> {
              bare.insertMany(together, inOrder);
            });
    long ended = System.nanoTime();
    position += documents.size();
    return new Result(
        documents.size(),
        ended - started,
        Result.processorTime() - processorBefore,
        groups,
        Result.newHistogram());
  }

  @Override
  public void close() {
    // the connection is not its own
  }
}
