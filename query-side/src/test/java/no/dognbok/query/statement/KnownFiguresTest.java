package no.dognbok.query.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent;
import no.dognbok.query.statement.ScenarioStay.Message;
import no.dognbok.query.statement.StatementContent.Totals;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Figures that were published, from messages that give them: a municipality's whole year comes to
 * just that, in days and in kroner, among many stays that look payable and are not.
 */
class KnownFiguresTest {

  static Stream<Scenario> scenarios() {
    return Stream.of(Scenario.MELHUS_2018, Scenario.NAMSOS_2025);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void theDraftsOfTheMonthsComeToTheFigureAndEachDecoyWithoutItsFlawWouldChangeIt(
      Scenario scenario, @TempDir Path folder) {
    try (StatementLedger ledger = ledger(scenario, folder)) {
      Map<Flaw, List<ScenarioStay>> flawed = scenario.flawed();
      assertThat(flawed.values().stream().mapToInt(List::size).sum())
          .as("stays that look payable")
          .isGreaterThanOrEqualTo(100);
      assertThat(flawed.values()).as("of each kind").allMatch(some -> some.size() >= 4);
      Instant afterwards = drawn(scenario.to().plusMonths(3), 1);
      tellUntil(ledger, new ArrayDeque<>(messages(scenario, flawed)), afterwards);
      List<StatementContent> drafts = drafts(ledger, scenario);
      drafts.forEach(KnownFiguresTest::addsUp);
      assertThat(days(drafts)).isEqualTo(scenario.days());
      assertThat(kroner(drafts)).isEqualTo(scenario.total());

      List<ScenarioStay> decoys = flawed.values().stream().flatMap(List::stream).toList();
      tellUntil(
          ledger,
          decoys.stream()
              .flatMap(decoy -> decoy.mended().messages().stream())
              .collect(Collectors.toCollection(ArrayDeque::new)),
          afterwards);
      List<StatementContent> mended = drafts(ledger, scenario);
      mended.forEach(KnownFiguresTest::addsUp);
      Map<UUID, Integer> billed = billed(mended);
      assertThat(decoys)
          .allSatisfy(decoy -> {
            assertThat(billed).doesNotContainKey(decoy.id());
            assertThat(billed).containsEntry(decoy.mended().id(), decoy.days());
          });
      int days = scenario.days() + decoys.stream().mapToInt(ScenarioStay::days).sum();
      assertThat(days(mended)).isEqualTo(days);
      assertThat(kroner(mended)).isEqualTo((long) days * scenario.rate());
    }
  }

  /**
   * Told in the order of the year; each month presented on the 5th of the next, frozen on the 20th.
   */
  @ParameterizedTest
  @MethodSource("scenarios")
  void theMonthsClosedInTurnComeToTheFigure(Scenario scenario, @TempDir Path folder) {
    try (StatementLedger ledger = ledger(scenario, folder)) {
      Queue<Message> toTell = new ArrayDeque<>(messages(scenario, scenario.flawed()));
      List<StatementContent> frozen = new ArrayList<>();
      for (YearMonth month : scenario.months()) {
        tellUntil(ledger, toTell, drawn(month.plusMonths(1), 5));
        ledger.present(scenario.pair(), month);
        tellUntil(ledger, toTell, drawn(month.plusMonths(1), 20));
        Statement statement = ledger.freeze(scenario.pair(), month);
        assertThat(statement.state()).isEqualTo(Statement.State.FROZEN);
        assertThat(statement.alarms()).isEmpty();
        frozen.add(statement.content());
      }
      frozen.forEach(KnownFiguresTest::addsUp);
      assertThat(days(frozen)).isEqualTo(scenario.days());
      assertThat(kroner(frozen)).isEqualTo(scenario.total());
      assertThat(frozen.stream().mapToLong(one -> one.totals().correctedDays()).sum())
          .as("what was cancelled after it was billed")
          .isNegative();
    }
  }

  private static StatementLedger ledger(Scenario scenario, Path folder) {
    StatementLedger ledger = new StatementLedger(folder);
    ledger.at(drawn(scenario.from().minusYears(2), 1));
    scenario.tellReference(ledger);
    return ledger;
  }

  private static Instant drawn(YearMonth month, int day) {
    return month.atDay(day).atTime(LocalTime.of(8, 0)).atZone(Moment.OSLO).toInstant();
  }

  private static List<Message> messages(Scenario scenario, Map<Flaw, List<ScenarioStay>> flawed) {
    return Stream.concat(
            scenario.payable().stream(), flawed.values().stream().flatMap(List::stream))
        .flatMap(stay -> stay.messages().stream())
        .sorted(Comparator.comparing(Message::at))
        .toList();
  }

  /** What is told before a moment, which it is then. */
  private static void tellUntil(StatementLedger ledger, Queue<Message> messages, Instant moment) {
    List<Map.Entry<UUID, StayEvent>> told = new ArrayList<>();
    while (!messages.isEmpty() && messages.peek().at().isBefore(moment)) {
      Message message = messages.remove();
      message.events().forEach(event -> told.add(Map.entry(message.stay(), event)));
    }
    ledger.at(moment);
    ledger.tellTogether(told);
  }

  private static List<StatementContent> drafts(StatementLedger ledger, Scenario scenario) {
    return scenario.months().stream()
        .map(month -> ledger.draft(scenario.pair(), month).content())
        .toList();
  }

  /** How many days of each stay stand in them. */
  private static Map<UUID, Integer> billed(List<StatementContent> statements) {
    return statements.stream()
        .flatMap(one -> one.lines().stream())
        .collect(Collectors.toMap(one -> one.stay(), one -> one.number(), Integer::sum));
  }

  private static int days(List<StatementContent> statements) {
    return statements.stream()
        .map(StatementContent::totals)
        .mapToInt(totals -> totals.days() + totals.correctedDays())
        .sum();
  }

  private static long kroner(List<StatementContent> statements) {
    return statements.stream().map(StatementContent::totals).mapToLong(Totals::toPay).sum();
  }

  private static void addsUp(StatementContent statement) {
    Totals totals = statement.totals();
    assertThat(totals.amount()).as("every rate is known").isNotNull();
    assertThat(statement.subtotals().stream().mapToInt(one -> one.days()).sum())
        .isEqualTo(totals.days());
    assertThat(statement.subtotals().stream().mapToLong(one -> one.amount()).sum())
        .isEqualTo(totals.amount());
    assertThat(statement.lines().stream().mapToInt(one -> one.days().size()).sum())
        .isEqualTo(totals.days());
    assertThat(statement.lines().stream().mapToLong(one -> one.amount()).sum())
        .isEqualTo(totals.amount());
    assertThat(statement.corrections().stream().mapToLong(Correction::amount).sum())
        .isEqualTo(totals.correctedAmount());
    assertThat(totals.toPay()).isEqualTo(totals.amount() + totals.correctedAmount());
  }
}
