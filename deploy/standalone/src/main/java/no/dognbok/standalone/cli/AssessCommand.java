package no.dognbok.standalone.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import no.dognbok.command.reference.ReferenceProposals;
import no.dognbok.events.Refusal;
import no.dognbok.query.assessment.Assessment;
import no.dognbok.query.assessment.Case;
import no.dognbok.query.law.Surroundings;
import no.dognbok.query.surroundings.SurroundingsView;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * {@code dognbok assess}: what § 13 gives for cases, and whether that is what they expect. Needs no
 * ledger.
 */
@Command(
    name = "assess",
    mixinStandardHelpOptions = true,
    description = "Judges cases (YAML or JSON) and says whether each comes out as it expects.")
final class AssessCommand implements Callable<Integer> {

  @Option(
      names = "--json",
      description = "One JSON document a case, with days, reasons and deadlines.")
  private boolean json;

  @Option(
      names = "--reference",
      paramLabel = "FILE",
      description = "YAML with rates besides those that the program brings.")
  private @Nullable Path reference;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files with cases.")
  private List<Path> files = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Surroundings around = SurroundingsView.of(ReferenceProposals.of(reference).firstOfEach());
    PrintWriter out = spec.commandLine().getOut();
    int cases = 0;
    int asExpected = 0;
    for (Path file : files) {
      for (JsonNode node : read(file)) {
        cases++;
        asExpected += judge(file, node, around, out) ? 1 : 0;
      }
    }
    PrintWriter summary = json ? spec.commandLine().getErr() : out;
    summary.println(
        "%d cases, %d as expected, %d not".formatted(cases, asExpected, cases - asExpected));
    return asExpected == cases ? 0 : DognbokCommand.NOT_AS_IT_SHOULD_BE;
  }

  private boolean judge(Path file, JsonNode node, Surroundings around, PrintWriter out) {
    Assessment assessment;
    try {
      assessment = Assessment.of(Case.read(node, around));
    } catch (Refusal refusal) {
      String id = node.path("id").asString("unnamed");
      out.println(
          json
              ? JsonMapper.shared()
                  .writeValueAsString(
                      Map.of(
                          "id",
                          id,
                          "code",
                          refusal.code().text(),
                          "detail",
                          String.valueOf(refusal.getMessage())))
              : "NOT  %s: %s (%s)".formatted(id, refusal.getMessage(), file));
      return false;
    }
    out.println(json ? JsonMapper.shared().writeValueAsString(assessment) : line(assessment));
    return assessment.isAsExpected();
  }

  private static String line(Assessment assessment) {
    String result =
        "%d days, %s kr"
            .formatted(
                assessment.billable().size(),
                assessment.amount() == null ? "?" : assessment.amount());
    return assessment.isAsExpected()
        ? "ok   %s: %s".formatted(assessment.id(), result)
        : "NOT  %s: %s; %s"
            .formatted(
                assessment.id(),
                result,
                String.join("; ", Objects.requireNonNullElse(assessment.differences(), List.of())));
  }

  /** A file holds a list of cases, or one. */
  private static List<JsonNode> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString(), null, "there is no such file");
    }
    List<JsonNode> cases = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      JsonNode root = new YAMLMapper().readTree(in); // JSON is YAML
      if (root.isArray()) {
        root.forEach(cases::add);
      } else if (root.isObject()) {
        cases.add(root);
      }
      if (cases.isEmpty()) {
        throw new IllegalStateException("%s holds no cases".formatted(file));
      }
    } catch (JacksonException e) {
      throw new IllegalStateException(
          "%s is neither YAML nor JSON: %s".formatted(file, e.getOriginalMessage()), e);
    }
    return cases;
  }
}
