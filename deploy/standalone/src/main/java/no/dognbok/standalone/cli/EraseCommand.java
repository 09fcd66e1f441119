package no.dognbok.standalone.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code dognbok erase}: erases what has been kept for as long as is set, or one thing on a ground.
 * It can be broken off and begun again. 1 where the bytes may still be on the disk: run it again.
 */
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    description =
        "Erases the identity of stays, and the notes, that have been kept for as long as is set"
            + " ('dognbok reference retention'); or one of them on a ground of its own. Safe to"
            + " break off and to run again.")
final class EraseCommand implements Callable<Integer> {

  @Mixin private LedgerOptions ledger = new LedgerOptions();

  @Option(
      names = "--at",
      paramLabel = "URL",
      description =
          "Address of a server that takes what is told, in the place of a folder: one of several"
              + " processes on MongoDB.")
  private @Nullable String at;

  @Option(
      names = "--organisation",
      paramLabel = "ORG",
      required = true,
      description =
          "Organisation number of who erases: the hospital trust, for its own stays, or an auditor;"
              + " of a note who wrote it.")
  private String organisation = "";

  @Option(names = "--stay", paramLabel = "UUID", description = "Only the identity of this stay.")
  private @Nullable String stay;

  @Option(names = "--note", paramLabel = "UUID", description = "Only this note.")
  private @Nullable String note;

  @Option(
      names = "--ground",
      paramLabel = "CODE",
      description =
          "Why one thing goes. A stay: RETENTION_EXPIRED, PATIENTS_DEMAND, RECORDED_WITHOUT_BASIS;"
              + " a note: also WRONG_PERSON, NAMES_SOMEBODY.")
  private @Nullable String ground;

  @Option(names = "--dry-run", description = "Says what would go, and erases nothing.")
  private boolean dryRun;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description =
          "What is due at this moment; one that lies ahead with --dry-run, or in a simulated"
              + " ledger.")
  private @Nullable String asOf;

  @Option(names = "--json", description = "The whole report as JSON.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Ledger opened = Ledger.there(ledger, at)) {
      JsonNode report = opened.erase(request().toString(), organisation).json();
      if (json) {
        out.println(report.toPrettyString());
      } else {
        new ErasureInWords(out).print(report);
      }
      return report.path("pending").asBoolean() ? DognbokCommand.NOT_AS_IT_SHOULD_BE : 0;
    }
  }

  private ObjectNode request() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    put(body, "stay", stay);
    put(body, "note", note);
    put(body, "ground", ground);
    put(body, "asOf", asOf);
    if (dryRun) {
      body.put("dryRun", true);
    }
    return body;
  }

  private static void put(ObjectNode body, String field, @Nullable String value) {
    Optional.ofNullable(value).ifPresent(text -> body.put(field, text));
  }
}
