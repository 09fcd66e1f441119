package no.dognbok.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The program in a process of its own. */
public final class Child implements AutoCloseable {

  private final Process process;
  private final BufferedReader out;

  private Child(Process process) {
    this.process = process;
    this.out = process.inputReader();
  }

  /** Starts the program; what it says on both streams is read together. */
  public static Child start(List<String> javaOptions, String... arguments) throws IOException {
    return start(Dognbok.class, javaOptions, arguments);
  }

  /** Starts a class of its own. */
  static Child start(Class<?> main, List<String> javaOptions, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(javaOptions);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return new Child(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** Starts a server on a free port and waits until it serves. */
  public static Child serving(List<String> javaOptions, Path data) throws IOException {
    Child child =
        start(
            javaOptions,
            "serve",
            "--port",
            "0",
            "--data",
            data.toString(),
            "--reference",
            RunningLedger.REFERENCE.toString());
    child.until("listens on this machine only");
    return child;
  }

  /** Reads on until a line says this; gives that line. */
  public String until(String words) throws IOException {
    StringBuilder said = new StringBuilder();
    for (@Nullable String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.contains(words)) {
        return line;
      }
      said.append(line).append('\n');
    }
    throw new AssertionError("it never said '" + words + "', but:\n" + said);
  }

  /** All that it still says, until it ends. */
  public String rest() {
    return String.join("\n", out.lines().toList());
  }

  public int exitStatus() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end");
    }
    return process.exitValue();
  }

  /** SIGKILL. */
  public void kill() throws InterruptedException {
    process.toHandle().destroyForcibly(); // unlike the process's own, it leaves the streams open
    process.waitFor();
  }

  /** SIGTERM. */
  public void end() {
    process.toHandle().destroy();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    out.close();
  }
}
