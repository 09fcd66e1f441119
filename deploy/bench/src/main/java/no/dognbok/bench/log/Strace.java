package no.dognbok.bench.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.dognbok.bench.Program;

/**
 * What the operating system sees of the disk, in a process of its own under strace: how often the
 * log really waits for it, and what becomes of all contenders where that takes longer.
 */
final class Strace {

  /** What the process under strace says at its end. */
  static final String GROUPS = "groups: ";

  private static final String MISSING =
      "strace is not to be had here (%s); on Debian: apt-get install strace";

  private static final List<String> STRACE =
      List.of("strace", "-f", "-qq", "-y", "--seccomp-bpf", "-e", "trace=fsync,fdatasync");

  private Strace() {}

  /**
   * Runs this program again where every forced write takes longer.
   *
   * @return its exit status
   */
  static int slowed(Duration longer, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(STRACE);
    command.addAll(List.of("-e", "inject=fsync,fdatasync:delay_enter=" + longer.toNanos() / 1_000));
    command.addAll(List.of("-o", "/dev/null"));
    command.addAll(Program.thisOne(arguments));
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new IOException(MISSING.formatted(e.getMessage()), e);
    }
  }

  /** A line for each number of writers; one line where there is no strace. */
  static String countSyncs(Path parent, List<Integer> writers)
      throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    for (int count : writers) {
      Path trace = Files.createTempFile("dognbok-bench", ".strace");
      try {
        lines.add(countSyncs(parent, count, trace));
      } finally {
        Files.deleteIfExists(trace);
      }
    }
    return String.join("\n", lines.stream().distinct().toList());
  }

  private static String countSyncs(Path parent, int writers, Path trace)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(STRACE);
    command.addAll(List.of("-o", trace.toString()));
    command.addAll(
        Program.thisOne(
            "log",
            "--alone",
            "--writers",
            "" + writers,
            "--seconds",
            "3",
            "--folder",
            "" + parent));
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      return MISSING.formatted(e.getMessage());
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.lines()
        .filter(line -> line.startsWith(GROUPS))
        .map(line -> Long.parseLong(line.substring(GROUPS.length())))
        .findFirst()
        .map(groups -> describe(writers, groups, trace))
        .orElse("strace did not run the log:\n" + said);
  }

  private static String describe(int writers, long groups, Path trace) {
    long writeAheadLog = syncs(trace, "log.db-wal>");
    long database = syncs(trace, "log.db>");
    return "under strace, with %d waiting: %,d groups; forced to the disk: the write-ahead log %.3f times a group, the database %.4f times (checkpoints)"
        .formatted(writers, groups, (double) writeAheadLog / groups, (double) database / groups);
  }

  private static long syncs(Path trace, String file) {
    try (Stream<String> lines = Files.lines(trace)) {
      return lines.filter(line -> line.contains("sync(") && line.contains(file)).count();
    } catch (IOException e) {
      throw new IllegalStateException("what strace wrote cannot be read", e);
    }
  }
}
