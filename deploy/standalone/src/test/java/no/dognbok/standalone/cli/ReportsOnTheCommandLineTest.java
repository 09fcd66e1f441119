package no.dognbok.standalone.cli;

import static no.dognbok.standalone.RunningLedger.REFERENCE;
import static no.dognbok.standalone.RunningLedger.SAMPLES;
import static no.dognbok.standalone.RunningLedger.TRUST;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code dognbok tour} and {@code dognbok statement}: what people read. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReportsOnTheCommandLineTest {

  @TempDir static Path temp;

  private static CommandLine statement(String month, Object... more) {
    List<Object> arguments = new ArrayList<>();
    arguments.addAll(List.of("statement", "--data", temp, "--reference", REFERENCE));
    arguments.addAll(List.of("--trust", TRUST, "--municipality", "5006", "--month", month));
    arguments.addAll(List.of(more));
    return CommandLine.run(arguments.toArray());
  }

  @Test
  @Order(1)
  void theTourPrintsAWorklistATimelineAndADraft() {
    CommandLine tour = CommandLine.run("tour", "--data", temp, "--samples", SAMPLES);
    assertThat(tour.status()).as(tour.out() + tour.err()).isZero();
    assertThat(tour.out())
        .contains("66 recorded, 0 recorded before, 0 refused")
        .contains("Arbeidsliste per 17.10.2025 12:00: ")
        .containsPattern("FORFALT +Svar på om kommunen kan ta imot +kommunen +Steinkjer kommune")
        .contains("Tidslinje for oppholdet 10000000-0000-4000-8000-000000000001")
        .containsPattern("06.10.2025 09:20 +Innlagt +rettet")
        .containsPattern("14.10.2025 15:00 +Tilbudet trukket tilbake")
        .contains("Avregning (utkast) 2025-10: Helse Nord-Trøndelag HF – Steinkjer kommune")
        .containsPattern("6 døgn +35\\h886 kr")
        .containsPattern("Sum: 3 opphold, 18 døgn, 107\\h658 kr")
        .contains("Ikke fakturert:");
  }

  @Test
  @Order(2)
  void theTourCanBeTakenTwice() {
    CommandLine tour = CommandLine.run("tour", "--data", temp, "--samples", SAMPLES);
    assertThat(tour.status()).isZero();
    assertThat(tour.out()).contains("0 recorded, 66 recorded before, 0 refused");
  }

  @Test
  @Order(3)
  void theStatementIsPrintedForPeopleAndAsJsonForPrograms() {
    assertThat(statement("2025-10").out()).containsPattern("Sum: 3 opphold, 18 døgn, 107\\h658 kr");
    JsonNode draft = JsonMapper.shared().readTree(statement("2025-10", "--json").out());
    assertThat(draft.at("/totals/amount").asLong()).isEqualTo(107_658);
    assertThat(draft.at("/lines/0/days/0/reasons/0/rule").asString()).isEqualTo("P1");
  }

  @Test
  @Order(4)
  void aMonthThatIsNoneIsRefusedWithWhatWouldBeRight() {
    CommandLine statement = statement("2025-13");
    assertThat(statement.status()).isEqualTo(2);
    assertThat(statement.err()).contains("'2025-13'").contains("2025-10");
  }

  @Test
  void aFolderWithoutALedgerIsSaidSoAndLeftAlone() {
    Path nowhere = temp.resolve("nowhere");
    CommandLine statement =
        CommandLine.run(
            "statement",
            "--data",
            nowhere,
            "--trust",
            TRUST,
            "--municipality=5006",
            "--month=2025-10");
    assertThat(statement.status()).isEqualTo(2);
    assertThat(statement.err()).contains("there is no ledger in").contains("--data");
    assertThat(nowhere).doesNotExist();
  }

  @Test
  void aCommandThatIsNoneIsAnsweredWithThoseThereAre() {
    CommandLine unknown = CommandLine.run("imprt");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.err()).contains("imprt").contains("import");
    assertThat(CommandLine.run("--help").out()).contains("serve").contains("assess");
  }
}
