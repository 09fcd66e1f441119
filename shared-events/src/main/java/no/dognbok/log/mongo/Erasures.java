package no.dognbok.log.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import no.dognbok.log.Commit;
import no.dognbok.log.LogDamaged;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes out of the documents what a commit erases. The commit itself says, for as long as that is
 * not done, what is to go; so it is done also where the process that was to do it ends, by whoever
 * opens the log next or looks. Doing it twice does no harm.
 */
final class Erasures {

  private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);

  private final MongoCollection<BsonDocument> commits;
  private final MongoCollection<BsonDocument> snapshots;

  Erasures(MongoCollection<BsonDocument> commits, MongoCollection<BsonDocument> snapshots) {
    this.commits = commits;
    this.snapshots = snapshots;
  }

  /** Does what is still to be done; whether all of it is done now. */
  synchronized boolean finish() {
    boolean done = true;
    try {
      for (BsonDocument row :
          commits
              .find(exists(CommitDocument.ERASES))
              .projection(include(CommitDocument.ERASES))
              .into(new ArrayList<>())) {
        done &= carriedOut(CommitDocument.position(row), CommitDocument.erasure(row));
      }
      return done;
    } catch (MongoException e) {
      LOG.warn("an erasure is not carried out yet: {}", e.getMessage());
      return false;
    }
  }

  /** One that cannot be carried out keeps nobody from the others. */
  private boolean carriedOut(long position, Commit.Erasure erasure) {
    try {
      return carryOut(position, erasure);
    } catch (LogDamaged e) {
      LOG.error("what the commit at position {} erases cannot be erased", position, e);
      return false;
    }
  }

  /**
   * Carries out what the commit at a position erases. What stands behind it is not meant: a claim
   * that was erased may have been taken anew.
   *
   * @return whether all of it was found; a server that has just taken over may not show it yet
   */
  private boolean carryOut(long position, Commit.Erasure erasure) {
    Bson before = lt(CommitDocument.POSITION, position);
    Set<String> found = new HashSet<>();
    boolean done = true;
    for (BsonDocument row :
        commits
            .find(and(in(CommitDocument.EVENT_IDS, erasure.events()), before))
            .into(new ArrayList<>())) {
      found.addAll(CommitDocument.strings(row, CommitDocument.EVENT_IDS));
      done &= eraseIdentities(row, erasure.events());
    }
    for (BsonDocument row :
        commits
            .find(and(in(CommitDocument.CLAIMS, erasure.claims()), before))
            .projection(include(CommitDocument.CLAIMS))
            .into(new ArrayList<>())) {
      done &= removeClaims(row, erasure.claims()::contains);
    }
    if (!done || !found.containsAll(erasure.events())) {
      return false;
    }
    commits.updateOne(eq(CommitDocument.POSITION, position), Updates.unset(CommitDocument.ERASES));
    return true;
  }

  private boolean eraseIdentities(BsonDocument row, Set<String> events) {
    List<String> ids = CommitDocument.strings(row, CommitDocument.EVENT_IDS);
    List<Bson> unset = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      if (events.contains(ids.get(i))) {
        unset.add(
            Updates.unset("%s.%d.%s".formatted(CommitDocument.BLOCKS, i, CommitDocument.IDENTITY)));
      }
    }
    boolean done = removeClaims(row, Erasures::isTelling);
    commits.updateOne(
        eq(CommitDocument.POSITION, CommitDocument.position(row)), Updates.combine(unset));
    snapshots.deleteMany(in("_id", streams(row, events)));
    return done;
  }

  /** The streams of those of a commit's events whose identity goes. */
  private static Collection<String> streams(BsonDocument row, Set<String> events) {
    return CommitDocument.read(row).events().stream()
        .filter(event -> events.contains(event.id()))
        .map(event -> String.valueOf(event.stream()))
        .toList();
  }

  private static boolean isTelling(String claim) {
    return Commit.Erasure.IDENTIFYING.stream().anyMatch(claim::startsWith);
  }

  /**
   * A list without claims is left out, as if there had never been any.
   *
   * @return whether they are as they were read; else another process is at them too
   */
  private boolean removeClaims(BsonDocument row, Predicate<String> going) {
    List<String> claims = CommitDocument.strings(row, CommitDocument.CLAIMS);
    List<String> left = claims.stream().filter(going.negate()).toList();
    return left.size() == claims.size()
        || commits
                .updateOne(
                    and(
                        eq(CommitDocument.POSITION, CommitDocument.position(row)),
                        eq(CommitDocument.CLAIMS, CommitDocument.strings(claims))),
                    left.isEmpty()
                        ? Updates.unset(CommitDocument.CLAIMS)
                        : Updates.set(CommitDocument.CLAIMS, CommitDocument.strings(left)))
                .getMatchedCount()
            == 1;
  }
}
