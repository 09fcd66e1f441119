package no.dognbok.bench.log;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.SqliteEventLog;

/** The ledger's own log, through its port. */
final class OurLog implements Contender {

  private final Stories stories;
  private final DataFolder folder;
  private final SqliteEventLog log;

  OurLog(Path path, Stories stories) {
    this.stories = stories;
    folder = DataFolder.open(path);
    log = SqliteEventLog.open(folder, Clock.systemUTC());
  }

  @Override
  public String name() {
    return "Døgnbok's log";
  }

  @Override
  public String settings() {
    SqliteEventLog.Settings settings = log.settings();
    return Sqlite.describe(settings.journalMode(), settings.synchronous());
  }

  @Override
  public Result run(int writers, double batch, Duration time) throws Exception {
    return Writers.run(writers, time, this::writer, () -> log.written().groups());
  }

  private Runnable writer() {
    Stories.Narrator narrator = stories.narrator();
    return () -> log.append(narrator.commit());
  }

  /** Groups since it was opened. */
  long groups() {
    return log.written().groups();
  }

  @Override
  public void close() {
    log.close();
    folder.close();
  }
}
