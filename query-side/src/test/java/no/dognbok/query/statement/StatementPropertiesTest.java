package no.dognbok.query.statement;

import static no.dognbok.query.statement.StatementLedger.INDEROY;
import static no.dognbok.query.statement.StatementLedger.STEINKJER;
import static no.dognbok.query.statement.StatementLedger.TRUST;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.AgreementTerms.BillingBasis;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent.DailyRateSet;
import no.dognbok.events.ReferenceEvent.RuleSetAdopted;
import no.dognbok.events.StatementEvent.StatementFrozen;
import no.dognbok.query.evidence.check.StatementDigest;
import no.dognbok.query.law.Disputed;
import no.dognbok.query.law.Doubt;
import no.dognbok.query.law.Judgement;
import no.dognbok.query.law.Law;
import no.dognbok.query.law.Matter;
import no.dognbok.query.law.PaymentDay;
import no.dognbok.query.law.Stated;
import no.dognbok.query.statement.Account.Step;
import no.dognbok.query.statement.WaitingStays.Telling;
import no.dognbok.query.stay.StayRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is told, and whenever: what all statements bill, the frozen ones and the next draft, is
 * what the log says today. And what was frozen follows from the log for good.
 */
class StatementPropertiesTest {

  private static final int STAYS = 12;

  /** So that a test in which nothing happens does not pass. */
  private static final Map<String, Integer> SEEN = new ConcurrentHashMap<>();

