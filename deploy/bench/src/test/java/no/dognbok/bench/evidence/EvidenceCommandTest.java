package no.dognbok.bench.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import no.dognbok.bench.BenchCommand;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** A benchmark is run seldom; that it still can be, a small one shows. */
class EvidenceCommandTest {

  private static final Path FOLDER = Path.of("target", "evidence-bench"); // not in memory

  private final StringWriter said = new StringWriter();

  private int run(String... arguments) {
    List<String> all =
        Stream.concat(
                Stream.of("evidence", "--folder", "" + FOLDER, "--dossiers", "0"),
                Arrays.stream(arguments))
            .toList();
    return new CommandLine(new BenchCommand())
        .setOut(new PrintWriter(said, true))
        .setErr(new PrintWriter(said, true))
        .execute(all.toArray(String[]::new));
  }

  private List<String> row(String name) {
    List<String> rows =
        said.toString().lines().filter(line -> line.startsWith("| " + name)).toList();
    assertThat(rows).as(said.toString()).hasSize(1);
    return Arrays.stream(rows.getFirst().split("\\|")).map(String::strip).skip(2).toList();
  }

  /** 700 commits: paths of ten hashes, in three tiles of leaves and one above them. */
  @Test
  void buildsTheTreeAndProvesFromIt() throws IOException {
    assertThat(run("--commits", "700", "--rounds", "1", "--proofs", "30", "--pairs", "0"))
        .as(said.toString())
        .isZero();

    assertThat(said.toString()).contains("building the tree over 700 commits, 1 times");
    assertThat(row("reading the leaves")).hasSize(4);
    List<String> inclusion = row("that a commit is in the log");
    assertThat(inclusion.get(3)).isEqualTo("10");
    assertThat(Integer.parseInt(inclusion.get(7))).isBetween(2, 4);
    assertThat(row("that the log begins with a smaller one")).hasSize(10);
    assertNothingIsLeft();
  }

  @Test
  void holdsAppendsWithEvidenceAgainstThoseWithout() throws IOException {
    assertThat(run("--commits", "0", "--pairs", "2", "--lap", "300")).as(said.toString()).isZero();

    assertThat(said.toString()).contains("2 pairs of laps of 0.3 s");
    for (String arm : List.of("commits/s with evidence", "commits/s without evidence")) {
      assertThat(Double.parseDouble(row(arm).getFirst().replaceAll("[^0-9]", ""))).isPositive();
    }
    assertThat(row("slower with evidence")).hasSize(5);
    assertNothingIsLeft();
  }

  private static void assertNothingIsLeft() throws IOException {
    try (Stream<Path> left = Files.list(FOLDER)) {
      assertThat(left).isEmpty();
    }
  }
}
