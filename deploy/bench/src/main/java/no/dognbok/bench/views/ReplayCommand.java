package no.dognbok.bench.views;

import java.io.PrintWriter;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import no.dognbok.bench.ScratchFolder;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.SqliteEventLog;
import no.dognbok.query.docket.DocketInMemory;
import no.dognbok.query.feed.LogFeed;
import no.dognbok.query.feed.View;
import no.dognbok.query.law.Law;
import no.dognbok.query.law.Matter;
import no.dognbok.query.law.RuleSet;
import no.dognbok.query.law.Stated;
import no.dognbok.query.law.Surroundings;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.StaysInMemory;
import no.dognbok.query.surroundings.SurroundingsView;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dognbok bench replay}: what it takes to read a log into the views, and to judge all. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Reads a log into the views: events per second, heap, judgements per second.")
public final class ReplayCommand implements Callable<Integer> {

  private static final int BATCH = 1_000;
  private static final int WRITERS = 512;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--events", defaultValue = "1000000", description = "how many events at least")
  private long events;

  @Option(names = "--data", description = "folder of the log; kept, and read again if there is one")
  private @Nullable Path data;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (data != null) {
      measure(out, data);
      return 0;
    }
    try (ScratchFolder folder =
        ScratchFolder.onDisk(Path.of(System.getProperty("java.io.tmpdir")))) {
      measure(out, folder.path());
    }
    return 0;
  }

  private void measure(PrintWriter out, Path folder) {
    try (DataFolder held = DataFolder.open(folder);
        SqliteEventLog log = SqliteEventLog.open(held, Clock.systemUTC())) {
      if (log.head().commits() == 0) {
        Meter.rate(out, "fill", () -> fill(log));
      }
      long all = log.head().events();
      out.printf("%,d events in %,d commits%n", all, log.head().commits());
      for (int round = 0; round < 2; round++) {
        Meter.rate(out, "raw read (blocks checked)", () -> read(log, false));
        Meter.rate(out, "read and decode", () -> read(log, true));
      }
      feed(out, log, false);
      feed(out, log, true);
    }
  }

  private long fill(EventLog log) {
    log.append(Commits.of(MadeUpStays.surroundings()));
    MadeUpStays stays =
        new MadeUpStays(
            Instant.parse("2025-01-01T00:00:00Z"), Duration.ofMinutes(5), Long.MAX_VALUE);
    AtomicLong next = new AtomicLong();
    AtomicLong written = new AtomicLong();
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < WRITERS; i++) {
        writers.submit(() -> {
          while (written.get() < events) {
            for (MadeUpStays.Message message : stays.stay(next.getAndIncrement())) {
              log.append(Commits.of(message));
              written.addAndGet(message.events().size());
            }
          }
        });
      }
    }
    return written.get();
  }

  private static long read(EventLog log, boolean decode) {
    long position = 0;
    long read = 0;
    while (position < log.head().commits()) {
      for (StoredCommit commit : log.commits(position, BATCH)) {
        position = commit.position() + 1;
        read += commit.events().size();
        if (decode) {
          for (StoredEvent event : commit.events()) {
            EventJson.read(event);
          }
        }
      }
    }
    return read;
  }

  private static void feed(PrintWriter out, EventLog log, boolean judged) {
    long before = Meter.usedHeap();
    SurroundingsView surroundings = new SurroundingsView();
    StaysInMemory stays = new StaysInMemory();
    List<View> views =
        judged
            ? List.of(surroundings, stays, new DocketInMemory(stays, surroundings))
            : List.of(surroundings, stays);
    try (LogFeed feed = new LogFeed(log, views)) {
      long all = log.head().events();
      Meter.rate(
          out,
          judged ? "into all views, each stay judged" : "into the histories",
          () -> {
            feed.start();
            Meter.await(feed);
            return all;
          });
      long used = Meter.usedHeap() - before;
      int number = stays.ids().size();
      out.printf(
          "heap %,d MB: %,d bytes an event, %,d bytes a stay (%,d stays)%n",
          used >> 20, used / all, used / number, number);
      if (judged) {
        Meter.rate(out, "law: days, duties, doubts", () -> judge(stays, surroundings, false));
        Meter.rate(out, "law: what is owed", () -> judge(stays, surroundings, true));
      }
      Reference.reachabilityFence(views);
    }
  }

  /** Each read from its bytes and judged, one after the other. */
  private static long judge(StaysInMemory stays, SurroundingsView surroundings, boolean owed) {
    Surroundings around = surroundings.now();
    RuleSet rules = surroundings.ruleSet();
    Instant asOf = Clock.systemUTC().instant();
    long judged = 0;
    for (UUID id : stays.ids()) {
      StayRecord stay = stays.find(id).orElseThrow();
      if (owed) {
        Law.owed(stay.recorded(), around, rules);
      } else {
        Law.judge(new Matter(stay.recorded(), Stated.NOTHING, around, asOf, rules));
      }
      judged++;
    }
    return judged;
  }
}
