package no.dognbok.bench.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.dognbok.bench.Program;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.log.mongo.MongoEventLog;

/**
 * A process that appends to a log to which others append too, seen from the one that started it.
 */
final class AppendingProcess implements AutoCloseable {

  /** In the environment, because a command line is there for all to read. */
  static final String ADDRESS = "MONGODB_URI";

  private static final String READY = "ready";

  private final Process process;
  private final BufferedReader said;

  private AppendingProcess(Process process) {
    this.process = process;
    said = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts one, which warms up and says that it is ready.
   *
   * @param uri address of the database with the log
   */
  static AppendingProcess start(String uri, int writers, Duration warmUp, Duration time)
      throws IOException {
    List<String> command =
        Program.thisOne(
            "log",
            "--store=mongo",
            "--alone",
            "--writers=" + writers,
            "--warm-up=" + warmUp.toSeconds(),
            "--seconds=" + time.toSeconds());
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put(ADDRESS, uri);
    return new AppendingProcess(builder.start());
  }

  void awaitReady() throws IOException {
    hear(line -> line.equals(READY) ? Optional.of(line) : Optional.empty());
  }

  void begin() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  Share share() throws IOException {
    return hear(Share::read);
  }

  private <T> T hear(Hearing<T> hearing) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Optional<T> heard = hearing.heard(line);
      if (heard.isPresent()) {
        return heard.get();
      }
      all.append(line).append('\n');
    }
    throw new IllegalStateException("a process that was to append has ended:\n" + all);
  }

  /** Makes something of a line, or nothing. */
  private interface Hearing<T> {
    Optional<T> heard(String line);
  }

  @Override
  public void close() {
    process.destroy();
  }

  /**
   * What such a process does: warms up, waits for a line, appends for a while, and says how much.
   */
  static void run(String uri, int writers, Duration warmUp, Duration time, PrintWriter out)
      throws Exception {
    Stories stories = new Stories(ProcessHandle.current().pid());
    try (MongoConnection connection = MongoConnection.open(uri)) {
      append(connection, stories, writers, warmUp);
      out.println(READY);
      out.flush();
      if (System.in.read() < 0) {
        return; // who started it has gone
      }
      out.println(append(connection, stories, writers, time).line());
      out.flush();
    }
  }

  private static Share append(
      MongoConnection connection, Stories stories, int writers, Duration time) throws Exception {
    MongoEventLog log = MongoEventLog.open(connection, Clock.systemUTC());
    try (OurLog ours = new OurLog(log, () -> log.written().groups(), "", stories)) {
      Result result = ours.run(writers, 1, time);
      return Share.of(result, log.written().mostBatchesWaited());
    }
  }
}
