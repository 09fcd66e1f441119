package no.dognbok.log.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.dognbok.log.AppendRefused;
import no.dognbok.log.Commit;
import no.dognbok.log.EventLog.Appended;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a commit's way, as far as a majority has it: a refusal, or an answer, must not
 * rest on what can still be rolled back.
 */
final class Collisions {

  private static final Bson SEEN =
      include(
          CommitDocument.ID,
          CommitDocument.FIRST_INDEX,
          CommitDocument.LEAF,
          CommitDocument.STREAMS,
          CommitDocument.EVENT_IDS,
          CommitDocument.CLAIMS);

  private final MongoCollection<BsonDocument> commits;

  Collisions(MongoCollection<BsonDocument> commits) {
    this.commits = commits;
  }

  /**
   * What became of a commit that the server says it has something of already.
   *
   * @return where the commit itself is stored, with what it was answered; empty where no majority
   *     shows what is in its way
   * @throws AppendRefused where something of it is another's
   */
  Optional<Appended> settle(Commit commit) {
    List<Bson> any = new ArrayList<>();
    any.add(eq(CommitDocument.ID, new BsonBinary(commit.id())));
    CommitDocument.keys(commit).forEach(keys -> any.add(in(keys.field(), keys.values())));
    List<BsonDocument> found = commits.find(or(any)).projection(SEEN).into(new ArrayList<>());
    Optional<Appended> own = found.stream().flatMap(row -> own(row, commit).stream()).findFirst();
    if (own.isEmpty()) {
      refuse(commit, found);
    }
    return own;
  }

  /** Of several commits, those that are stored, by their ids. */
  Map<UUID, Appended> stored(Collection<Commit> some) {
    Map<UUID, Commit> byId = new HashMap<>();
    some.forEach(commit -> byId.put(commit.id(), commit));
    Map<UUID, Appended> stored = new HashMap<>();
    for (BsonDocument row :
        commits
            .find(in(CommitDocument.ID, byId.keySet().stream().map(BsonBinary::new).toList()))
            .projection(SEEN)) {
      UUID id = CommitDocument.id(row);
      Commit commit = byId.get(id);
      if (commit != null && isSame(row, commit)) {
        stored.put(id, appended(row));
      }
    }
    return stored;
  }

  private static Optional<Appended> own(BsonDocument row, Commit commit) {
    if (!CommitDocument.id(row).equals(commit.id())) {
      return Optional.empty();
    }
    if (!isSame(row, commit)) {
      throw new AppendRefused.CommitIdTaken(commit.id(), CommitDocument.position(row));
    }
    return Optional.of(appended(row));
  }

  private static boolean isSame(BsonDocument row, Commit commit) {
    return CommitDocument.strings(row, CommitDocument.EVENT_IDS)
        .equals(CommitDocument.eventIds(commit));
  }

  private static Appended appended(BsonDocument row) {
    return new Appended(
        CommitDocument.position(row),
        row.getInt64(CommitDocument.FIRST_INDEX).getValue(),
        CommitDocument.leaf(row).recordedAt());
  }

  private static void refuse(Commit commit, List<BsonDocument> found) {
    Map<String, Long> streams = holders(found, CommitDocument.STREAMS);
    Map<String, Long> eventIds = holders(found, CommitDocument.EVENT_IDS);
    Map<String, Long> claims = holders(found, CommitDocument.CLAIMS);
    for (Commit.Event event : commit.events()) {
      String stream = event.stream();
      @Nullable Long holder =
          stream == null ? null : streams.get(StreamKey.of(stream, event.sequence()));
      if (stream != null && holder != null) {
        throw new AppendRefused.SequenceTaken(stream, event.sequence(), event.id(), holder);
      }
      holder = eventIds.get(event.id());
      if (holder != null) {
        throw new AppendRefused.EventIdTaken(event.id(), holder);
      }
    }
    for (String claim : commit.claims()) {
      Long holder = claims.get(claim);
      if (holder != null) {
        throw new AppendRefused.ClaimTaken(claim, holder);
      }
    }
  }

  private static Map<String, Long> holders(List<BsonDocument> found, String field) {
    Map<String, Long> holders = new HashMap<>();
    for (BsonDocument row : found) {
      CommitDocument.strings(row, field)
          .forEach(key -> holders.put(key, CommitDocument.position(row)));
    }
    return holders;
  }

  /**
   * Sees whether there is what a commit erases.
   *
   * @throws AppendRefused.NothingToErase where something of it is not there
   */
  void requireErasable(Commit commit) {
    requireThere(CommitDocument.EVENT_IDS, commit.erasure().events())
        .ifPresent(missing -> {
          throw AppendRefused.NothingToErase.event(missing);
        });
    requireThere(CommitDocument.CLAIMS, commit.erasure().claims())
        .ifPresent(missing -> {
          throw AppendRefused.NothingToErase.claim(missing);
        });
  }

  private Optional<String> requireThere(String field, Set<String> keys) {
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    Set<String> there = new HashSet<>();
    commits
        .find(in(field, keys))
        .projection(include(field))
        .forEach(row -> there.addAll(CommitDocument.strings(row, field)));
    return keys.stream().filter(key -> !there.contains(key)).sorted().findFirst();
  }
}
