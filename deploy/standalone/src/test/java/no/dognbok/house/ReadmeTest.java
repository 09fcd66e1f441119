package no.dognbok.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.dognbok.events.Refusal;
import no.dognbok.standalone.cli.DognbokCommand;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The README is true to the code. */
class ReadmeTest {

  private static final Path ROOT = Path.of("../..");

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }

  private static List<String> all(String pattern) throws IOException {
    return Pattern.compile(pattern).matcher(readme()).results().map(ReadmeTest::words).toList();
  }

  private static String words(MatchResult result) {
    return result.groupCount() == 1 ? result.group(1) : result.group(1) + " " + result.group(2);
  }

  @Test
  void itListsEveryProblemCodeOnceWithItsStatus() throws IOException {
    assertThat(all("\\| `([a-z-]+)` \\| ([0-9]{3}) \\|"))
        .doesNotHaveDuplicates()
        .containsExactlyElementsOf(
            Arrays.stream(Refusal.Code.values())
                .map(code -> code.text() + " " + code.status())
                .toList());
  }

  @Test
  void itListsEveryCommand() throws IOException {
    assertThat(all("\\| `dognbok ([a-z-]+)"))
        .containsExactlyInAnyOrderElementsOf(
            new CommandLine(new DognbokCommand()).getSubcommands().keySet());
  }

  @Test
  void whatItPointsToIsThere() throws IOException {
    List<String> paths =
        all("`((?:deploy|shared-events|command-side|query-side)/[A-Za-z0-9_./-]+)`");
    assertThat(paths).hasSizeGreaterThan(8).allMatch(path -> Files.exists(ROOT.resolve(path)));
  }

  @Test
  void theTestsThatItNamesAreThere() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(f -> f.endsWith(".java"))
              .toList();
      assertThat(all("-Dtest=([A-Za-z]+)\\b")).allMatch(test -> names.contains(test + ".java"));
    }
  }

  @Test
  void theBuildMachineRunsTheCommandThatItNames() throws IOException {
    assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("mvn --batch-mode");
    assertThat(readme()).contains("mvn --batch-mode verify");
  }

  @Test
  void theTitleOfADecisionStatesItAndTheNumbersHaveNoGap() throws IOException {
    try (Stream<Path> records = Files.list(ROOT.resolve("deploy/docs/decisions"))) {
      List<Path> sorted = records.sorted().toList();
      for (int i = 0; i < sorted.size(); i++) {
        assertThat(sorted.get(i).getFileName().toString()).startsWith("%04d-".formatted(i + 1));
        assertThat(Files.readAllLines(sorted.get(i)).getFirst())
            .startsWith("# %d. ".formatted(i + 1));
      }
    }
  }
}
