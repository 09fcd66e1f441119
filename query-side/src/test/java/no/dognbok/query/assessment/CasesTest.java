package no.dognbok.query.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import no.dognbok.query.law.Law;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Every case comes out as it says. */
class CasesTest {

  @TestFactory
  Stream<DynamicTest> ownCases() throws IOException {
    return tests(Cases.in(Cases.OWN));
  }

  @TestFactory
  Stream<DynamicTest> publishedCases() throws IOException {
    return tests(Cases.in(Cases.PUBLISHED));
  }

  /**
   * The standing that a case names is the weakest that its days rest on. A case about deadlines
   * alone has no day; the order and the precision of times (P22, P23) are in no day's reasons.
   */
  @TestFactory
  Stream<DynamicTest> ownCasesNameTheirStanding() throws IOException {
    return Cases.in(Cases.OWN).stream()
        .filter(node -> !node.get("source").asString().matches(".*P2[23].*"))
        .map(node ->
            DynamicTest.dynamicTest(
                node.get("id").asString(),
                () ->
                    Law.judge(Case.read(node, Cases.surroundings()).matter())
                        .standing()
                        .ifPresent(standing ->
                            assertThat(standing).hasToString(node.get("standing").asString()))));
  }

  @Test
  void thePublishedCasesLieBesideTheProject() {
    Assumptions.assumeTrue(
        Files.isDirectory(Cases.PUBLISHED),
        "the published cases are not beside the project; only its own were run");
  }

  private static Stream<DynamicTest> tests(List<JsonNode> cases) {
    return cases.stream()
        .map(node ->
            DynamicTest.dynamicTest(
                node.get("id").asString(),
                () -> {
                  Assessment assessment = Assessment.of(Case.read(node, Cases.surroundings()));
                  assertThat(assessment.differences()).as(() -> assessment.toString()).isEmpty();
                }));
  }
}
