package no.dognbok.log.mongo;

import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import no.dognbok.log.EventLog.Claim;
import no.dognbok.log.EventLog.Head;
import no.dognbok.log.FactsOfCommit;
import no.dognbok.log.Leaf;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import no.dognbok.log.WholeCommit;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/**
 * Reads commits, in order and checked: none is passed over. A list may end before the log does,
 * where the server that answers does not know yet that a majority has the rest.
 */
final class CommitReader {

  private static final int AT_ONCE = 1_000;
  private static final Bson IN_ORDER = ascending(CommitDocument.POSITION);

  private final MongoCollection<BsonDocument> commits;

  CommitReader(MongoCollection<BsonDocument> commits) {
    this.commits = commits;
  }

  /** The end of the log, as far as a majority has it. */
  Head head() {
    BsonDocument last =
        commits
            .find()
            .sort(descending(CommitDocument.POSITION))
            .projection(include(CommitDocument.NEXT_INDEX, CommitDocument.LEAF))
            .first();
    return last == null
        ? MongoEventLog.EMPTY
        : new Head(
            CommitDocument.position(last) + 1,
            last.getInt64(CommitDocument.NEXT_INDEX).getValue(),
            CommitDocument.leaf(last).recordedAt());
  }

  /** Whole commits from a position on, until there are as many events, at least one commit. */
  List<StoredCommit> commits(long fromPosition, int atLeastEvents) {
    return inOrder(
        fromPosition, atLeastEvents, CommitDocument::read, commit -> commit.events().size());
  }

  /** The same in the bytes in which they are stored. */
  List<WholeCommit> whole(long fromPosition, int atLeastEvents) {
    return inOrder(
        fromPosition, atLeastEvents, CommitDocument::whole, commit -> commit.blocks().size());
  }

  private <C> List<C> inOrder(
      long fromPosition,
      int atLeastEvents,
      Function<BsonDocument, C> form,
      Function<C, Integer> count) {
    List<C> found = new ArrayList<>();
    int events = 0;
    try (MongoCursor<BsonDocument> rows =
        commits
            .find(gte(CommitDocument.POSITION, fromPosition))
            .sort(IN_ORDER)
            .limit(Math.max(atLeastEvents, 1)) // one that has no events counts too
            .batchSize(AT_ONCE)
            .cursor()) {
      while ((events < atLeastEvents || found.isEmpty()) && rows.hasNext()) {
        BsonDocument row = rows.next();
        requirePosition(fromPosition + found.size(), row);
        C commit = form.apply(row);
        found.add(commit);
        events += Math.max(1, count.apply(commit));
      }
    }
    return found;
  }

  /** The leaves of commits from a position on, at most so many. */
  List<Leaf> leaves(long fromPosition, int limit) {
    List<Leaf> found = new ArrayList<>();
    if (limit <= 0) {
      return found;
    }
    try (MongoCursor<BsonDocument> rows =
        commits
            .find(gte(CommitDocument.POSITION, fromPosition))
            .projection(include(CommitDocument.LEAF))
            .sort(IN_ORDER)
            .limit(limit)
            .cursor()) {
      while (rows.hasNext()) {
        BsonDocument row = rows.next();
        requirePosition(fromPosition + found.size(), row);
        Leaf leaf = CommitDocument.leaf(row);
        if (leaf.position() != fromPosition + found.size()) {
          throw new LogDamaged(
              "the document of position %d has the leaf of position %d"
                  .formatted(fromPosition + found.size(), leaf.position()));
        }
        found.add(leaf);
      }
    }
    return found;
  }

  /** The facts blocks of a commit. */
  Optional<FactsOfCommit> facts(long position) {
    return Optional.ofNullable(commits.find(eq(CommitDocument.POSITION, position)).first())
        .map(CommitDocument::whole)
        .map(commit ->
            new FactsOfCommit(
                commit.leaf(), commit.blocks().stream().map(WholeCommit.Blocks::facts).toList()));
  }

  private static void requirePosition(long expected, BsonDocument row) {
    if (CommitDocument.position(row) != expected) {
      throw new LogDamaged(
          "the commit at position %d is missing: the next is that at position %d"
              .formatted(expected, CommitDocument.position(row)));
    }
  }

