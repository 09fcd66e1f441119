package no.dognbok.query.evidence;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.log.EventLog;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.LogUnavailable;
import no.dognbok.query.evidence.check.Checkpoint;
import no.dognbok.query.evidence.check.PublishedKeys;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the log against its tree in the background, one reading at a time. */
final class SelfChecks implements AutoCloseable {

  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(SelfChecks.class);

  private final EventLog log;
  private final KeptTree tree;
  private final Heads heads;
  private final EvidenceKeys keys;
  private final Alarm alarm;
  private final Clock clock;
  private volatile @Nullable SelfCheckReport last;
  private volatile @Nullable Thread reading;
  private volatile boolean closed;

  SelfChecks(
      EventLog log, KeptTree tree, Heads heads, EvidenceKeys keys, Alarm alarm, Clock clock) {
    this.log = log;
    this.tree = tree;
    this.heads = heads;
    this.keys = keys;
    this.alarm = alarm;
    this.clock = clock;
  }

  /** What the last reading has come to, or has come to so far. */
  SelfCheckReport last() {
    SelfCheckReport report = last;
    return report == null ? begun() : report;
  }

  private SelfCheckReport begun() {
    return new SelfCheckReport(clock.instant(), null, 0, tree.size(), List.of(), 0);
  }

  /** Begins a reading, unless one goes on; gives how far it has come. */
  synchronized SelfCheckReport begin() {
    Thread before = reading;
    if (closed || before != null && before.isAlive()) {
      return last();
    }
    SelfCheckReport report = begun();
    last = report;
    reading = Thread.ofPlatform().name("evidence-check").daemon().start(this::read);
    return report;
  }

  /** Until it has come to an end: a store that is away says nothing about the log. */
  private void read() {
    boolean again = true;
    while (again && !closed) {
      try {
        readOnce();
        again = false;
      } catch (LogDamaged e) {
        broken(
            String.valueOf(alarm.raise("the log cannot be read: " + e.getMessage()).getMessage()));
        again = false;
      } catch (LogUnavailable e) {
        again = waited(e);
      } catch (Refusal e) {
        again = e.code() == Code.CATCHING_UP && waited(e); // the tree is being built
        if (!again) {
          broken(String.valueOf(e.getMessage()));
        }
      } catch (RuntimeException e) {
        broken(String.valueOf(e.getMessage()));
        again = false;
      }
    }
  }

  /** It has come to an end, and not to the end of the log. */
  private void broken(String why) {
    LOG.error("the log could not be read against its tree: {}", why);
    SelfCheckReport report = last();
    last =
        new SelfCheckReport(
            report.began(),
            clock.instant(),
            report.commits(),
            report.of(),
            List.of(new Mismatch(report.commits(), why)),
            1);
  }

  private boolean waited(RuntimeException why) {
    LOG.warn("the log could not be read against its tree yet: {}", why.getMessage());
    try {
      Thread.sleep(AFTER_A_FAILURE);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void readOnce() {
    Optional<String> stood = alarm.standing();
    tree.get();
    tree.require(Math.min(log.head().commits(), heads.last().map(Checkpoint::size).orElse(0L)));
    SelfCheckReport report =
        tree.read(there ->
            new SelfCheck(log, there, heads, this::published, clock, now -> last = now)
                .run(() -> closed));
    if (report.isClean()) {
      alarm.end(stood);
    } else if (report.ended() != null) {
      report.findings().forEach(finding -> LOG.error("THE LOG IS NOT WHAT IT WAS: {}", finding));
      alarm.raise(report.inShort());
    }
  }

  private @Nullable PublishedKeys published() {
    return keys.isThere() ? keys.current().published() : null;
  }

  @Override
  public void close() {
    closed = true;
    Thread ending = reading;
    if (ending != null) {
      ending.interrupt();
      try {
        ending.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
