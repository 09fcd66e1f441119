package no.dognbok.log.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.log.AppendRefused;
import no.dognbok.log.EventLog.Appended;
import no.dognbok.log.EventLog.Head;
import no.dognbok.log.GroupCommit.Pending;
import no.dognbok.log.HeadWatch;
import no.dognbok.log.LogUnavailable;
import no.dognbok.log.Micros;
import no.dognbok.log.WholeCommit;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbers what this process appends and inserts it, a batch at a time, in order: a commit is
 * inserted only behind one that is there. That a position is free shows when it is taken; where
 * another process was quicker, what is left is numbered anew.
 *
 * <p>Where it is not known what became of an insert, it is done again under the same commit ids.
 * Each is unique, so whichever of the two comes first is the commit, also where the first was only
 * late; and what it was answered is read from there, by a majority.
 */
final class CommitWriter {

  private static final Logger LOG = LoggerFactory.getLogger(CommitWriter.class);

  private static final int DUPLICATE_KEY = 11_000;
  private static final int UNAUTHORIZED = 13;
  private static final int LOOKS = 8;
  private static final InsertManyOptions IN_ORDER = new InsertManyOptions().ordered(true);

  private final MongoCollection<BsonDocument> commits;
  private final CommitReader reader;
  private final Collisions collisions;
  private final Turns turns;
  private final Clock clock;
  private final HeadWatch watch;
  private final Duration patience;
  private volatile MongoEventLog.Written written = MongoEventLog.Written.NOTHING;

  CommitWriter(
      MongoCollection<BsonDocument> commits,
      CommitReader reader,
      Collisions collisions,
      Turns turns,
      Clock clock,
      HeadWatch watch,
      Duration patience) {
    this.commits = commits;
    this.reader = reader;
    this.collisions = collisions;
    this.turns = turns;
    this.clock = clock;
    this.watch = watch;
    this.patience = patience;
  }

  MongoEventLog.Written written() {
    return written;
  }

  /** Writes what several callers brought, and settles each. */
  void write(List<Pending<Waiting, Appended>> batch) {
    Round round = new Round(batch);
    try {
      while (!round.waiting.isEmpty()) {
        turns.letOthersGo(watch);
        round.attempt();
      }
    } catch (RuntimeException e) { // a log that is damaged, a client that was closed
      round.unknown = true;
      round.giveUp(e);
    }
    turns.done();
  }

  /** What is to be told, and what it is told. */
  private void settle(Pending<Waiting, Appended> pending, Appended appended) {
    written = written.waited(written.attempts() - pending.item().batchesBefore());
    pending.done(appended);
  }

  /** A batch on its way into the log, with what has happened to it so far. */
  private final class Round {

    private final Deque<Pending<Waiting, Appended>> waiting;
    private final Patience left = new Patience(patience);

    /** Whether something of it may be stored, or may still be on its way there. */
    private boolean unknown;

    /** Whom somebody was quicker than the last time; the second time it is looked into. */
    private @Nullable Pending<Waiting, Appended> taken;

    Round(List<Pending<Waiting, Appended>> batch) {
      this.waiting = new ArrayDeque<>(batch);
    }

    void attempt() {
      List<WholeCommit> numbered = numbered();
      written = written.attempted();
      try {
        commits.insertMany(documents(numbered), IN_ORDER);
        inserted(numbered, numbered.size());
        waiting.clear();
      } catch (MongoBulkWriteException e) {
        if (e.getWriteConcernError() == null && e.getWriteErrors().size() == 1) {
          stoppedAt(e.getWriteErrors().getFirst(), numbered);
        } else {
          lookAgain(e);
        }
      } catch (MongoException e) {
        if (unknown || !wasNeverSent(e)) {
          lookAgain(e);
        } else {
          giveUp(e);
        }
      }
    }

    private List<WholeCommit> numbered() {
      List<WholeCommit> numbered = new ArrayList<>(waiting.size());
      Head head = watch.head();
      for (Pending<Waiting, Appended> pending : waiting) {
        long recordedAt = Math.max(Micros.of(clock.instant()), head.recordedAt());
        WholeCommit next = WholeCommit.next(pending.item().encoded(), head, recordedAt);
        numbered.add(next);
        head = next.head();
      }
      return numbered;
    }

    private List<BsonDocument> documents(List<WholeCommit> numbered) {
      List<BsonDocument> documents = new ArrayList<>(numbered.size());
      int i = 0;
      for (Pending<Waiting, Appended> pending : waiting) {
        documents.add(CommitDocument.of(numbered.get(i++), pending.item().encoded().commit()));
      }
      return documents;
    }

