package no.dognbok.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code dognbok assess}. */
class AssessCommandTest {

  @TempDir Path temp;

  private static final String CASE =
      """
      - id: one-day
        source: a test
        stay: {careType: SOMATIC, municipality: '5006'}
        events:
          - {at: '2025-05-05T10:00', type: PatientAdmitted}
          - {at: '2025-05-05T12:00', type: AdmissionNoticeSent}
          - {at: '2025-05-12T09:00', type: DeclaredReady, by: PHYSICIAN}
          - {at: '2025-05-12T09:10', type: ReadyNoticeSent}
          - {at: '2025-05-13T12:00', type: PatientDeparted}
        expect: {billable: ['2025-05-12'], amount: %d}
      """;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(temp.resolve(name), content);
  }

  @Test
  void aCaseThatComesOutAsExpectedIsALineAndStatusZero() throws IOException {
    CommandLine assessed = CommandLine.run("assess", file("right.yaml", CASE.formatted(5981)));
    assertThat(assessed.out()).contains("ok   one-day: 1 days, 5981 kr");
    assertThat(assessed.lastLine()).isEqualTo("1 cases, 1 as expected, 0 not");
    assertThat(assessed.status()).isZero();
  }

  @Test
  void aCaseThatDoesNotSaysWhatIsDifferentAndEndsWithStatusOne() throws IOException {
    Path right = file("right.yaml", CASE.formatted(5981));
    Path wrong = file("wrong.yaml", CASE.formatted(1));
    CommandLine assessed = CommandLine.run("assess", right, wrong);
    assertThat(assessed.out().lines())
        .anyMatch(
            line -> line.startsWith("NOT  one-day") && line.contains("5981") && line.contains("1"));
    assertThat(assessed.lastLine()).isEqualTo("2 cases, 1 as expected, 1 not");
    assertThat(assessed.status()).isEqualTo(1);
  }

  @Test
  void aCaseThatCannotBeReadNamesTheFieldAndLeavesTheOthers() throws IOException {
    Path file =
        file("mixed.yaml", CASE.formatted(5981) + CASE.formatted(5981).replace("by:", "bye:"));
    CommandLine assessed = CommandLine.run("assess", file);
    assertThat(assessed.out()).contains("events[2]").contains("bye");
    assertThat(assessed.lastLine()).isEqualTo("2 cases, 1 as expected, 1 not");
    assertThat(assessed.status()).isEqualTo(1);
  }

  @Test
  void asJsonItGivesTheReasons() throws IOException {
    CommandLine assessed =
        CommandLine.run("assess", "--json", file("right.yaml", CASE.formatted(5981)));
    JsonNode assessment = JsonMapper.shared().readTree(assessed.out());
    assertThat(assessment.at("/days/0/reasons/0/rule").asString()).isNotEmpty();
    assertThat(assessed.err()).contains("1 cases, 1 as expected, 0 not");
  }

  /** On 1 May nobody is bound to receive the patient the same day; the day is payable like any. */
  @Test
  void publicHolidaysAreKnown() throws IOException {
    String onTheFirstOfMay =
        CASE.formatted(5981).replace("05-12", "05-01").replace("05-05", "04-24");
    CommandLine assessed =
        CommandLine.run(
            "assess", "--json", file("may.yaml", onTheFirstOfMay.replace("05-13", "05-02")));
    assertThat(assessed.status()).as(assessed.out()).isZero();
    JsonNode reception =
        JsonMapper.shared()
            .readTree(assessed.out())
            .path("deadlines")
            .valueStream()
            .filter(deadline -> deadline.path("obligation").asString().equals("RECEPTION_SAME_DAY"))
            .findFirst()
            .orElseThrow();
    assertThat(reception.path("state").asString()).isEqualTo("NOT_DUE");
  }

  @Test
  void aFileThatIsNoYamlOrNotThereIsSaidSo() throws IOException {
    CommandLine noYaml = CommandLine.run("assess", file("bad.yaml", "- [unclosed"));
    assertThat(noYaml.status()).isEqualTo(2);
    assertThat(noYaml.err()).contains("bad.yaml").contains("neither YAML nor JSON");
    CommandLine nowhere = CommandLine.run("assess", temp.resolve("nowhere.yaml"));
    assertThat(nowhere.status()).isEqualTo(2);
    assertThat(nowhere.err()).contains("no such file");
  }
}
