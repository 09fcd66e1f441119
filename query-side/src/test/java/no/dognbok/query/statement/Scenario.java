package no.dognbok.query.statement;

import static java.util.Map.entry;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.ReferenceEvent.DailyRateSet;

/**
 * Made-up stays that give a figure which is known. Who waited, and when, is not: only how many days
 * it came to in how many months, and at which rate.
 *
 * @param pair who bills, and who pays
 * @param hospital of the trust
 * @param other municipality, which pays nothing here, and a hospital of another trust
 * @param from the first month
 * @param to the last month
 * @param days that were paid
 * @param rate of each, in whole kroner
 * @param total of them, in whole kroner
 * @param decoys how many stays of each kind look payable and are not
 */
record Scenario(
    String name,
    Pair pair,
    Address hospital,
    Others other,
    YearMonth from,
    YearMonth to,
    int days,
    int rate,
    long total,
    Map<Flaw, Integer> decoys) {

  record Others(Municipality municipality, Address trust, Address hospital) {}

  private static final Address ST_OLAV = Address.org("883974832");
  private static final Address NORD_TRONDELAG = Address.org("983974791");
  private static final Address TRONDHEIM = Address.org("974749025");
  private static final Address NAMSOS = Address.org("974753898");

  /** Days of care from one shape of stay or another, before the last one makes up the sum. */
  private static final int[] LENGTHS = {1, 1, 1, 2, 2, 3, 4, 5, 7, 11};

  /** The decoys of both years; each adds what only its own year has. */
  private static final Map<Flaw, Integer> DECOYS =
      Map.ofEntries(
          entry(Flaw.ADMISSION_NOTICE_MISSING, 7),
          entry(Flaw.ADMISSION_NOTICE_LATE, 7),
          entry(Flaw.READY_NOTICE_MISSING, 7),
          entry(Flaw.READY_NOTICE_LATE, 7),
          entry(Flaw.READY_NOTICE_REJECTED, 5),
          entry(Flaw.YES_AT_ONCE, 9),
          entry(Flaw.YES_THE_SAME_DAY, 9),
          entry(Flaw.DECLARED_BY_OTHERS, 4),
          entry(Flaw.WITHDRAWN, 7),
          entry(Flaw.CANCELLED, 5),
          entry(Flaw.NO_NEED, 4),
          entry(Flaw.MOVED_ON, 4),
          entry(Flaw.LEFT_THE_SAME_DAY, 5),
          entry(Flaw.DIED_THE_SAME_DAY, 4),
          entry(Flaw.ON_LEAVE, 4),
          entry(Flaw.ANOTHER_YEAR, 8),
          entry(Flaw.ANOTHER_MUNICIPALITY, 8),
          entry(Flaw.ANOTHER_TRUST, 6),
          entry(Flaw.PRIVATE_REHABILITATION, 4));

  /** The municipality paid 821 231 kr for 173 days of 2018 (law/RULES.md, figures). */
  static final Scenario MELHUS_2018 =
      new Scenario(
          "Melhus 2018",
          new Pair(ST_OLAV, new Municipality("5028"), List.of()),
          TRONDHEIM,
          new Others(new Municipality("5029"), NORD_TRONDELAG, NAMSOS),
          YearMonth.of(2018, 1),
          YearMonth.of(2018, 12),
          173,
          4_747,
          821_231,
          and(Flaw.MENTAL_HEALTH, 6));

  /** The municipality paid 7 171 219 kr for 1 199 days of the first eleven months of 2025. */
  static final Scenario NAMSOS_2025 =
      new Scenario(
          "Namsos January–November 2025",
          new Pair(NORD_TRONDELAG, new Municipality("5007"), List.of()),
          NAMSOS,
          new Others(new Municipality("5047"), ST_OLAV, TRONDHEIM),
          YearMonth.of(2025, 1),
          YearMonth.of(2025, 11),
          1_199,
          5_981,
          7_171_219,
          and(Flaw.COERCION, 6));

  private static Map<Flaw, Integer> and(Flaw flaw, int number) {
    Map<Flaw, Integer> all = new EnumMap<>(DECOYS);
    all.put(flaw, number);
    return all;
  }

  List<YearMonth> months() {
    return Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1)).toList();
  }

  /** What is known around the stays: both trusts, and what a day costs in the years about. */
  void tellReference(StatementLedger ledger) {
    map(ledger, hospital, pair.trust());
    map(ledger, other.hospital(), other.trust());
    rate(ledger, from.getYear() - 1, rate - 100);
    rate(ledger, from.getYear(), rate);
    rate(ledger, from.getYear() + 1, rate + 100);
  }

  private static void map(StatementLedger ledger, Address hospital, Address trust) {
    ledger.around(
        "reference/address/" + hospital.value(),
        new AddressMapped(
            hospital, hospital, "Sykehus " + hospital.value(), trust, null, null, "test"));
  }

  private static void rate(StatementLedger ledger, int year, int nokPerDay) {
    ledger.around("reference/daily-rate/" + year, new DailyRateSet(year, nokPerDay, "test"));
  }

  /**
   * The stays whose days are paid. The first has waited since the month before, the last waits on
   * into the next.
   */
  List<ScenarioStay> payable() {
    Random random = new Random(days);
    List<ScenarioStay> stays = new ArrayList<>();
    stays.add(stay(random, from.atDay(1).minusDays(2), 5)); // three of its days
    stays.add(stay(random, to.atEndOfMonth().minusDays(1), 6)); // two of its days
    int left = days - 3 - 2;
    while (left > 0) {
      int length = Math.min(left, LENGTHS[random.nextInt(LENGTHS.length)]);
      stays.add(stay(random, day(random, length, to), length));
      left -= length;
    }
    return stays;
  }

  /** The stays that look alike and cost nothing, in a period where they would all be paid. */
  Map<Flaw, List<ScenarioStay>> flawed() {
    Random random = new Random(rate);
    Map<Flaw, List<ScenarioStay>> flawed = new EnumMap<>(Flaw.class);
    decoys.forEach((flaw, number) -> {
      List<ScenarioStay> some = new ArrayList<>();
      for (int i = 0; i < number; i++) {
        int length = 2 + random.nextInt(7);
        // what is cancelled weeks after must be in a statement of the period
        YearMonth last = flaw == Flaw.CANCELLED ? to.minusMonths(3) : to;
        some.add(stay(random, day(random, length, last), length).with(flaw));
      }
      flawed.put(flaw, some);
    });
    return flawed;
  }

  private ScenarioStay stay(Random random, LocalDate ready, int length) {
    return new ScenarioStay(
        this,
        new UUID(random.nextLong(), random.nextLong()),
        random.nextLong(),
        ready,
        length,
        null);
  }

  /** One from which so many days lie in the period. */
  private LocalDate day(Random random, int length, YearMonth last) {
    long most = ChronoUnit.DAYS.between(from.atDay(1), last.atEndOfMonth()) - length + 1;
    return from.atDay(1).plusDays(random.nextInt((int) most + 1));
  }

  @Override
  public String toString() {
    return name;
  }
}
