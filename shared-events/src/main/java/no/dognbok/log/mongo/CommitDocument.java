package no.dognbok.log.mongo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.log.Commit;
import no.dognbok.log.Leaf;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import no.dognbok.log.WholeCommit;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * A commit as a document. What counts are the leaf and the blocks; the fields beside them are
 * indexes, and are checked when it is read. A list that would be empty is left out: to a unique
 * index two empty lists are the same.
 */
final class CommitDocument {

  static final String POSITION = "_id";
  static final String ID = "id";
  static final String FIRST_INDEX = "firstIndex";
  static final String NEXT_INDEX = "nextIndex";
  static final String LEAF = "leaf";
  static final String STREAMS = "streams";
  static final String EVENT_IDS = "eventIds";
  static final String CLAIMS = "claims";
  static final String BLOCKS = "blocks";
  static final String FACTS = "facts";
  static final String IDENTITY = "identity";

  /** What the commit takes away, until it is taken away. */
  static final String ERASES = "erases";

  private CommitDocument() {}

  /** A commit whose events are known as they were handed in. */
  static BsonDocument of(WholeCommit commit, Commit source) {
    BsonDocument document = document(commit, streamKeys(source), eventIds(source));
    if (!source.erasure().isNothing()) {
      document.append(
          ERASES,
          new BsonDocument("events", strings(source.erasure().events()))
              .append(CLAIMS, strings(source.erasure().claims())));
    }
    return document;
  }

  /** A commit that another store held. */
  static BsonDocument of(WholeCommit commit) {
    List<StoredEvent> events = commit.read().events();
    return document(commit, streamKeys(events), eventIds(events));
  }

  private static BsonDocument document(
      WholeCommit commit, List<String> streams, List<String> eventIds) {
    BsonDocument document =
        new BsonDocument(POSITION, new BsonInt64(commit.position()))
            .append(ID, new BsonBinary(commit.id()))
            .append(FIRST_INDEX, new BsonInt64(commit.firstIndex()))
            .append(NEXT_INDEX, new BsonInt64(commit.nextIndex()))
            .append(LEAF, new BsonBinary(commit.leaf().bytes()));
    appendSome(document, STREAMS, streams);
    appendSome(document, EVENT_IDS, eventIds);
    appendSome(document, CLAIMS, commit.claims());
    BsonArray blocks = new BsonArray(commit.blocks().size());
    for (WholeCommit.Blocks both : commit.blocks()) {
      BsonDocument block = new BsonDocument(FACTS, new BsonBinary(both.facts()));
      if (both.identity() != null) {
        block.append(IDENTITY, new BsonBinary(both.identity()));
      }
      blocks.add(block);
    }
    return document.append(BLOCKS, blocks);
  }

  private static void appendSome(BsonDocument document, String name, Collection<String> values) {
    if (!values.isEmpty()) {
      document.append(name, strings(values));
    }
  }

  static BsonArray strings(Collection<String> values) {
    return new BsonArray(values.stream().map(BsonString::new).toList());
  }

  /** The strings of a list that is left out where it is empty. */
  static List<String> strings(BsonDocument document, String name) {
    return document.containsKey(name)
        ? document.getArray(name).stream().map(value -> value.asString().getValue()).toList()
        : List.of();
  }

  static long position(BsonDocument document) {
    return document.getInt64(POSITION).getValue();
  }

  static UUID id(BsonDocument document) {
    return document.getBinary(ID).asUuid();
  }

  static Leaf leaf(BsonDocument document) {
    return Leaf.read(document.getBinary(LEAF).getData());
  }

  /**
   * The commit in the bytes in which it is stored.
   *
   * @throws LogDamaged where the document is not one of a commit
   */
  static WholeCommit whole(BsonDocument document) {
    try {
      List<WholeCommit.Blocks> blocks = new ArrayList<>();
      for (BsonValue both : document.getArray(BLOCKS)) {
        BsonDocument block = both.asDocument();
        blocks.add(
            new WholeCommit.Blocks(
                block.getBinary(FACTS).getData(),
                block.containsKey(IDENTITY) ? block.getBinary(IDENTITY).getData() : null));
      }
      WholeCommit commit =
          new WholeCommit(
              id(document),
              leaf(document),
              document.getInt64(FIRST_INDEX).getValue(),
              blocks,
              Set.copyOf(strings(document, CLAIMS)));
      if (position(document) != commit.position()
          || document.getInt64(NEXT_INDEX).getValue() != commit.nextIndex()) {
        throw new LogDamaged(
            "the document of position %d has the leaf of position %d, or counts other events"
                .formatted(position(document), commit.position()));
      }
      return commit;
    } catch (BsonInvalidOperationException e) {
      throw new LogDamaged(
          "the document with _id %s is not one of a commit".formatted(document.get(POSITION)), e);
    }
  }

  /**
   * The commit, with all that is beside the bytes checked against them.
   *
   * @throws LogDamaged where they do not agree
   */
  static StoredCommit read(BsonDocument document) {
    StoredCommit commit = whole(document).read();
    boolean same =
        strings(document, STREAMS).equals(streamKeys(commit.events()))
            && strings(document, EVENT_IDS).equals(eventIds(commit.events()));
    if (!same) {
      throw new LogDamaged(
          "the fields beside the blocks of the commit at position %d do not agree with them"
              .formatted(commit.position()));
    }
    return commit;
  }

  private static List<String> streamKeys(Commit commit) {
    return commit.events().stream()
        .filter(event -> event.stream() != null)
        .map(event -> StreamKey.of(Objects.requireNonNull(event.stream()), event.sequence()))
        .toList();
  }

  static List<String> eventIds(Commit commit) {
    return commit.events().stream().map(Commit.Event::id).toList();
  }

  private static List<String> streamKeys(List<StoredEvent> events) {
    return events.stream().filter(event -> event.stream() != null).map(StreamKey::of).toList();
  }

  private static List<String> eventIds(List<StoredEvent> events) {
    return events.stream().map(StoredEvent::id).toList();
  }

  /** What a commit takes away, where that has not been seen to. */
  static Commit.Erasure erasure(BsonDocument document) {
    BsonDocument erases = document.getDocument(ERASES);
    return new Commit.Erasure(
        new HashSet<>(strings(erases, "events")), new HashSet<>(strings(erases, CLAIMS)));
  }

  /** All strings by which a commit can collide with another, under the fields they stand in. */
  static Stream<Keys> keys(Commit commit) {
    return Stream.of(
            new Keys(STREAMS, streamKeys(commit)),
            new Keys(EVENT_IDS, eventIds(commit)),
            new Keys(CLAIMS, List.copyOf(commit.claims())))
        .filter(keys -> !keys.values().isEmpty());
  }

  /** Strings that are unique over the log, and the field that they stand in. */
  record Keys(String field, List<String> values) {}
}
