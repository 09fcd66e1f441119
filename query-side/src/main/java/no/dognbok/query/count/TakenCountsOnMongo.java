package no.dognbok.query.count;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.WriteModel;
import java.util.List;
import java.util.Optional;
import no.dognbok.events.CountEvent;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.matter.MattersOnMongo;
import no.dognbok.query.scope.Scope;
import org.bson.Document;

/**
 * The counts on MongoDB, a document for each month between two parties. It is found by its id, and
 * needs no other index.
 */
public final class TakenCountsOnMongo implements TakenCounts {

  public static final String COLLECTION = "counts";

  private final MongoCollection<Document> counts;

  public TakenCountsOnMongo(MongoDatabase database) {
    this.counts = database.getCollection(COLLECTION);
  }

  /**
   * What is to be written of an event.
   *
   * @throws no.dognbok.log.LogDamaged where the event cannot be read
   */
  public static WriteModel<Document> write(StoredEvent stored) {
    String month = TakenCounts.matterOf(stored).orElseThrow();
    CountRecord.Entry.of(stored); // what cannot be read stops here, and not where it is asked for
    return stored.sequence() == 0
        ? MattersOnMongo.beginning(month, stored, new Document())
        : MattersOnMongo.more(month, stored, List.of());
  }

  @Override
  public CountRecord find(CountedMonth month, Scope scope) {
    return month.isSeen(scope)
        ? Optional.ofNullable(counts.find(eq("_id", month.matter())).first())
            .map(document ->
                new CountRecord(
                    MattersOnMongo.events(CountEvent.STREAM, document).stream()
                        .map(CountRecord.Entry::of)
                        .toList()))
            .orElse(CountRecord.NOTHING)
        : CountRecord.NOTHING;
  }
}
