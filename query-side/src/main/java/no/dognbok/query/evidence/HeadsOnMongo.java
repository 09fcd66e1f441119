package no.dognbok.query.evidence;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.query.evidence.check.Checkpoint;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Tree heads as documents, under their size. Processes with the same key sign the same bytes, so it
 * does not matter which of them was quicker.
 */
public final class HeadsOnMongo implements Heads {

  /** Not one of the views: it is not dropped with them. */
  public static final String COLLECTION = "evidence_checkpoints";

  /** Where an alarm stands. */
  public static final String STATE = "evidence_state";

  private static final String SIZE = "_id";
  private static final String NOTE = "note";
  private static final String ALARM = "alarm";
  private static final String WHAT = "what";

  private final MongoCollection<Document> heads;
  private final MongoCollection<Document> state;

  public HeadsOnMongo(MongoDatabase database) {
    this.heads = database.getCollection(COLLECTION);
    this.state = database.getCollection(STATE);
  }

  private static Checkpoint read(Document document) {
    return Checkpoint.parse(document.getString(NOTE));
  }

  @Override
  public Optional<Checkpoint> last() {
    return MongoConnection.asked(
            () -> Optional.ofNullable(heads.find().sort(descending(SIZE)).first()))
        .map(HeadsOnMongo::read);
  }

  @Override
  public Optional<Checkpoint> above(long commits) {
    return after(commits, 1).stream().findFirst();
  }

  @Override
  public List<Checkpoint> after(long commits, int limit) {
    return MongoConnection.asked(() ->
        heads
            .find(gt(SIZE, commits))
            .sort(ascending(SIZE))
            .limit(limit)
            .map(HeadsOnMongo::read)
            .into(new ArrayList<>()));
  }

  @Override
  public void keep(Checkpoint head) {
    MongoConnection.asked(() ->
        heads.updateOne(
            eq(SIZE, head.size()),
            new Document("$setOnInsert", new Document(NOTE, head.toString())),
            new UpdateOptions().upsert(true)));
  }

  @Override
  public Optional<String> alarm() {
    return MongoConnection.asked(() -> Optional.ofNullable(state.find(eq(SIZE, ALARM)).first()))
        .map(document -> document.getString(WHAT));
  }

  @Override
  public void alarm(@Nullable String what) {
    MongoConnection.asked(() ->
        what == null
            ? state.deleteOne(eq(SIZE, ALARM))
            : state.replaceOne(
                eq(SIZE, ALARM), new Document(WHAT, what), new ReplaceOptions().upsert(true)));
  }
}
