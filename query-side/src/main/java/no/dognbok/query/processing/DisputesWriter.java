package no.dognbok.query.processing;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.dispute.Disputes;
import no.dognbok.query.dispute.DisputesOnMongo;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Writes the disputes. They are few, and one segment does: an event that cannot be taken stops it,
 * and whoever asks is told so.
 */
final class DisputesWriter implements ViewWriter.View {

  private final MongoCollection<Document> disputes;

  DisputesWriter(MongoDatabase database) {
    this.disputes = database.getCollection(DisputesOnMongo.COLLECTION);
  }

  @Override
  public boolean isFor(StoredEvent event) {
    return Disputes.idOf(event).isPresent();
  }

  @Override
  public void write(List<StoredEvent> some) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    for (StoredEvent event : some) {
      try {
        writes.add(DisputesOnMongo.write(event));
      } catch (RuntimeException e) {
        throw cannotTake(event, String.valueOf(Unreadable.why(e).message()), e);
      }
    }
    disputes.bulkWrite(writes);
    requireTaken(some);
  }

  /** What came again was taken before; what was not taken at all must not be passed over. */
  private void requireTaken(List<StoredEvent> some) {
    Map<String, Long> last = new HashMap<>();
    disputes
        .find(in("_id", some.stream().map(DisputesWriter::id).distinct().toList()))
        .projection(Projections.include(DisputesOnMongo.LAST_SEQUENCE))
        .forEach(document ->
            last.put(document.getString("_id"), document.getLong(DisputesOnMongo.LAST_SEQUENCE)));
    for (StoredEvent event : some) {
      if (last.getOrDefault(id(event), -1L) < event.sequence()) {
        throw cannotTake(event, "what comes before it in the dispute is not there", null);
      }
    }
  }

  private static IllegalStateException cannotTake(
      StoredEvent event, String why, @Nullable Throwable cause) {
    return new IllegalStateException(
        "the event with index %d, %s, cannot be taken into the disputes: %s"
            .formatted(event.index(), event.stream(), why),
        cause);
  }

  private static String id(StoredEvent event) {
    return Disputes.idOf(event).orElseThrow().toString();
  }
}