  @AfterAll
  static void muchHappened() {
    assertThat(SEEN)
        .as("corrections, by whether they credit, and what changed the day")
        .containsKeys("DEBIT", "KREDIT", "STAY", "DISPUTE", "REFERENCE");
  }

  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("statement.seeds", 6));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void allStatementsTogetherBillWhatTheLogSaysToday(long seed, @TempDir Path folder) {
    try (StatementLedger ledger = new StatementLedger(folder).withUsualReference()) {
      new Life(seed, ledger).lead();
    }
  }

  /** Told stay by stay, often late; months are presented and frozen in between, in any order. */
  private static final class Life {
    private final StatementLedger ledger;
    private final Random random;
    private final List<Telling> toTell = new ArrayList<>();
    private final List<Pair> pairs =
        List.of(StatementLedger.pair(STEINKJER), StatementLedger.pair(INDEROY));
    private final Map<Pair, YearMonth> presented = new HashMap<>();
    private final List<Open> disputes = new ArrayList<>();
    private int checks;

    Life(long seed, StatementLedger ledger) {
      this.ledger = ledger;
      this.random = new Random(seed);
      for (int i = 0; i < STAYS; i++) {
        toTell.addAll(WaitingStays.told(random));
      }
      toTell.sort(Comparator.comparing(Telling::at));
    }

    void lead() {
      ledger.window(Duration.ofDays(36_500));
      terms();
      for (Telling telling : toTell) {
        if (telling.at().isAfter(ledger.now())) {
          ledger.at(telling.at());
        }
        ledger.tell(telling.stay(), telling.event());
        if (random.nextInt(3) == 0) {
          something();
        }
      }
      for (int i = 0; i < 25; i++) {
        ledger.at(ledger.now().plus(Duration.ofDays(3)));
        something();
      }
      pairs.forEach(this::check);
      assertThat(checks).as("statements that were compared").isPositive();
    }

    private void something() {
      Pair pair = pairs.get(random.nextInt(5) / 4);
      switch (random.nextInt(14)) {
        case 0 -> terms();
        case 1 ->
            ledger.around(
                "reference/daily-rate/x",
                new DailyRateSet(2025, 4_000 + random.nextInt(2_000), "t"));
        case 2 ->
            ledger.around(
                "reference/rule-set",
                new RuleSetAdopted(3 - ledger.surroundings.ruleSet().number(), "test"));
        case 3, 4, 5 -> dispute(pair);
        case 6, 7 -> settle();
        case 8, 9, 10 -> present(pair);
        default -> freeze(pair);
      }
    }

    private void terms() {
      ledger.terms(
          new AgreementTerms(
                  random.nextInt(4) == 0,
                  null,
                  AgreementTerms.LateAdmissionNotice.values()[random.nextInt(3)],
                  random.nextBoolean(),
                  Duration.ofHours(1 + random.nextInt(6)),
                  LocalTime.of(8, 0),
                  LocalTime.of(15, 0),
                  Duration.ofDays(14),
                  random.nextInt(3) == 0 ? BillingBasis.END_OF_STAY : BillingBasis.DAY)
              .objectionsHeldBack(random.nextInt(4) > 0));
    }

    private record Open(UUID dispute, Due.Key about) {}

    private void dispute(Pair pair) {
      day(pair)
          .ifPresent(key ->
              disputes.add(
                  new Open(
                      ledger.dispute(
                          pair,
                          random.nextInt(4) == 0 ? DisputeParty.TRUST : DisputeParty.MUNICIPALITY,
                          key.stay(),
                          random.nextBoolean() ? new LocalDate[] {key.date()} : new LocalDate[0]),
                      key)));
    }

    private void settle() {
      if (!disputes.isEmpty()) {
        Open open = disputes.remove(random.nextInt(disputes.size()));
        boolean stands = random.nextBoolean();
        List<LocalDate> stand = stands ? List.of(open.about().date()) : List.of();
        List<LocalDate> fall = stands ? List.of() : List.of(open.about().date());
        if (random.nextInt(3) == 0) {
          ledger.settleAlone(open.dispute(), stand, fall);
        } else {
          ledger.settle(open.dispute(), stand, fall);
        }
      }
    }

    /** One that is billed, or was. */
    private Optional<Due.Key> day(Pair pair) {
      List<Due.Key> days =
          naive(pair).entrySet().stream()
              .filter(entry -> entry.getValue().amount() != 0)
              .map(Map.Entry::getKey)
              .sorted(Comparator.comparing(Due.Key::date).thenComparing(Due.Key::stay))
              .toList();
      return days.isEmpty() ? Optional.empty() : Optional.of(days.get(random.nextInt(days.size())));
    }

    private void present(Pair pair) {
      Account account = ledger.questions.account(pair);
      if (!presented.containsKey(pair)) {
        month(pair)
            .filter(month -> account.frozen(month).isEmpty())
            .ifPresent(month -> {
              ledger.present(pair, month);
              presented.put(pair, month);
            });
      } else if (random.nextInt(4) == 0) {
        ledger.present(pair, presented.get(pair)); // again, as it is now
      }
    }

    private void freeze(Pair pair) {
      YearMonth month = presented.remove(pair);
      if (month != null) {
        ledger.freeze(pair, month);
        check(pair);
      }
    }

    /** One in which there is something, or is not. */
    private Optional<YearMonth> month(Pair pair) {
      List<YearMonth> months =
          naive(pair).values().stream()
              .filter(one -> one.amount() != 0 && one.month() != null)
              .map(Naive::month)
              .distinct()
              .sorted()
              .toList();
      return months.isEmpty()
          ? Optional.empty()
          : Optional.of(
              months.get(random.nextInt(months.size())).plusMonths(random.nextInt(5) / 4));
    }

    private void check(Pair pair) {
      Account account = ledger.questions.account(pair);
      long billed = 0;
      Set<YearMonth> months = new HashSet<>();
      BilledDays known = new BilledDays();
      for (Step<StatementFrozen> step : account.frozen()) {
        Statement again = ledger.statements.drawnAgain(pair, account, step);
        assertThat(again.alarms()).as("of %s", step.event().month()).isEmpty();
        Statement kept = ledger.statements.frozen(pair, account, step);
        assertThat(StatementJson.write(kept)).isEqualTo(StatementJson.write(again));
        assertThat(StatementDigest.of(StatementJson.write(kept)).sha256())
            .as("as the offline verifier makes it")
            .isEqualTo(step.event().drawn().digest());
        billed += kept.content().totals().toPay();
        months.add(step.event().month());
        known.add(BilledDays.Item.of(kept.content()), step.event().month(), Instant.MAX);
      }
      Map<Due.Key, Naive> naive = naive(pair);
      for (YearMonth next : some(open(naive, months))) {
        Statement draft = ledger.draft(pair, next);
        see(draft.content());
        long due =
            naive.entrySet().stream()
                .filter(entry ->
                    months.contains(entry.getValue().month())
                        || next.equals(entry.getValue().month())
                        || known.amount(entry.getKey()) != 0)
                .mapToLong(entry -> entry.getValue().amount())
                .sum();
        assertThat(billed + draft.content().totals().toPay())
            .as("%s with the draft of %s", months, next)
            .isEqualTo(due);
        checks++;
      }
    }

    private static void see(StatementContent content) {
      for (Correction one : content.corrections()) {
        SEEN.merge(one.amount() > 0 ? "DEBIT" : "KREDIT", 1, Integer::sum);
        assertThat(one.because()).as("%s", one).isNotEmpty();
        one.because().forEach(cause -> SEEN.merge(cause.kind().name(), 1, Integer::sum));
      }
    }

    /** One of them, and one in which nothing happened. */
    private Set<YearMonth> some(Set<YearMonth> open) {
      List<YearMonth> all = List.copyOf(open);
      return new TreeSet<>(List.of(all.get(random.nextInt(all.size())), all.getLast()));
    }

    private static Set<YearMonth> open(Map<Due.Key, Naive> naive, Set<YearMonth> months) {
      Set<YearMonth> open = new TreeSet<>(Set.of(YearMonth.of(2026, 2)));
      naive.values().forEach(one -> Optional.ofNullable(one.month()).ifPresent(open::add));
      open.removeAll(months);
      return open;
    }

    /**
     * A day as the law has it.
     *
     * @param amount that is billed: nothing while it is held back
     * @param month in whose statement it belongs; null where in none yet
     */
    private record Naive(long amount, YearMonth month) {}

    /** Every stay judged, with all that is known. */
    private Map<Due.Key, Naive> naive(Pair pair) {
      Map<Due.Key, Naive> days = new HashMap<>();
      for (UUID id : ledger.stays.ids()) {
        StayRecord stay = ledger.stays.find(id).orElseThrow();
        List<Disputed> about = ledger.disputes.about(id);
        Judgement judgement =
            Law.judge(
                new Matter(
                    stay.recorded(),
                    Stated.NOTHING,
                    ledger.surroundings.now(),
                    ledger.now(),
                    ledger.surroundings.ruleSet(),
                    about));
        judgement.days().stream()
            .filter(day -> isBetween(day, pair.municipality()))
            .forEach(day ->
                days.put(
                    new Due.Key(id, day.date()),
                    new Naive(amount(pair, day, about), month(pair, day, judgement))));
      }
      return days;
    }

    private boolean isBetween(PaymentDay day, Municipality payer) {
      return payer.equals(day.payer())
          && (TRUST.equals(day.hospital())
              || ledger.surroundings.now().directory().trust(day.hospital()).isPresent());
    }

    private AgreementTerms terms(Pair pair, PaymentDay day) {
      return ledger.surroundings.now().agreements().on(day.date(), TRUST, pair.municipality());
    }

    private YearMonth month(Pair pair, PaymentDay day, Judgement judgement) {
      if (terms(pair, day).billingBasis() == BillingBasis.DAY) {
        return YearMonth.from(day.date());
      }
      return judgement.departedAt() == null
          ? null
          : YearMonth.from(LocalDate.ofInstant(judgement.departedAt(), Moment.OSLO));
    }

    private long amount(Pair pair, PaymentDay day, List<Disputed> about) {
      if (!day.isPayable() || day.rate() == null) {
        return 0;
      }
      return terms(pair, day).holdsBack() && isObjectedTo(day, about) ? 0 : day.rate();
    }

    /** Every objection in this life is in time: a dispute of the municipality that goes on. */
    private static boolean isObjectedTo(PaymentDay day, List<Disputed> about) {
      return day.doubts().stream()
          .filter(doubt ->
              doubt.code() == Doubt.Code.DISPUTED
                  || doubt.code() == Doubt.Code.SETTLED_BY_ONE_PARTY && day.settled() == null)
          .flatMap(doubt -> doubt.events().stream())
          .anyMatch(event ->
              about.stream()
                  .filter(one -> one.opened().party() == DisputeParty.MUNICIPALITY)
                  .flatMap(one -> one.entries().stream())
                  .anyMatch(entry -> entry.id().equals(event)));
    }
  }
}