    /** So many are in the log, and a majority has them. */
    private void inserted(List<WholeCommit> numbered, int count) {
      if (count == 0) {
        return;
      }
      written = written.andGroupOf(count);
      watch.moveTo(numbered.get(count - 1).head());
      int i = 0;
      for (Pending<Waiting, Appended> pending : List.copyOf(waiting)) {
        if (i == count) {
          break;
        }
        settle(pending, numbered.get(i++).appended());
      }
      left.renew();
    }

    /** What stands before the error is in the log; the error says what became of the next. */
    private void stoppedAt(BulkWriteError error, List<WholeCommit> numbered) {
      int count = error.getIndex();
      inserted(numbered, count);
      for (int i = 0; i < count; i++) {
        waiting.removeFirst();
      }
      if (error.getCode() == DUPLICATE_KEY) {
        isTaken(numbered.get(count));
      } else {
        waiting
            .removeFirst()
            .failed(
                new LogUnavailable(
                    "the database refused it (%s)%s"
                        .formatted(
                            error.getMessage(),
                            unknown ? "; whether it is stored is not known" : "")));
      }
    }

    /**
     * Of the first that waits something is taken. Nearly always it is its position: another process
     * was quicker. Where that is not so, or is not all, it is something of its own.
     */
    private void isTaken(WholeCommit numbered) {
      try {
        Pending<Waiting, Appended> first = waiting.getFirst();
        watch.moveTo(reader.head());
        if (watch.head().commits() > numbered.position() && first != taken) {
          taken = first;
          turns.lost();
          settleWhatIsStored();
        } else if (!isSettled(first)) {
          waitForTheEnd(numbered.position());
        }
      } catch (MongoException e) {
        lookAgain(e);
      }
    }

    /** Whether the first is stored already, or can never be. */
    private boolean isSettled(Pending<Waiting, Appended> first) {
      try {
        Optional<Appended> own = collisions.settle(first.item().encoded().commit());
        if (own.isEmpty()) {
          return false;
        }
        waiting.removeFirst();
        watch.moveTo(reader.head());
        settle(first, own.get());
      } catch (AppendRefused refused) {
        waiting.removeFirst();
        first.failed(refused);
      }
      return true;
    }

    /**
     * Another process was quicker, and no majority has what it wrote, which may be rolled back yet:
     * nobody can tell but by waiting, and now and then by trying whether the place is free again.
     */
    private void waitForTheEnd(long position) {
      for (int look = 0; look < LOOKS && watch.head().commits() <= position; look++) {
        left.pause();
        watch.moveTo(reader.head());
      }
      if (left.isOver()) {
        giveUp(null);
      } else if (watch.head().commits() > position) {
        turns.lost();
        left.renew();
      }
    }

    /** Whether it is stored is not known: what is, is settled, and the rest inserted again. */
    private void lookAgain(MongoException cause) {
      unknown = true;
      LOG.warn(
          "what became of a batch of {} commits is not known yet: {}",
          waiting.size(),
          cause.getMessage());
      while (!left.isOver()) {
        left.pause();
        try {
          settleWhatIsStored();
          watch.moveTo(reader.head());
          return;
        } catch (MongoException e) {
          LOG.debug("nor can it be asked", e);
        }
      }
      giveUp(cause);
    }

    private void settleWhatIsStored() {
      if (!unknown) {
        return;
      }
      Map<UUID, Appended> stored =
          collisions.stored(
              waiting.stream().map(pending -> pending.item().encoded().commit()).toList());
      waiting.removeIf(pending -> {
        Appended appended = stored.get(pending.item().encoded().commit().id());
        if (appended == null) {
          return false;
        }
        settle(pending, appended);
        return true;
      });
    }

    private void giveUp(@Nullable RuntimeException cause) {
      String why =
          cause == null
              ? "others kept writing, or no majority shows what they wrote"
              : cause.getMessage();
      String what =
          unknown
              ? "whether it is stored is not known (%s): send it again under the same id"
                  .formatted(why)
              : "the log cannot be written (%s); nothing was stored".formatted(why);
      // Each its own: who waits adds where it stood.
      waiting.forEach(pending -> pending.failed(new LogUnavailable(what, cause)));
      waiting.clear();
    }
  }

  /** Nobody was there to send it to. What the driver tried first and could not is told instead. */
  private static boolean wasNeverSent(MongoException e) {
    return e instanceof MongoTimeoutException && !(e instanceof MongoOperationTimeoutException)
        || e instanceof MongoSocketOpenException
        || e.getCode() == UNAUTHORIZED
        || e.hasErrorLabel("NoWritesPerformed");
  }
}