  /** Events in order from an index on, at most so many. */
  List<StoredEvent> events(long fromIndex, int limit) {
    List<StoredEvent> found = new ArrayList<>();
    FindIterable<BsonDocument> query =
        commits
            .find(gt(CommitDocument.NEXT_INDEX, fromIndex))
            .sort(ascending(CommitDocument.NEXT_INDEX, CommitDocument.POSITION))
            .batchSize(Math.clamp(limit, 1, AT_ONCE));
    long position = -1;
    try (MongoCursor<BsonDocument> rows = query.cursor()) {
      while (found.size() < limit && rows.hasNext()) {
        BsonDocument row = rows.next();
        if (position >= 0) {
          requirePosition(position + 1, row);
        }
        StoredCommit commit = CommitDocument.read(row);
        position = commit.position();
        if (commit.firstIndex() > fromIndex + found.size()) {
          throw new LogDamaged("event %d is missing".formatted(fromIndex + found.size()));
        }
        commit.events().stream()
            .filter(event -> event.index() >= fromIndex)
            .limit(limit - found.size())
            .forEach(found::add);
      }
    }
    return found;
  }

  /** The events of a stream in order from a sequence number on, at most so many. */
  List<StoredEvent> stream(String stream, long fromSequence, int limit) {
    if (limit <= 0) {
      return List.of();
    }
    long last = fromSequence > Long.MAX_VALUE - limit ? Long.MAX_VALUE : fromSequence + limit - 1;
    List<StoredEvent> found = new ArrayList<>();
    for (BsonDocument row : commits.find(inStream(stream, fromSequence, last))) {
      CommitDocument.read(row).events().stream()
          .filter(event -> stream.equals(event.stream()))
          .filter(event -> event.sequence() >= fromSequence && event.sequence() <= last)
          .forEach(found::add);
    }
    found.sort(Comparator.comparingLong(StoredEvent::sequence));
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).sequence() != fromSequence + i) {
        throw new LogDamaged(
            "event number %d of %s is missing".formatted(fromSequence + i, stream));
      }
    }
    return found;
  }

  /** The sequence number of a stream's last event. */
  OptionalLong lastSequence(String stream) {
    long last = -1;
    for (BsonDocument row :
        commits
            .find(inStream(stream, 0, Long.MAX_VALUE))
            .projection(include(CommitDocument.STREAMS))) {
      for (String key : CommitDocument.strings(row, CommitDocument.STREAMS)) {
        last = Math.max(last, StreamKey.sequenceIn(stream, key));
      }
    }
    return last < 0 ? OptionalLong.empty() : OptionalLong.of(last);
  }

  /** Both bounds on the same key; they bound the index. A few keys may be of other streams. */
  private static Bson inStream(String stream, long from, long to) {
    return range(CommitDocument.STREAMS, StreamKey.of(stream, from), StreamKey.of(stream, to));
  }

  private static Bson range(String field, String from, String to) {
    return elemMatch(
        field, new BsonDocument("$gte", new BsonString(from)).append("$lte", new BsonString(to)));
  }

  /** Whether the database shows the commit at a position. */
  boolean has(long position) {
    return commits
            .find(eq(CommitDocument.POSITION, position))
            .projection(include(CommitDocument.POSITION))
            .first()
        != null;
  }

  Optional<Claim> find(String claim) {
    return Optional.ofNullable(
            commits
                .find(eq(CommitDocument.CLAIMS, claim))
                .projection(include(CommitDocument.POSITION))
                .first())
        .map(row -> new Claim(claim, CommitDocument.position(row)));
  }

  /** The claims that the commit at a position holds. */
  Set<String> claims(long position) {
    BsonDocument row =
        commits
            .find(eq(CommitDocument.POSITION, position))
            .projection(include(CommitDocument.CLAIMS))
            .first();
    return row == null
        ? Set.of()
        : new TreeSet<>(CommitDocument.strings(row, CommitDocument.CLAIMS));
  }

  /** The last claim in the order of its characters, which is that of its bytes in UTF-8. */
  Optional<Claim> last(String prefix) {
    List<Claim> found = new ArrayList<>();
    for (BsonDocument row :
        commits
            .find(
                range(
                    CommitDocument.CLAIMS,
                    prefix,
                    prefix + Character.toString(Character.MAX_CODE_POINT)))
            .projection(include(CommitDocument.CLAIMS))) {
      CommitDocument.strings(row, CommitDocument.CLAIMS).stream()
          .filter(claim -> claim.startsWith(prefix))
          .map(claim -> new Claim(claim, CommitDocument.position(row)))
          .forEach(found::add);
    }
    return found.stream()
        .max(
            Comparator.comparing(
                claim -> claim.claim().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
  }
}
