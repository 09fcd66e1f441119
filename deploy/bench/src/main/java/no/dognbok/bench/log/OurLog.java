package no.dognbok.bench.log;

import java.time.Duration;
import java.util.function.LongSupplier;
import no.dognbok.log.EventLog;

/** The ledger's own log, through its port. */
final class OurLog implements Contender {

  private final EventLog log;
  private final LongSupplier groups;
  private final String settings;
  private final Stories stories;

  /**
   * One that is closed with this.
   *
   * @param groups counts what was written together since it was opened
   */
  OurLog(EventLog log, LongSupplier groups, String settings, Stories stories) {
    this.log = log;
    this.groups = groups;
    this.settings = settings;
    this.stories = stories;
  }

  @Override
  public String name() {
    return "Døgnbok's log";
  }

  @Override
  public String settings() {
    return settings;
  }

  @Override
  public Result run(int writers, double batch, Duration time) throws Exception {
    return Writers.run(writers, time, this::writer, groups);
  }

  private Runnable writer() {
    Stories.Narrator narrator = stories.narrator();
    return () -> log.append(narrator.commit());
  }

  @Override
  public void close() {
    log.close();
  }
}
