package no.dognbok.query.surroundings;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import no.dognbok.log.EventJson;
import no.dognbok.log.Micros;
import no.dognbok.log.StoredEvent;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * What was set around the stays, on MongoDB: a document for each event, under its index in the log.
 * They are written in order, by whoever has the one segment; so whoever has read one has read all
 * before it, and reads only what is newer.
 */
public final class SurroundingsOnMongo {

  public static final String COLLECTION = "surroundings";

  private final MongoCollection<Document> events;
  private final SurroundingsView view;

  /**
   * The events of a database.
   *
   * @param view that holds what has been read of them
   */
  public SurroundingsOnMongo(MongoDatabase database, SurroundingsView view) {
    this.events = database.getCollection(COLLECTION);
    this.view = view;
  }

  /** Brings the view up to date. */
  public void readOn() {
    try (MongoCursor<Document> newer =
        events.find(gt("_id", view.lastIndex())).sort(Sorts.ascending("_id")).iterator()) {
      newer.forEachRemaining(document -> view.add(stored(document)));
    }
  }

  /**
   * What is to be written of an event, so that writing it again changes nothing. It is read once to
   * see that it can be.
   */
  public static WriteModel<Document> write(StoredEvent stored) {
    EventJson.read(stored);
    return new UpdateOneModel<>(
        eq("_id", stored.index()),
        new Document("$setOnInsert", document(stored)),
        new UpdateOptions().upsert(true));
  }

  private static Document document(StoredEvent stored) {
    return new Document("position", stored.position())
        .append("recordedAt", micros(stored.recordedAt()))
        .append("stream", stored.stream())
        .append("sequence", stored.sequence())
        .append("event", stored.id())
        .append("type", stored.type())
        .append("revision", stored.revision())
        .append("time", stored.time().toString())
        .append("payload", new Binary(stored.payload()));
  }

  private static long micros(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }

  private static StoredEvent stored(Document document) {
    return new StoredEvent(
        document.getLong("position"),
        document.getLong("_id"),
        Micros.instant(document.getLong("recordedAt")),
        document.getString("stream"),
        document.getLong("sequence"),
        document.getString("event"),
        document.getString("type"),
        document.getString("revision"),
        Instant.parse(document.getString("time")),
        document.get("payload", Binary.class).getData(),
        null);
  }
}
