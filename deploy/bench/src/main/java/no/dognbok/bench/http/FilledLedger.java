package no.dognbok.bench.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import no.dognbok.bench.stays.StayCommits;
import no.dognbok.bench.stays.Story;
import no.dognbok.identity.Pseudonyms;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.SqliteEventLog;

/**
 * A data folder full of stays, written through the log's port as the program would have written
 * them. Most are of the past year and closed; one in ten is open.
 *
 * @param path the data folder
 * @param stays the ids of all stays
 * @param open the ids of those that are open
 */
record FilledLedger(Path path, List<UUID> stays, List<UUID> open) {

  /** Lies in the data folder, so that it can be used again. */
  private static final String IDS = "bench-stays";

  private static final String OPEN = " open";
  private static final int WRITERS = 256;

  /** The folder as it is, or a new one that is filled. */
  static FilledLedger in(Path path, int stays)
      throws IOException, InterruptedException, ExecutionException {
    if (!Files.exists(path.resolve(IDS))) {
      if (DataFolder.hasLog(path)) {
        throw new IllegalStateException(
            "%s holds a ledger that this benchmark did not fill; name an empty folder with --data"
                .formatted(path));
      }
      fill(path, stories(stays));
    }
    List<UUID> all = new ArrayList<>();
    List<UUID> open = new ArrayList<>();
    try (Stream<String> lines = Files.lines(path.resolve(IDS))) {
      lines.forEach(line -> {
        UUID id = UUID.fromString(line.substring(0, 36));
        all.add(id);
        if (line.endsWith(OPEN)) {
          open.add(id);
        }
      });
    }
    return new FilledLedger(path, all, open);
  }

  private record Planned(Story story, boolean open, SplittableRandom random) {}

  private static List<Planned> stories(int stays) {
    SplittableRandom random = new SplittableRandom(13);
    Instant now = Clock.systemUTC().instant();
    return Stream.generate(() -> planned(random.split(), now)).limit(stays).toList();
  }

  private static Planned planned(SplittableRandom random, Instant now) {
    boolean open = random.nextInt(10) == 0;
    if (open) {
      Instant admitted = now.minus(Duration.ofHours(24 * 10 + random.nextInt(48)));
      Story.Reach reach = random.nextBoolean() ? Story.Reach.WAITING : Story.Reach.ADMITTED;
      return new Planned(Story.told(random, admitted, reach), true, random);
    }
    Instant admitted = now.minus(Duration.ofHours(24 * 20 + random.nextInt(24 * 345)));
    return new Planned(Story.told(random, admitted, Story.Reach.CLOSED), false, random);
  }

  private static void fill(Path path, List<Planned> planned)
      throws IOException, InterruptedException, ExecutionException {
    try (DataFolder folder = DataFolder.open(path);
        SqliteEventLog log = SqliteEventLog.open(folder, Clock.systemUTC());
        ExecutorService threads =
            Executors.newFixedThreadPool(WRITERS, Thread.ofVirtual().factory())) {
      Pseudonyms.open(folder.path().resolve("pseudonym-keys"), log);
      List<Future<?>> all = new ArrayList<>();
      for (Planned one : planned) {
        all.add(
            threads.submit(
                () -> StayCommits.of(one.story, one.random).commits().forEach(log::append)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    Files.write(
        path.resolve(IDS),
        planned.stream().map(one -> one.story.stay() + (one.open ? OPEN : "")).toList());
  }
}
