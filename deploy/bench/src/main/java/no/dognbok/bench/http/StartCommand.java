package no.dognbok.bench.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import no.dognbok.bench.Program;
import no.dognbok.bench.ScratchFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench start}: how soon the built program answers, and what it holds when nobody asks. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = "How soon the built program answers with an empty store, and its memory.")
public final class StartCommand implements Callable<Integer> {

  @Option(names = "--times", defaultValue = "3", description = "Default: ${DEFAULT-VALUE}.")
  private int times;

  @Option(
      names = "--idle",
      defaultValue = "10",
      description = "Seconds until its memory is read (default: ${DEFAULT-VALUE}).")
  private int idle;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    for (int i = 0; i < times; i++) {
      try (ScratchFolder scratch =
              ScratchFolder.onDisk(Path.of(System.getProperty("java.io.tmpdir")));
          ServerProcess server = start(scratch.path())) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(idle));
        spec.commandLine()
            .getOut()
            .println(
                "up in %.1f s (processor time %.1f s); %,d MB resident after %d s idle"
                    .formatted(
                        seconds(server.startedIn()),
                        seconds(server.processorTime()),
                        server.residentKilobytes() / 1024,
                        idle));
      }
    }
    return 0;
  }

  private static ServerProcess start(Path scratch) throws Exception {
    return ServerProcess.start(
        port ->
            Program.dognbok(
                List.of(), "serve", "--data", "" + scratch.resolve("ledger"), "--port", "" + port),
        "/actuator/health",
        scratch.resolve("server.out"));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }
}
