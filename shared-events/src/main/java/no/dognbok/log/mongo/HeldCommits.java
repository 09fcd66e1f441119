package no.dognbok.log.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.List;
import no.dognbok.log.EventLog.Head;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.WholeCommit;
import org.bson.BsonDocument;

/** Commits of another log, as they are. */
final class HeldCommits {

  private static final InsertManyOptions IN_ORDER = new InsertManyOptions().ordered(true);
  private static final long BYTES_AT_ONCE = 8 << 20;

  private final MongoCollection<BsonDocument> commits;

  HeldCommits(MongoCollection<BsonDocument> commits) {
    this.commits = commits;
  }

  /** Puts what is new behind the last, and erases of the rest what is erased there. */
  void hold(List<WholeCommit> whole, Head before) {
    Head head = before;
    List<BsonDocument> fresh = new ArrayList<>();
    long bytes = 0;
    for (WholeCommit commit : whole) {
      if (commit.position() < before.commits()) {
        eraseAsIn(commit);
        continue;
      }
      commit.requireFollows(head);
      fresh.add(CommitDocument.of(commit));
      head = commit.head();
      bytes += commit.size();
      if (bytes > BYTES_AT_ONCE) {
        commits.insertMany(fresh, IN_ORDER);
        fresh.clear();
        bytes = 0;
      }
    }
    if (!fresh.isEmpty()) {
      commits.insertMany(fresh, IN_ORDER);
    }
  }

  private void eraseAsIn(WholeCommit commit) {
    BsonDocument row = commits.find(eq(CommitDocument.POSITION, commit.position())).first();
    if (row == null) {
      throw new LogDamaged(
          "the commit at position %d is missing here".formatted(commit.position()));
    }
    WholeCommit here = CommitDocument.whole(row);
    here.requireSameLeaf(commit);
    WholeCommit left = here.erasedAsIn(commit);
    if (left.isLessThan(here)) {
      commits.replaceOne(eq(CommitDocument.POSITION, commit.position()), CommitDocument.of(left));
    }
  }
}
