package no.dognbok.log.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import no.dognbok.log.Commit;
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
  boolean finish() {
    try {
      for (BsonDocument row :
          commits
              .find(exists(CommitDocument.ERASES))
              .projection(include(CommitDocument.ERASES))
              .into(new ArrayList<>())) {
        carryOut(CommitDocument.position(row), CommitDocument.erasure(row));
      }
      return true;
    } catch (MongoException e) {
      LOG.warn("an erasure is not carried out yet: {}", e.getMessage());
      return false;
    }
  }

  /** Carries out what the commit at a position erases. */
  private void carryOut(long position, Commit.Erasure erasure) {
    for (BsonDocument row :
        commits.find(in(CommitDocument.EVENT_IDS, erasure.events())).into(new ArrayList<>())) {
      eraseIdentities(row, erasure.events());
    }
    for (BsonDocument row :
        commits
            .find(in(CommitDocument.CLAIMS, erasure.claims()))
            .projection(include(CommitDocument.CLAIMS))
            .into(new ArrayList<>())) {
      removeClaims(row, erasure.claims()::contains);
    }
    commits.updateOne(eq(CommitDocument.POSITION, position), Updates.unset(CommitDocument.ERASES));
  }

  private void eraseIdentities(BsonDocument row, Set<String> events) {
    List<String> ids = CommitDocument.strings(row, CommitDocument.EVENT_IDS);
    List<Bson> unset = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      if (events.contains(ids.get(i))) {
        unset.add(
            Updates.unset("%s.%d.%s".formatted(CommitDocument.BLOCKS, i, CommitDocument.IDENTITY)));
      }
    }
    removeClaims(row, Erasures::isTelling);
    commits.updateOne(
        eq(CommitDocument.POSITION, CommitDocument.position(row)), Updates.combine(unset));
    snapshots.deleteMany(in("_id", streams(row, events)));
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

  /** A list without claims is left out, as if there had never been any. */
  private void removeClaims(BsonDocument row, Predicate<String> going) {
    List<String> claims = CommitDocument.strings(row, CommitDocument.CLAIMS);
    List<String> left = claims.stream().filter(going.negate()).toList();
    if (left.size() < claims.size()) {
      commits.updateOne(
          eq(CommitDocument.POSITION, CommitDocument.position(row)),
          left.isEmpty()
              ? Updates.unset(CommitDocument.CLAIMS)
              : Updates.set(CommitDocument.CLAIMS, CommitDocument.strings(left)));
    }
  }
}
