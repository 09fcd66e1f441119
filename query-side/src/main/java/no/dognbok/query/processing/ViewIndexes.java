package no.dognbok.query.processing;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.log.mongo.Indexes;
import no.dognbok.query.deviation.DeviationsOnMongo;
import no.dognbok.query.dispute.DisputesOnMongo;
import no.dognbok.query.docket.DocketOnMongo;
import no.dognbok.query.stay.StaysOnMongo;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The indexes that the questions need. Only those are made that are missing. */
final class ViewIndexes {

  private ViewIndexes() {}

  /**
   * Makes what is missing; where nothing is, it needs no right to.
   *
   * @throws IllegalStateException where an index is missing and may not be made
   */
  static void make(MongoDatabase database) {
    make(
        database.getCollection(StaysOnMongo.COLLECTION),
        Stream.concat(StaysOnMongo.indexes().stream(), DocketOnMongo.indexes().stream()).toList());
    make(database.getCollection(DisputesOnMongo.COLLECTION), DisputesOnMongo.indexes());
    make(database.getCollection(DeviationsOnMongo.COLLECTION), DeviationsOnMongo.indexes());
    make(
        database.getCollection(DeadLettersOnMongo.COLLECTION),
        List.of(new IndexModel(DeadLettersOnMongo.index())));
  }

  private static void make(MongoCollection<Document> collection, List<IndexModel> wanted) {
    Set<BsonDocument> there =
        collection.listIndexes().into(new ArrayList<>()).stream()
            .map(index -> plain(index.get("key", Document.class)))
            .collect(Collectors.toSet());
    List<IndexModel> missing =
        wanted.stream().filter(index -> !there.contains(plain(index.getKeys()))).toList();
    if (!missing.isEmpty()) {
      try {
        collection
            .withTimeout(Indexes.BUILT_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
            .createIndexes(missing);
      } catch (MongoCommandException e) {
        throw new IllegalStateException(
            "the collection %s lacks the indexes %s, and they cannot be made: %s"
                .formatted(
                    collection.getNamespace(),
                    missing.stream().map(index -> plain(index.getKeys()).toJson()).toList(),
                    e.getErrorMessage()),
            e);
      }
    }
  }

  /** The same whether a direction was told as a whole number or as another. */
  private static BsonDocument plain(Bson keys) {
    BsonDocument plain = new BsonDocument();
    keys.toBsonDocument()
        .forEach(
            (name, direction) -> plain.put(name, new BsonInt32(direction.asNumber().intValue())));
    return plain;
  }
}
