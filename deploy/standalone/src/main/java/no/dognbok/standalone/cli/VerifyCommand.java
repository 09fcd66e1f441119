package no.dognbok.standalone.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import no.dognbok.query.evidence.check.VerifyMain;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code dognbok verify}: what holds of a dossier, a statement or checkpoints. The same as the
 * small program that goes out to others, which needs nothing of this one.
 */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Checks a dossier, a frozen statement, an event or checkpoints offline, and says line by"
            + " line what holds. Exit status 0: all holds; 1: something does not; 2: nothing was"
            + " checked.")
final class VerifyCommand implements Callable<Integer> {

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "The public key that you trust, as it is published: name+id+base64.")
  private @Nullable String key;

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description = "The keys as /.well-known/dognbok-evidence publishes them.")
  private @Nullable String keys;

  @Option(names = "--english", description = "Answers in English.")
  private boolean english;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "saksmappe.zip; or 2025-10.json, with .facts and .proof beside it; or .facts and .proof;"
              + " or one checkpoint, or two and the proof between them.")
  private List<String> files = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<String> words = new ArrayList<>(files);
    if (key != null) {
      words.addAll(List.of("--key", key));
    }
    if (keys != null) {
      words.addAll(List.of("--keys", keys));
    }
    if (english) {
      words.add("--english");
    }
    return VerifyMain.run(
        spec.commandLine().getOut(), spec.commandLine().getErr(), words.toArray(String[]::new));
  }
}
