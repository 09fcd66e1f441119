package no.dognbok.bench.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** A server in a process of its own, on a free port of this machine. */
public final class ServerProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Process process;
  private final int port;
  private final Duration startedIn;

  private ServerProcess(Process process, int port, Duration startedIn) {
    this.process = process;
    this.port = port;
    this.startedIn = startedIn;
  }

  /**
   * Starts it and waits for the first 200.
   *
   * @param command its command line, given the port
   * @param path that is asked
   * @param output where it says what it says
   */
  public static ServerProcess start(IntFunction<List<String>> command, String path, Path output)
      throws IOException {
    int port = freePort();
    long began = System.nanoTime();
    Process process =
        new ProcessBuilder(command.apply(port))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    while (!answers(port, path)) {
      if (!process.isAlive() || System.nanoTime() - began > PATIENCE.toNanos()) {
        process.destroy();
        throw new IllegalStateException("the server did not start:\n" + Files.readString(output));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    return new ServerProcess(process, port, Duration.ofNanos(System.nanoTime() - began));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean answers(int port, String path) {
    try (Connection connection = new Connection(port)) {
      return connection.send(Requests.get(path)).status() == 200;
    } catch (IOException e) {
      return false; // nobody listens yet
    }
  }

  public int port() {
    return port;
  }

  /** From the start of the process to its first 200. */
  public Duration startedIn() {
    return startedIn;
  }

  /** Memory that the process holds, in kilobytes; VmRSS of Linux. */
  public long residentKilobytes() throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the process has ended"));
  }

  /** Processor time that the process has used. */
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
