package no.dognbok.query.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import org.jspecify.annotations.Nullable;

/** How far the views are with reading the log. Every question asks first. */
public interface Progress {

  /** How long an asker waits for the position that they want. */
  Duration PATIENCE = Duration.ofSeconds(5);

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
  default void require(@Nullable Long position) {
    refuseWhereStopped();
    if (!isCaughtUp()) {
      long applied = position() + 1;
      throw new Refusal(
          Code.CATCHING_UP,
          "the views have read %d of %d commits; ask again in a moment"
              .formatted(applied, ofCommits()),
          Map.of("applied", applied, "of", ofCommits()));
    }
    if (position != null && !await(position)) {
      refuseWhereStopped();
      throw new Refusal(
          Code.POSITION_NOT_REACHED,
          "the views hold position %d and you asked for at least %d"
              .formatted(position(), position),
          Map.of("position", position()));
    }
  }

  /**
   * Goes on where the views do.
   *
   * @throws Refusal where they have stopped
   */
  void refuseWhereStopped();

  private boolean await(long position) {
    try {
      return await(position, PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

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
