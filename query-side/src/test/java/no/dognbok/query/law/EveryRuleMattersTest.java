package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import no.dognbok.query.assessment.Case;
import no.dognbok.query.assessment.Cases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** For every rule the project has a case that comes out otherwise when the rule is taken out. */
class EveryRuleMattersTest {

  @ParameterizedTest
  @EnumSource(Rule.class)
  void aCaseFailsWhenTheRuleIsTakenOut(Rule rule) throws IOException {
    List<String> failing =
        Cases.in(Cases.OWN).stream()
            .filter(node -> named(node, rule))
            .map(node -> Case.read(node, Cases.surroundings()))
            .filter(read -> differs(read, RuleSet.NEWEST.without(rule)))
            .map(Case::id)
            .toList();
    assertThat(failing).as("cases about %s that need it", rule).isNotEmpty();
  }

  /** A case is about a rule where its source names it. */
  private static boolean named(JsonNode node, Rule rule) {
    return node.get("source").asString().matches("(.*\\W)?" + rule.name() + "(\\W.*)?");
  }

  private static boolean differs(Case read, RuleSet rules) {
    Matter matter = read.matter();
    Judgement judgement =
        Law.judge(
            new Matter(matter.told(), matter.stated(), matter.around(), matter.asOf(), rules));
    return !read.expected().orElseThrow().differences(judgement, matter.asOf()).isEmpty();
  }
}
