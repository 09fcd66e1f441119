package no.dognbok.query.processing;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.surroundings.SurroundingsOnMongo;
import no.dognbok.query.surroundings.SurroundingsView;
import org.bson.Document;

/**
 * Writes what is set around the stays. An event that cannot be taken stops it: every answer may
 * rest on what it says.
 */
final class SurroundingsWriter implements ViewWriter.View {

  private final MongoCollection<Document> events;

  SurroundingsWriter(MongoDatabase database) {
    this.events = database.getCollection(SurroundingsOnMongo.COLLECTION);
  }

  @Override
  public boolean isFor(StoredEvent event) {
    return SurroundingsView.isAround(event);
  }

  @Override
  public void write(List<StoredEvent> some) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    for (StoredEvent event : some) {
      try {
        writes.add(SurroundingsOnMongo.write(event));
      } catch (RuntimeException e) {
        throw new IllegalStateException(
            "the event with index %d, %s, cannot be taken into the surroundings: %s"
                .formatted(event.index(), event.stream(), Unreadable.why(e).message()),
            e);
      }
    }
    events.bulkWrite(writes);
  }
}
