package no.dognbok.query.matter;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.dognbok.log.Micros;
import no.dognbok.log.StoredEvent;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

/**
 * Histories of matters on MongoDB: a document for each, written from its stream alone. An event is
 * taken only where the one before it was the last, so that one that comes again changes nothing.
 */
public final class MattersOnMongo {

  /** Sequence in the matter of the last event that was applied. */
  public static final String LAST_SEQUENCE = "lastSequence";

  /** Index in the log of the event that began it: what lists are sorted by. */
  public static final String FIRST_INDEX = "firstIndex";

  private static final String LAST_INDEX = "lastIndex";
  private static final String EVENTS = "events";

  private MattersOnMongo() {}

  /**
   * What is to be written of the event that begins a matter.
   *
   * @param facts by which it is found
   */
  public static WriteModel<Document> beginning(UUID id, StoredEvent stored, Document facts) {
    return beginning(id.toString(), stored, facts);
  }

  /** The same of a matter whose stream is called otherwise than by a UUID. */
  public static WriteModel<Document> beginning(String id, StoredEvent stored, Document facts) {
    Document begun =
        new Document(LAST_SEQUENCE, stored.sequence())
            .append(LAST_INDEX, stored.index())
            .append(FIRST_INDEX, stored.index())
            .append(EVENTS, List.of(document(stored)));
    begun.putAll(facts);
    return new UpdateOneModel<>(
        eq("_id", id), new Document("$setOnInsert", begun), new UpdateOptions().upsert(true));
  }

  /**
   * What is to be written of a later event.
   *
   * @param changes of what it is found by
   */
  public static WriteModel<Document> more(UUID id, StoredEvent stored, List<Bson> changes) {
    return more(id.toString(), stored, changes);
  }

  /** The same of a matter whose stream is called otherwise than by a UUID. */
  public static WriteModel<Document> more(String id, StoredEvent stored, List<Bson> changes) {
    List<Bson> updates = new ArrayList<>();
    updates.add(Updates.set(LAST_SEQUENCE, stored.sequence()));
    updates.add(Updates.set(LAST_INDEX, stored.index()));
    updates.add(Updates.push(EVENTS, document(stored)));
    updates.addAll(changes);
    return new UpdateOneModel<>(
        and(eq("_id", id), eq(LAST_SEQUENCE, stored.sequence() - 1)), Updates.combine(updates));
  }

  /**
   * The events in a document.
   *
   * @param kind how streams of such matters begin
   */
  public static List<StoredEvent> events(String kind, Document document) {
    String stream = kind + document.getString("_id");
    return document.getList(EVENTS, Document.class).stream()
        .map(event -> stored(stream, event))
        .toList();
  }

  private static Document document(StoredEvent stored) {
    return new Document("index", stored.index())
        .append("position", stored.position())
        .append("recordedAt", Micros.of(stored.recordedAt()))
        .append("sequence", stored.sequence())
        .append("event", stored.id())
        .append("type", stored.type())
        .append("revision", stored.revision())
        .append("time", stored.time().toString())
        .append("payload", new Binary(stored.payload()));
  }

  private static StoredEvent stored(String stream, Document event) {
    return new StoredEvent(
        event.getLong("position"),
        event.getLong("index"),
        Micros.instant(event.getLong("recordedAt")),
        stream,
        event.getLong("sequence"),
        event.getString("event"),
        event.getString("type"),
        event.getString("revision"),
        Instant.parse(event.getString("time")),
        event.get("payload", Binary.class).getData(),
        null);
  }
}
