package no.dognbok.bench.log;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.List;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.log.mongo.MongoEventLog;

/**
 * A database on a MongoDB: the log, beside bare inserts and Axon's own engine, all three
 * acknowledged by the journals of a majority.
 *
 * @param server to make it on
 */
record MongoPlace(MongoServers server) implements Place {

  /** Where the log keeps its commits. */
  private static final String COMMITS = "commits";

  @Override
  public void hold(Stories stories, Match match) throws Exception {
    try (ScratchDatabase scratch = ScratchDatabase.on(server);
        OurLog log = log(scratch.connection(), stories);
        BareInserts bare = new BareInserts(scratch.database(), COMMITS);
        AxonMongo axon = new AxonMongo(scratch.database(), stories)) {
      match.of(List.of(log, bare, axon));
    }
  }

  private static OurLog log(MongoConnection connection, Stories stories) {
    MongoEventLog log = MongoEventLog.open(connection, Clock.systemUTC());
    MongoDatabase database = connection.database();
    return new OurLog(
        log, () -> log.written().groups(), ScratchDatabase.settings(database), stories);
  }
}
