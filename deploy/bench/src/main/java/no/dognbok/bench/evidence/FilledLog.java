package no.dognbok.bench.evidence;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import no.dognbok.bench.log.Stories;
import no.dognbok.log.EncodedCommit;
import no.dognbok.log.EventLog.Head;
import no.dognbok.log.Micros;
import no.dognbok.log.TransferableLog;
import no.dognbok.log.WholeCommit;

/** Fills an empty log, many commits at once, as one that is copied is filled. */
final class FilledLog {

  private static final int AT_ONCE = 20_000;

  private FilledLog() {}

  static void fill(TransferableLog log, Clock clock, long commits) {
    SingleEvents events = new SingleEvents(new Stories(7).narrator());
    Supplier<byte[]> salts = EncodedCommit.randomSalts();
    Head head = log.head();
    while (head.commits() < commits) {
      List<WholeCommit> next = new ArrayList<>();
      while (next.size() < AT_ONCE && head.commits() < commits) {
        long now = Math.max(head.recordedAt(), Micros.of(clock.instant()));
        WholeCommit commit = WholeCommit.next(EncodedCommit.of(events.next(), salts), head, now);
        next.add(commit);
        head = commit.head();
      }
      log.hold(next);
    }
  }
}
