package no.dognbok.log.sqlite;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.dognbok.log.Commit;

/**
 * A process of its own that appends without end and says what it begins and what it was told is
 * durable, until it is killed.
 */
final class CrashVictim {

  private static final int WRITERS = 8;

  private CrashVictim() {}

  public static void main(String[] arguments) {
    DataFolder folder = DataFolder.open(Path.of(arguments[0]));
    SqliteEventLog log = SqliteEventLog.open(folder, Clock.systemUTC());
    for (int writer = 0; writer < WRITERS; writer++) {
      Thread.ofPlatform().start(() -> appendForEver(log));
    }
  }

  private static void appendForEver(SqliteEventLog log) {
    while (true) {
      UUID id = UUID.randomUUID();
      say("begins " + id);
      long position = log.append(commit(id)).position();
      say("durable " + id + " " + position);
    }
  }

  /** Two events in two streams and a claim: enough to be torn apart. */
  private static Commit commit(UUID id) {
    return Commit.of(id, List.of(event("left/" + id), event("right/" + id)))
        .claiming(Set.of("crash/" + id));
  }

  private static Commit.Event event(String stream) {
    return new Commit.Event(
        stream,
        0,
        UUID.randomUUID().toString(),
        "Happened",
        "1",
        Instant.EPOCH,
        "{\"some\":\"payload\"}".getBytes(StandardCharsets.UTF_8),
        "{}".getBytes(StandardCharsets.UTF_8));
  }

  private static synchronized void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
