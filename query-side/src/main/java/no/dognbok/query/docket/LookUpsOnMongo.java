package no.dognbok.query.docket;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import no.dognbok.query.law.LookUp;
import no.dognbok.query.law.Surroundings;
import org.bson.Document;

/**
 * Every look-up that was ever made for a line of the docket. It is there before the line is, so
 * that whoever compares the answers to all of them passes over no line.
 */
final class LookUpsOnMongo {

  static final String COLLECTION = "look_ups";

  private final MongoCollection<Document> lookUps;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  LookUpsOnMongo(MongoDatabase database) {
    this.lookUps = database.getCollection(COLLECTION);
  }

  void add(Collection<String> some) {
    List<String> added = some.stream().filter(text -> !known.contains(text)).distinct().toList();
    if (!added.isEmpty()) {
      List<WriteModel<Document>> writes =
          added.stream().<WriteModel<Document>>map(LookUpsOnMongo::write).toList();
      lookUps.bulkWrite(writes, new BulkWriteOptions().ordered(false));
      known.addAll(added);
    }
  }

  private static WriteModel<Document> write(String text) {
    return new UpdateOneModel<>(
        eq("_id", text),
        new Document("$setOnInsert", new Document("_id", text)),
        new UpdateOptions().upsert(true));
  }

  /** Of all of them, those that these two answer differently. */
  List<String> differing(Surroundings one, Surroundings other) {
    if (one == other) {
      return List.of();
    }
    readOn();
    return known.stream()
        .filter(text -> {
          LookUp lookUp = LookUpText.read(text);
          return !lookUp.answer(one).equals(lookUp.answer(other));
        })
        .toList();
  }

  /** They only ever become more, so where their number is the same, they are. */
  private void readOn() {
    if (lookUps.countDocuments() != known.size()) {
      lookUps.find().forEach(document -> known.add(document.getString("_id")));
    }
  }
}
