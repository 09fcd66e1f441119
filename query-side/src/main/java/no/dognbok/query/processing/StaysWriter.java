package no.dognbok.query.processing;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.stay.Stays;
import no.dognbok.query.stay.StaysOnMongo;
import org.axonframework.messaging.deadletter.Cause;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Writes the histories of the stays. An event that one of them cannot take, and what comes after it
 * in the same stay, is put aside; the other stays go on.
 */
final class StaysWriter implements ViewWriter.View {

  /** What a server says of a document that would be too large. */
  private static final Set<Integer> TOO_LARGE = Set.of(10334, 17419, 17420);

  private final MongoCollection<Document> stays;
  private final DeadLettersOnMongo letters;

  StaysWriter(MongoDatabase database, DeadLettersOnMongo letters) {
    this.stays = database.getCollection(StaysOnMongo.COLLECTION);
    this.letters = letters;
  }

  @Override
  public boolean isFor(StoredEvent event) {
    return Stays.idOf(event).isPresent();
  }

  /** One of the writes that an event needs. */
  private record Write(StoredEvent event, WriteModel<Document> model) {}

  @Override
  public void write(List<StoredEvent> events) {
    Set<String> aside =
        letters.waiting(events.stream().map(StaysWriter::stream).distinct().toList());
    List<Write> writes = new ArrayList<>();
    for (StoredEvent event : events) {
      if (aside.contains(stream(event))) {
        StaysOnMongo.erasure(event).ifPresent(erasure -> erase(event, erasure));
        letters.put(event, null);
      } else {
        try {
          StaysOnMongo.writes(event).forEach(model -> writes.add(new Write(event, model)));
        } catch (LogDamaged e) {
          putAside(event, Unreadable.why(e), aside);
        }
      }
    }
    write(writes, aside);
  }

  /** What is erased goes at once, also of a stay that cannot take its events in order. */
  private void erase(StoredEvent event, Bson erasure) {
    stays.updateOne(eq("_id", id(event)), erasure);
  }

  /**
   * Writes one event that had been put aside.
   *
   * @return whether it was taken
   */
  boolean retry(StoredEvent event) {
    List<Write> writes =
        StaysOnMongo.writes(event).stream().map(model -> new Write(event, model)).toList();
    bulkWrite(writes);
    return missed(writes).isEmpty();
  }

  private void write(List<Write> all, Set<String> aside) {
    List<Write> left = all;
    boolean missing = false;
    while (!left.isEmpty()) {
      List<Write> some = left;
      try {
        missing |= bulkWrite(some) < some.size();
        left = List.of();
      } catch (MongoBulkWriteException e) {
        int failed = failed(e);
        if (e.getWriteErrors().getFirst().getCategory() != ErrorCategory.DUPLICATE_KEY) {
          putAside(some.get(failed).event(), Unreadable.why(e), aside);
        }
        missing = true; // what was written before it was not counted
        left = rest(some.subList(failed, some.size()), aside);
      } catch (BsonMaximumSizeExceededException e) {
        if (some.size() > 1) {
          some.forEach(one -> write(rest(List.of(one), aside), aside));
          return;
        }
        putAside(some.getFirst().event(), Unreadable.why(e), aside);
        left = List.of();
      }
    }
    if (missing) {
      for (Missed missed : missed(all)) {
        if (!aside.contains(stream(missed.event()))) {
          putAside(missed.event(), missed.why(), aside);
        } else {
          letters.put(missed.event(), null);
        }
      }
    }
  }

  /** The place of a write that failed for what it writes; all other failures are not its fault. */
  static int failed(MongoBulkWriteException e) {
    if (e.getWriteErrors().isEmpty() || e.getWriteConcernError() != null) {
      throw e;
    }
    BulkWriteError error = e.getWriteErrors().getFirst();
    if (error.getCategory() != ErrorCategory.DUPLICATE_KEY
        && !TOO_LARGE.contains(error.getCode())) {
      throw e;
    }
    return error.getIndex();
  }

  /** What is left to be written; of a stay from which an event was put aside the rest is too. */
  private List<Write> rest(List<Write> writes, Set<String> aside) {
    List<Write> rest = new ArrayList<>();
    for (Write write : writes) {
      if (aside.contains(stream(write.event()))) {
        letters.put(write.event(), null);
      } else {
        rest.add(write);
      }
    }
    return rest;
  }

  private void putAside(StoredEvent event, @Nullable Cause cause, Set<String> aside) {
    letters.put(event, cause);
    aside.add(stream(event));
  }

  /** How many of the writes found what they were for. */
  private int bulkWrite(List<Write> writes) {
    BulkWriteResult result = stays.bulkWrite(writes.stream().map(Write::model).toList());
    return result.getMatchedCount() + result.getUpserts().size();
  }

  /** An event that its stay has not got. */
  private record Missed(StoredEvent event, long after) {

    /** None where it waits for an event before it, wherever that is. */
    @Nullable Cause why() {
      return after == event.sequence() - 1
          ? new DeadLettersOnMongo.Why("too large", "the stay has become too large")
          : null;
    }
  }

  /** The events that their stay has not got, not even from an earlier time. */
  private List<Missed> missed(List<Write> writes) {
    List<StoredEvent> events = writes.stream().map(Write::event).distinct().toList();
    Map<String, Long> last = new HashMap<>();
    stays
        .find(in("_id", events.stream().map(StaysWriter::id).collect(Collectors.toSet())))
        .projection(Projections.include(StaysOnMongo.LAST_SEQUENCE))
        .forEach(document ->
            last.put(document.getString("_id"), document.getLong(StaysOnMongo.LAST_SEQUENCE)));
    return events.stream()
        .map(event -> new Missed(event, last.getOrDefault(id(event), -1L)))
        .filter(missed -> missed.after() < missed.event().sequence())
        .toList();
  }

  private static String stream(StoredEvent event) {
    return Objects.requireNonNull(event.stream());
  }

  private static String id(StoredEvent event) {
    return Stays.idOf(event).orElseThrow().toString();
  }
}
