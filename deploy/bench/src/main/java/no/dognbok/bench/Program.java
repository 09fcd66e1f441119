package no.dognbok.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs that a benchmark starts as processes of their own. */
public final class Program {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final Path HOME = Path.of(System.getProperty("dognbok.home", "deploy"));

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
   * The command line of the small program that checks evidence, as an auditor starts it.
   *
   * @throws IllegalStateException where it has not been built
   */
  public static List<String> verifier(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(JAVA, "-jar", "" + built("verifier/target/dognbok-verify.jar")));
    command.addAll(List.of(arguments));
    return command;
  }

  private static Path built(String jar) {
    Path path = HOME.resolve(jar);
    if (!Files.isRegularFile(path)) {
      throw new IllegalStateException(
          "%s is not there: build it with mvn package, and run this as deploy/dognbok bench …"
              .formatted(path.toAbsolutePath()));
    }
    return path;
  }

  /**
   * The command line of the ledger's own program, as people start it.
   *
   * @throws IllegalStateException where it has not been built
   */
  public static List<String> dognbok(List<String> jvm, String... arguments) {
    built("standalone/target/dognbok.jar");
    List<String> command = new ArrayList<>();
    command.addAll(List.of("env", "DOGNBOK_JAVA_OPTIONS=" + String.join(" ", jvm)));
    command.add(HOME.resolve("dognbok").toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    return command;
  }
}
