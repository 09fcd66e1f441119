package no.dognbok.standalone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import no.dognbok.standalone.Server;
import no.dognbok.standalone.simulation.Country;
import no.dognbok.standalone.simulation.Traffic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dognbok demo}: a simulated ledger with a month in it, served, and a walk through it. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Serves a simulated ledger with a month of Helse Nord-Trøndelag's 22 municipalities, and"
            + " prints what to try.")
final class DemoCommand implements Callable<Integer> {

  private static final YearMonth MONTH = YearMonth.of(2025, 10);
  private static final long SEED = 2025;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "dognbok-demo",
      description =
          "Folder of the ledger; one that is there from last time is gone on with (default:"
              + " ${DEFAULT-VALUE}).")
  private Path data = Path.of("dognbok-demo");

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8180",
      description = "Port on 127.0.0.1 (default: ${DEFAULT-VALUE}; 0 for any that is free).")
  private int port = 8180;

  @Option(
      names = "--stays",
      paramLabel = "N",
      defaultValue = "2500",
      description =
          "How many patients are admitted in the month (default: ${DEFAULT-VALUE}, as many as in"
              + " the real one).")
  private int stays = 2500;

  @Option(names = "--once", description = "Print the walk and end, instead of serving on.")
  private boolean once;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(
          spec.commandLine(), "--port is %d; a port lies from 0 to 65535".formatted(port));
    }
    LedgerOptions options = new LedgerOptions();
    options.data = data;
    options.simulated = true;
    Server server = Server.start(options.settings(port));
    try (Ledger ledger = Ledger.open(options)) {
      boolean whole = load(ledger);
      new Walk(ledger, MONTH, spec.commandLine().getOut()).print();
      if (!once) {
        untilTheProcessIsEnded();
      }
      return whole ? 0 : DognbokCommand.NOT_AS_IT_SHOULD_BE;
    } finally {
      server.close();
    }
  }

  /** Through the API, like everybody; what is there from last time is not taken twice. */
  private boolean load(Ledger ledger) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "A simulated ledger in %s, served at %s/api/v1. Everything in it is made up."
            .formatted(data.toAbsolutePath(), ledger.address()));
    out.println("Taking in %d stays of %s; it answers meanwhile …".formatted(stays, MONTH));
    out.flush();
    long start = System.nanoTime();
    Traffic.Settings settings =
        new Traffic.Settings(
            stays, SEED, MONTH.atDay(1), MONTH.atEndOfMonth(), Country.nordTrondelag(), true);
    Importer importer = new Importer(ledger, Walk.TRUST, out, spec.commandLine().getErr());
    Iterator<String> lines = Traffic.of(settings).lines().iterator();
    importer.take("traffic", () -> lines.hasNext() ? lines.next() : null);
    out.println(
        "  %s, in %d seconds"
            .formatted(
                importer.summary(), Duration.ofNanos(System.nanoTime() - start).toSeconds()));
    return importer.refused() == 0;
  }

  private static void untilTheProcessIsEnded() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(ended::countDown));
    ended.await();
  }
}
