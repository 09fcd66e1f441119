package no.dognbok.standalone;

import static no.dognbok.standalone.RunningLedger.AUDITOR;
import static no.dognbok.standalone.RunningLedger.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.command.reference.ReferenceProposals;
import no.dognbok.query.assessment.Assessment;
import no.dognbok.query.assessment.Case;
import no.dognbok.query.law.Surroundings;
import no.dognbok.query.surroundings.SurroundingsView;
import no.dognbok.standalone.RunningLedger.Answer;
import no.dognbok.standalone.cli.DognbokCommand;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The cases come out the same by the rules, from the command line, over HTTP, and where what they
 * tell is told to a ledger: the project's own, and the published ones where they lie beside it.
 */
class CasesEverywhereTest {

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  private static final Path OWN = Path.of("../../query-side/src/test/resources/cases");
  private static final Path PUBLISHED = Path.of("../../../shared/cases");
  private static final JsonMapper JSON = JsonMapper.shared();

  static Stream<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder : List.of(OWN, PUBLISHED)) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> inIt = Files.list(folder)) {
          inIt.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(files::add);
        }
      }
    }
    return files.stream();
  }

  static Stream<Arguments> cases() throws IOException {
    return files()
        .flatMap(file ->
            new YAMLMapper()
                .readTree(file.toFile())
                .valueStream()
                .map(node -> Arguments.of(node.path("id").asString(), node)));
  }

  private static Surroundings surroundings() {
    return SurroundingsView.of(ReferenceProposals.of(REFERENCE).firstOfEach());
  }

  private static JsonNode withoutDifferences(JsonNode assessment) {
    ((ObjectNode) assessment).remove("differences");
    return assessment;
  }

  @Test
  void theProjectsOwnCasesAreThere() throws IOException {
    assertThat(cases().count()).isGreaterThan(60);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void overHttpItComesOutAsByTheRules(String id, JsonNode asked) {
    JsonNode byTheRules = JSON.valueToTree(Assessment.of(Case.read(asked, surroundings())));
    assertThat(byTheRules.path("differences")).as(id).isEmpty();
    ObjectNode body = ((ObjectNode) asked).deepCopy();
    body.remove("expect");
    Answer answer = LEDGER.postJson("/assessments", body.toString(), null);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json()).isEqualTo(withoutDifferences(JSON.readTree(byTheRules.toString())));
  }

  @ParameterizedTest
  @MethodSource("files")
  void fromTheCommandLineTheyComeOutAsByTheRules(Path file) {
    StringWriter out = new StringWriter();
    int status =
        DognbokCommand.run(
            new PrintWriter(out, true),
            new PrintWriter(new StringWriter()),
            "assess",
            "--json",
            "--reference",
            REFERENCE.toString(),
            file.toString());
    assertThat(status).isZero();
    List<JsonNode> fromCommandLine =
        out.toString().lines().map(line -> withoutDifferences(JSON.readTree(line))).toList();
    List<JsonNode> byTheRules =
        new YAMLMapper()
            .readTree(file.toFile())
            .valueStream()
            .map(node -> Assessment.of(Case.read(node, surroundings())))
            .map(assessment ->
                withoutDifferences(JSON.readTree(JSON.writeValueAsString(assessment))))
            .toList();
    assertThat(fromCommandLine).isEqualTo(byTheRules);
  }

  /**
   * Agreements, and moments at which the ledger was told, are a case's own: a ledger has its own. A
   * settlement is told of at its dispute (DisputeStoryTest).
   */
  static Stream<Arguments> casesThatCanBeTold() throws IOException {
    return cases()
        .filter(arguments -> {
          JsonNode asked = (JsonNode) arguments.get()[1];
          return !asked.has("terms")
              && !asked.has("settlements")
              && asked.at("/stay/municipalNeed").asBoolean(true)
              && asked
                  .path("events")
                  .valueStream()
                  .anyMatch(event -> event.path("type").asString().equals("PatientAdmitted"))
              && asked.path("events").valueStream().noneMatch(event -> event.has("recordedAt"));
        });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("casesThatCanBeTold")
  void toldToALedgerLineByLineItComesOutTheSame(String id, JsonNode asked) {
    UUID stay = UUID.randomUUID();
    List<String> lines = lines(stay, asked);
    long position = LEDGER.told(lines.toArray(String[]::new));
    Assessment byTheRules = Assessment.of(Case.read(asked, surroundings()));
    Answer answer =
        LEDGER.get(
            "/stays/%s/payment-days?atLeast=%d&asOf=%s"
                .formatted(stay, position, byTheRules.asOf().toString().replace("+", "%2B")),
            AUDITOR);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().path("billable").toString())
        .isEqualTo(JSON.writeValueAsString(byTheRules.billable()));
    assertThat(answer.json().path("amount").toString())
        .isEqualTo(String.valueOf(byTheRules.amount()));
  }

  /** The events of a case as lines: what stands about the stay goes with the admission. */
  private static List<String> lines(UUID stay, JsonNode asked) {
    List<String> lines = new ArrayList<>();
    int number = 0;
    for (JsonNode event : asked.path("events")) {
      ObjectNode line = ((ObjectNode) event).deepCopy();
      line.put("stay", stay.toString()).put("id", "e" + number++);
      for (String reference : Set.of("of", "cancels", "replaces", "event", "reads")) {
        if (line.path(reference).isInt()) {
          line.put(reference, "e" + line.path(reference).asInt());
        }
      }
      if (event.path("type").asString().equals("PatientAdmitted")) {
        fields(asked).forEach((name, value) -> line.put(name, value));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static Map<String, String> fields(JsonNode asked) {
    Map<String, String> fields = new HashMap<>();
    for (String name : List.of("municipality", "registeredIn", "careType", "institution")) {
      @Nullable String value = asked.path("stay").path(name).asString(null);
      if (value != null) {
        fields.put(name, value);
      }
    }
    return fields;
  }

  @Test
  void aTypeThatIsNoneLeavesTheProblemItsOwnType() {
    Answer answer =
        LEDGER.postJson(
            "/assessments",
            "{\"stay\":{},\"events\":[{\"at\":\"2025-05-05T10:00\",\"type\":\"PatientAdmited\"}]}",
            null);
    assertThat(answer.code()).isEqualTo("unknown-type");
    assertThat(answer.json().path("eventType").asString()).isEqualTo("PatientAdmited");
  }

  @Test
  void aCaseThatNamesAFieldThatIsNoneIsRefusedWithTheName() {
    try {
      ObjectNode asked =
          (ObjectNode) ((JsonNode) cases().findFirst().orElseThrow().get()[1]).deepCopy();
      asked.remove("expect");
      asked.put("colour", "blue");
      Answer answer = LEDGER.postJson("/assessments", asked.toString(), null);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("unknown-field");
      assertThat(answer.detail()).contains("colour");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
