package no.dognbok.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dognbok demo}, with a small month. */
class DemoCommandTest {

  private static final Pattern QUESTION =
      Pattern.compile("-H \"[^\"]*(?:trust|: ([0-9]{9}))\" \"\\$api/([^\"]+)\"");

  @TempDir private Path temp;

  private CommandLine demo() {
    return CommandLine.run(
        "demo", "--once", "--stays", 260, "--port", 0, "--data", temp.resolve("demo"));
  }

  @Test
  void takesInAMonthAndPrintsAWalkWhoseStepsAllGiveAnAnswer() {
    CommandLine first = demo();
    assertThat(first.status()).as(first.out() + first.err()).isZero();
    assertThat(first.out())
        .contains("Everything in it is made up")
        .containsPattern("[0-9]+ recorded, 0 recorded before, 0 refused, in a simulated ledger")
        .contains("SIMULERT", "Arbeidsliste", "pays most", "payment days, not all beyond doubt")
        .contains("P6 ", "knownAt=");

    CommandLine again = demo();
    assertThat(again.status()).as(again.out() + again.err()).isZero();
    assertThat(again.out())
        .containsPattern(" 0 recorded, [0-9]+ recorded before, 0 refused")
        .contains("pays most");

    everyStepHasAnAnswer(again.out());
  }

  private void everyStepHasAnAnswer(String walk) {
    LedgerOptions options = new LedgerOptions();
    options.data = temp.resolve("demo");
    options.simulated = true;
    List<MatchResult> questions = QUESTION.matcher(walk).results().toList();
    assertThat(questions).hasSizeGreaterThan(8);
    try (Ledger ledger = Ledger.open(options)) {
      for (MatchResult question : questions) {
        String asker = question.group(1) == null ? Walk.TRUST : question.group(1);
        assertThat(
                ledger
                    .get("/" + question.group(2), asker)
                    .json()
                    .at("/basis/simulated")
                    .asBoolean())
            .as(question.group())
            .isTrue();
      }
    }
  }

  @Test
  void refusesAFolderInWhichSomethingRealLies() {
    Path data = temp.resolve("real");
    CommandLine.run("import", "--data", data, temp);
    CommandLine refused = CommandLine.run("demo", "--once", "--port", 0, "--data", data);
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("cannot become simulated");
  }

  @Test
  void aCommandThatDoesNotSaySimulatedIsRefused() {
    assertThat(demo().status()).isZero();
    CommandLine refused =
        CommandLine.run(
            "statement",
            "--data",
            temp.resolve("demo"),
            "--trust",
            Walk.TRUST,
            "--municipality",
            "5006",
            "--month",
            "2025-10");
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("say --simulated");
    CommandLine said =
        CommandLine.run(
            "statement",
            "--simulated",
            "--data",
            temp.resolve("demo"),
            "--trust",
            Walk.TRUST,
            "--municipality",
            "5006",
            "--month",
            "2025-10");
    assertThat(said.status()).as(said.err()).isZero();
    assertThat(said.out()).startsWith("SIMULERT");
  }
}
