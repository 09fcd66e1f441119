package no.dognbok.query.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import no.dognbok.events.Refusal;
import org.jspecify.annotations.Nullable;

/** How far the views are with reading the log. Every question asks first. */
public interface Progress {

  /** Position of the last commit that the views hold, −1 where they hold none. */
  long position();

  /** How many commits the log has. */
  long ofCommits();

  /**
   * Until when the log has recorded something: later than now, where the clock went back after
   * that.
   */
  Instant recordedUntil();

  /** Why the views have stopped; empty while they go on. */
  Optional<String> stopped();

  /** Whether all is held that was in the log when this process began. */
  boolean isCaughtUp();

  /**
   * Waits until the views hold a position, where the asker wants that.
   *
   * @throws Refusal while they catch up, where they have stopped, or where they do not get there in
   *     time
   */
  void require(@Nullable Long position);

  /**
   * Waits until the views hold a position, the time is up, the views stop, or nobody is to wait any
   * more.
   *
   * @return whether they hold it
   */
  boolean await(long position, Duration patience) throws InterruptedException;

  /** Sends home all who wait, and who would: the server ends, and waits for its last answers. */
  void letGo();

  boolean isLettingGo();
}
