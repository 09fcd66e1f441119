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
import java.util.Optional;
import java.util.function.Function;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.count.TakenCounts;
import no.dognbok.query.count.TakenCountsOnMongo;
import no.dognbok.query.deviation.Deviations;
import no.dognbok.query.deviation.DeviationsOnMongo;
import no.dognbok.query.dispute.Disputes;
import no.dognbok.query.dispute.DisputesOnMongo;
import no.dognbok.query.matter.MattersOnMongo;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Writes the histories of one kind of matter. They are few, and one segment does: an event that
 * cannot be taken stops it, and whoever asks is told so.
 */
final class MattersWriter implements ViewWriter.View {

  private final MongoCollection<Document> matters;
  private final Function<StoredEvent, ? extends Optional<?>> ids;
  private final Function<StoredEvent, WriteModel<Document>> writes;

  private MattersWriter(
      MongoCollection<Document> matters,
      Function<StoredEvent, ? extends Optional<?>> ids,
      Function<StoredEvent, WriteModel<Document>> writes) {
    this.matters = matters;
    this.ids = ids;
    this.writes = writes;
  }

  static MattersWriter ofDisputes(MongoDatabase database) {
    return new MattersWriter(
        database.getCollection(DisputesOnMongo.COLLECTION), Disputes::idOf, DisputesOnMongo::write);
  }

  static MattersWriter ofDeviations(MongoDatabase database) {
    return new MattersWriter(
        database.getCollection(DeviationsOnMongo.COLLECTION),
        Deviations::idOf,
        DeviationsOnMongo::write);
  }

  static MattersWriter ofCounts(MongoDatabase database) {
    return new MattersWriter(
        database.getCollection(TakenCountsOnMongo.COLLECTION),
        TakenCounts::matterOf,
        TakenCountsOnMongo::write);
  }

  @Override
  public boolean isFor(StoredEvent event) {
    return ids.apply(event).isPresent();
  }

  @Override
  public void write(List<StoredEvent> some) {
    List<WriteModel<Document>> models = new ArrayList<>();
    for (StoredEvent event : some) {
      try {
        models.add(writes.apply(event));
      } catch (RuntimeException e) {
        throw cannotTake(event, String.valueOf(Unreadable.why(e).message()), e);
      }
    }
    matters.bulkWrite(models);
    requireTaken(some);
  }

  /** What came again was taken before; what was not taken at all must not be passed over. */
  private void requireTaken(List<StoredEvent> some) {
    Map<String, Long> last = new HashMap<>();
    matters
        .find(in("_id", some.stream().map(this::id).distinct().toList()))
        .projection(Projections.include(MattersOnMongo.LAST_SEQUENCE))
        .forEach(document ->
            last.put(document.getString("_id"), document.getLong(MattersOnMongo.LAST_SEQUENCE)));
    for (StoredEvent event : some) {
      if (last.getOrDefault(id(event), -1L) < event.sequence()) {
        throw cannotTake(event, "what comes before it in its stream is not there", null);
      }
    }
  }

  private IllegalStateException cannotTake(
      StoredEvent event, String why, @Nullable Throwable cause) {
    return new IllegalStateException(
        "the event with index %d, %s, cannot be taken into the %s: %s"
            .formatted(
                event.index(), event.stream(), matters.getNamespace().getCollectionName(), why),
        cause);
  }

  private String id(StoredEvent event) {
    return ids.apply(event).orElseThrow().toString();
  }
}
