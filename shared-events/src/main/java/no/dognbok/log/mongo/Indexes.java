package no.dognbok.log.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import no.dognbok.log.LogUnavailable;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The indexes of a collection: those that are missing are made, and no right is needed where none
 * is missing. One that has the right fields and does not keep them unique is not good enough.
 */
public final class Indexes {

  private static final Logger LOG = LoggerFactory.getLogger(Indexes.class);

  /** How long the building of an index is waited for: a collection may be full already. */
  public static final Duration BUILT_WITHIN = Duration.ofHours(1);

  private static final int NO_SUCH_COLLECTION = 26;

  /** Not authorized; there under another name. */
  private static final Set<Integer> AS_LISTED = Set.of(13, 85, 86);

  /**
   * An index that a collection must have.
   *
   * @param fields in order, ascending
   * @param unique whether no two documents may have the same
   * @param sparse whether documents without the fields are left out
   */
  public record Index(List<String> fields, boolean unique, boolean sparse) {

    public static Index of(String... fields) {
      return new Index(List.of(fields), false, false);
    }

    public Index onlyOnce() {
      return new Index(fields, true, sparse);
    }

    public Index whereThere() {
      return new Index(fields, unique, true);
    }

    BsonDocument key() {
      BsonDocument key = new BsonDocument();
      fields.forEach(field -> key.append(field, new BsonInt32(1)));
      return key;
    }

    IndexModel model() {
      return new IndexModel(key(), new IndexOptions().unique(unique).sparse(sparse));
    }

    /** As an administrator would write it. */
    String command(String collection) {
      return "db.%s.createIndex(%s, {unique: %s, sparse: %s})"
          .formatted(collection, key().toJson(), unique, sparse);
    }
  }

  private Indexes() {}

  /**
   * Sees to it that a collection has its indexes.
   *
   * @throws LogUnavailable where one is missing and cannot be made: the message says how somebody
   *     with the right to do so makes them; or where one is there and is another than it must be
   */
  public static void ensure(MongoCollection<BsonDocument> collection, List<Index> wanted) {
    String name = collection.getNamespace().getCollectionName();
    Map<String, BsonDocument> present = present(collection);
    List<Index> missing = new ArrayList<>();
    for (Index index : wanted) {
      BsonDocument found = present.get(keyOf(index.key()));
      if (found == null) {
        missing.add(index);
      } else if (index.unique() && !isTrue(found, "unique")
          || index.sparse() != isTrue(found, "sparse")) {
        throw new LogUnavailable(
            "the index on %s of '%s' is not what it must be: drop it, and have it made by %s"
                .formatted(index.fields(), name, index.command(name)));
      }
    }
    if (missing.isEmpty()) {
      awaitBuilt(collection, name, wanted);
    } else {
      create(collection, name, missing);
    }
  }

  /**
   * One that is still being made is listed too, and keeps nothing unique yet: who asks for it waits
   * until it is made. Who may not ask must take the list at its word.
   */
  private static void awaitBuilt(
      MongoCollection<BsonDocument> collection, String name, List<Index> wanted) {
    try {
      patient(collection).createIndexes(wanted.stream().map(Index::model).toList());
    } catch (MongoCommandException e) {
      if (!AS_LISTED.contains(e.getErrorCode())) {
        throw new LogUnavailable(
            "the indexes of '%s' are not ready: %s".formatted(name, e.getErrorMessage()), e);
      }
    } catch (MongoException e) {
      throw MongoConnection.unavailable(e);
    }
  }

  private static void create(
      MongoCollection<BsonDocument> collection, String name, List<Index> missing) {
    try {
      patient(collection).createIndexes(missing.stream().map(Index::model).toList());
      LOG.info("made {} indexes of '{}'", missing.size(), name);
    } catch (MongoCommandException e) {
      throw new LogUnavailable(
          "the indexes of '%s' are missing and cannot be made (%s); somebody with the right to createIndex makes them by:%n%s"
              .formatted(
                  name,
                  e.getErrorMessage(),
                  String.join(
                      System.lineSeparator(),
                      missing.stream().map(index -> "  " + index.command(name)).toList())),
          e);
    }
  }

  private static MongoCollection<BsonDocument> patient(MongoCollection<BsonDocument> collection) {
    return collection.withTimeout(BUILT_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Map<String, BsonDocument> present(MongoCollection<BsonDocument> collection) {
    Map<String, BsonDocument> present = new LinkedHashMap<>();
    try {
      for (BsonDocument index : collection.listIndexes(BsonDocument.class)) {
        present.put(keyOf(index.getDocument("key")), index);
      }
    } catch (MongoCommandException e) {
      if (e.getErrorCode() != NO_SUCH_COLLECTION) {
        throw MongoConnection.unavailable(e);
      }
    } catch (MongoException e) {
      throw MongoConnection.unavailable(e);
    }
    return present;
  }

  /** Field names and directions: servers differ in the type of the number. */
  private static String keyOf(BsonDocument key) {
    StringBuilder text = new StringBuilder();
    key.forEach((field, direction) ->
        text.append(field)
            .append(direction.isNumber() ? direction.asNumber().intValue() : 0)
            .append(' '));
    return text.toString();
  }

  private static boolean isTrue(BsonDocument index, String option) {
    BsonValue value = index.get(option);
    return value != null && value.isBoolean() && value.asBoolean().getValue();
  }
}
