package no.dognbok.query.processing;

import static com.mongodb.client.model.Filters.exists;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** How far the segments of all processors are, in all processes. */
final class Segments {

  private final MongoCollection<Document> tokens;

  Segments(MongoDatabase database) {
    this.tokens = database.getCollection(MongoTokenStore.COLLECTION);
  }

  /**
   * A segment.
   *
   * @param processor whose
   * @param number of the segment
   * @param next index of the next event that it is to handle
   * @param owner the process that has it; absent where none has
   * @param trouble why it does not go on, where its owner said so
   */
  record Segment(
      String processor, int number, long next, @Nullable String owner, @Nullable String trouble) {

    /** What is said where it stands still. */
    String standing() {
      return trouble != null
          ? trouble
          : "segment %d of the view '%s' stands before the event with index %d; %s"
              .formatted(
                  number,
                  processor,
                  next,
                  owner == null ? "no process has it" : "the process " + owner + " has it");
    }
  }

  /**
   * All of them.
   *
   * @param own how far this process knows its own to be, by processor and number: that may be
   *     further than what it has stored
   */
  List<Segment> read(Map<String, Map<Integer, Long>> own) {
    List<Segment> all = new ArrayList<>();
    for (Document token : tokens.find(exists(MongoTokenStore.PROCESSOR))) {
      String processor = token.getString(MongoTokenStore.PROCESSOR);
      int number = token.getInteger(MongoTokenStore.SEGMENT);
      long stored = token.getLong(MongoTokenStore.NEXT);
      all.add(
          new Segment(
              processor,
              number,
              Math.max(
                  stored, own.getOrDefault(processor, new HashMap<>()).getOrDefault(number, 0L)),
              token.getString(MongoTokenStore.OWNER),
              token.getString(MongoTokenStore.TROUBLE)));
    }
    return all;
  }

  /** The one that is least far. */
  static Optional<Segment> last(List<Segment> some) {
    return some.stream().min(Comparator.comparingLong(Segment::next));
  }
}
