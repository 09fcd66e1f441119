package no.dognbok.query.processing;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;

/**
 * The indexes that are there, and whether something can be found by one of them: in the absence of
 * a server that says how it would. What is asked for must begin an index; each branch of an
 * alternative one of its own.
 */
final class DeclaredIndexes {

  private static final Set<String> NO_HELP = Set.of("$ne", "$nin", "$not");

  private final Map<String, List<List<String>>> indexes = new LinkedHashMap<>();

  DeclaredIndexes(MongoDatabase database, Set<String> collections) {
    for (String collection : collections) {
      List<List<String>> keys = new ArrayList<>(List.of(List.of("_id")));
      for (Document index : database.getCollection(collection).listIndexes()) {
        keys.add(List.copyOf(index.get("key", Document.class).keySet()));
      }
      indexes.put(collection, keys);
    }
  }

  /** How many leading fields of the index that fits best are asked for; 0 where none does. */
  int leading(String collection, BsonDocument filter) {
    Map<String, BsonValue> fields = new LinkedHashMap<>();
    int alternatives = flatten(collection, filter, fields);
    return Math.max(
        alternatives,
        indexes.get(collection).stream()
            .mapToInt(keys -> (int) keys.stream().takeWhile(fields::containsKey).count())
            .max()
            .orElse(0));
  }

  /** What all must be true of; gives how well the worst branch of an alternative fits. */
  private int flatten(String collection, BsonDocument filter, Map<String, BsonValue> fields) {
    int alternatives = 0;
    for (Map.Entry<String, BsonValue> part : filter.entrySet()) {
      switch (part.getKey()) {
        case "$and" -> {
          for (BsonValue one : part.getValue().asArray()) {
            alternatives = Math.max(alternatives, flatten(collection, one.asDocument(), fields));
          }
        }
        case "$or" ->
            alternatives =
                Math.max(
                    alternatives,
                    part.getValue().asArray().stream()
                        .mapToInt(one -> leading(collection, one.asDocument()))
                        .min()
                        .orElse(0));
        default -> {
          boolean helps =
              !part.getValue().isDocument()
                  || !NO_HELP.containsAll(part.getValue().asDocument().keySet());
          if (helps) {
            fields.put(part.getKey(), part.getValue());
          }
        }
      }
    }
    return alternatives;
  }
}
