package no.dognbok.bench.log;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import no.dognbok.bench.ScratchFolder;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.SqliteEventLog;

/**
 * A folder on a disk: the log on SQLite, beside a bare JDBC loop and Axon's own JDBC engine.
 *
 * @param parent folder to make it in
 */
record SqlitePlace(Path parent) implements Place {

  @Override
  public void hold(Stories stories, Match match) throws Exception {
    try (ScratchFolder scratch = ScratchFolder.onDisk(parent);
        DataFolder folder = DataFolder.open(scratch.path().resolve("log"));
        OurLog log = log(SqliteEventLog.open(folder, Clock.systemUTC()), stories);
        BareLoop bare = new BareLoop(scratch.path().resolve("bare"), stories);
        AxonJdbc axon = new AxonJdbc(scratch.path(), stories)) {
      match.of(List.of(log, bare, axon));
    }
  }

  private static OurLog log(SqliteEventLog log, Stories stories) {
    SqliteEventLog.Settings settings = log.settings();
    return new OurLog(
        log,
        () -> log.written().groups(),
        Sqlite.describe(settings.journalMode(), settings.synchronous()),
        stories);
  }
}
