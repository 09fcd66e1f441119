package no.dognbok.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs that a benchmark starts as processes of their own. */
public final class Program {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private Program() {}

  /** The command line of this program with other arguments. */
  public static List<String> thisOne(String... arguments) {
    String classes = System.getProperty("java.class.path");
    List<String> command = new ArrayList<>(List.of(JAVA, "--enable-native-access=ALL-UNNAMED"));
    if (classes.endsWith(".jar") && Files.isRegularFile(Path.of(classes))) {
      command.addAll(List.of("-jar", classes));
    } else {
      command.addAll(List.of("-cp", classes, BenchCommand.class.getName()));
    }
    command.addAll(List.of(arguments));
    return command;
  }

  /**
   * The command line of the ledger's own program, as people start it.
   *
   * @throws IllegalStateException where it has not been built
   */
  public static List<String> dognbok(List<String> jvm, String... arguments) {
    Path home = Path.of(System.getProperty("dognbok.home", "deploy"));
    Path jar = home.resolve("standalone/target/dognbok.jar");
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(
          "%s is not there: build it with mvn package, and run this as deploy/dognbok bench …"
              .formatted(jar.toAbsolutePath()));
    }
    List<String> command = new ArrayList<>();
    command.addAll(List.of("env", "DOGNBOK_JAVA_OPTIONS=" + String.join(" ", jvm)));
    command.add(home.resolve("dognbok").toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    return command;
  }
}
