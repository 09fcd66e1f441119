package no.dognbok.log.sqlite;

import java.sql.SQLException;
import java.util.Optional;
import no.dognbok.log.AppendRefused;
import no.dognbok.log.EncodedCommit;
import no.dognbok.log.EventLog.Appended;
import no.dognbok.log.GroupCommit.Pending;
import no.dognbok.log.LogUnavailable;

/** Tells who waits what became of a commit whose transaction failed, by what is on the disk. */
final class ReadBack {

  private ReadBack() {}

  static void settle(
      CommitStatements sql, Pending<EncodedCommit, Appended> pending, Throwable cause)
      throws SQLException {
    try {
      Optional<Appended> there = sql.sameCommit(pending.item());
      if (there.isPresent()) {
        pending.done(there.get());
        return;
      }
      Optional<AppendRefused> collided = sql.whatCollided(pending.item());
      pending.failed(
          collided.isPresent()
              ? collided.get()
              : new LogUnavailable("the log cannot be written: " + cause, cause));
    } catch (AppendRefused refused) {
      pending.failed(refused);
    }
  }
}
