package no.dognbok.query;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import no.dognbok.query.feed.Progress;

/** Views that hold everything: for tests that ask without a feed. */
public record StillViews(Instant recordedUntil, LongSupplier end) implements Progress {

  /** Of a log with one commit. */
  public StillViews(Instant recordedUntil) {
    this(recordedUntil, () -> 0);
  }

  @Override
  public long position() {
    return end.getAsLong();
  }

  @Override
  public long ofCommits() {
    return end.getAsLong() + 1;
  }

  @Override
  public Optional<String> stopped() {
    return Optional.empty();
  }

  @Override
  public boolean isCaughtUp() {
    return true;
  }

  @Override
  public void refuseWhereStopped() {
    // nothing has stopped
  }

  @Override
  public boolean await(long position, Duration patience) {
    return true;
  }

  @Override
  public void letGo() {
    // nobody waits
  }

  @Override
  public boolean isLettingGo() {
    return false;
  }
}
