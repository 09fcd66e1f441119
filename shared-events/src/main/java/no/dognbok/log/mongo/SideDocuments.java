package no.dognbok.log.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.dognbok.log.EventLog.Snapshot;
import no.dognbok.log.LogDamaged;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What lies beside the commits: snapshots, the values by which keys are known again, and the form
 * in which all of it is kept.
 */
final class SideDocuments {

  /** Form of the documents. */
  private static final int VERSION = 1;

  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
  private static final BsonString FORM = new BsonString("form");
  private static final BsonString KEY_CHECKS = new BsonString("keyChecks");

  private final MongoCollection<BsonDocument> snapshots;
  private final MongoCollection<BsonDocument> about;

  SideDocuments(MongoCollection<BsonDocument> snapshots, MongoCollection<BsonDocument> about) {
    this.snapshots = snapshots;
    this.about = about;
  }

  /**
   * Sees whether this program knows the form of what is stored.
   *
   * @throws LogDamaged where it is newer
   */
  void requireKnownForm() {
    BsonDocument form = about.find(eq("_id", FORM)).first();
    if (form == null) {
      insertUnlessThere(
          about, new BsonDocument("_id", FORM).append("version", new BsonInt32(VERSION)));
    } else if (form.getInt32("version").getValue() > VERSION) {
      throw new LogDamaged(
          "the log is of version %d; this program knows version %d: use a newer one"
              .formatted(form.getInt32("version").getValue(), VERSION));
    }
  }

  private static boolean insertUnlessThere(
      MongoCollection<BsonDocument> collection, BsonDocument document) {
    try {
      collection.insertOne(document);
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      return false;
    }
  }

  /** Keeps a snapshot, unless there is one of a later sequence number. */
  void store(Snapshot snapshot) {
    BsonDocument document =
        new BsonDocument("_id", new BsonString(snapshot.stream()))
            .append("sequence", new BsonInt64(snapshot.sequence()))
            .append("eventId", new BsonString(snapshot.eventId()))
            .append("type", new BsonString(snapshot.type()))
            .append("time", new BsonString(snapshot.time()))
            .append("payload", new BsonBinary(snapshot.payload()))
            .append("metadata", new BsonBinary(snapshot.metadata()));
    String revision = snapshot.revision();
    if (revision != null) {
      document.append("revision", new BsonString(revision));
    }
    try {
      snapshots.replaceOne(
          and(eq("_id", snapshot.stream()), lte("sequence", snapshot.sequence())),
          document,
          UPSERT);
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      // a later one is there
    }
  }

  Optional<Snapshot> snapshot(String stream) {
    return Optional.ofNullable(snapshots.find(eq("_id", stream)).first())
        .map(document ->
            new Snapshot(
                stream,
                document.getInt64("sequence").getValue(),
                document.getString("eventId").getValue(),
                document.getString("type").getValue(),
                revision(document),
                document.getString("time").getValue(),
                document.getBinary("payload").getData(),
                document.getBinary("metadata").getData()));
  }

  private static @Nullable String revision(BsonDocument document) {
    return document.containsKey("revision") ? document.getString("revision").getValue() : null;
  }

  Map<String, String> keyChecks() {
    Map<String, String> checks = new TreeMap<>();
    BsonDocument kept = about.find(eq("_id", KEY_CHECKS)).first();
    if (kept != null) {
      for (BsonValue one : kept.getArray("checks")) {
        checks.put(
            one.asDocument().getString("key").getValue(),
            one.asDocument().getString("value").getValue());
      }
    }
    return checks;
  }

  /** Keeps these and no others, in one document: whole or not at all. */
  boolean keepKeyChecks(Map<String, String> before, Map<String, String> now) {
    BsonDocument document = new BsonDocument("_id", KEY_CHECKS).append("checks", checks(now));
    if (about.find(eq("_id", KEY_CHECKS)).first() == null) {
      return before.isEmpty() && insertUnlessThere(about, document);
    }
    return about
            .replaceOne(and(eq("_id", KEY_CHECKS), eq("checks", checks(before))), document)
            .getMatchedCount()
        == 1;
  }

  private static BsonArray checks(Map<String, String> valuesByKeyId) {
    BsonArray checks = new BsonArray();
    new TreeMap<>(valuesByKeyId)
        .forEach((key, value) ->
            checks.add(
                new BsonDocument("key", new BsonString(key))
                    .append("value", new BsonString(value))));
    return checks;
  }
}
