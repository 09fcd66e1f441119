package no.dognbok.query.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.Law;
import no.dognbok.query.law.Matter;
import no.dognbok.query.law.PaymentDay;
import no.dognbok.query.law.Recorded;
import no.dognbok.query.law.RuleSet;
import no.dognbok.query.law.Stated;
import no.dognbok.query.law.Surroundings;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.When;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Over random ledgers, the docket passes over no stay that it had to name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DocketContract {

  /** A ledger with the docket under test. */
  abstract RandomLedger ledger(long seed, int stays);

  /** How many ledgers are tried. */
  abstract int ledgers();

  LongStream seeds() {
    return LongStream.range(0, ledgers());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyStayWithADayInAMonthIsFoundWhateverChangedAndWheneverItIsAsked(long seed) {
    RandomLedger ledger = ledger(seed, 30);
    int found = 0;
    while (!ledger.isAtEnd()) {
      ledger.grow(20 + ledger.random().nextInt(60));
      for (int i = 0; i < 4; i++) {
        When when = ledger.someTime();
        YearMonth month = YearMonth.from(ledger.someDay());
        Map<Municipality, Set<UUID>> expected = withDays(ledger, when, month);
        for (Municipality municipality : RandomLedger.MUNICIPALITIES) {
          Set<UUID> ofIts = expected.getOrDefault(municipality, Set.of());
          found += ofIts.size();
          assertThat(ids(ledger.docket.withDays(month, RandomLedger.TRUST, municipality, when)))
              .as("seed %d, %s, %s, %s", seed, when, month, municipality)
              .containsAll(ofIts);
        }
      }
    }
    assertThat(found).as("stays worth finding").isPositive();
  }

  private static Set<UUID> ids(Collection<StayRecord> stays) {
    Set<UUID> ids = new HashSet<>();
    stays.forEach(stay -> ids.add(stay.id()));
    return ids;
  }

  /** Every stay judged for it. */
  private static Map<Municipality, Set<UUID>> withDays(
      RandomLedger ledger, When when, YearMonth month) {
    Surroundings around = ledger.surroundings.knownAt(when.knownAt());
    RuleSet rules = ledger.surroundings.ruleSet();
    Map<Municipality, Set<UUID>> found = new HashMap<>();
    for (UUID id : ledger.stays.ids()) {
      List<Recorded> known = ledger.stays.find(id).orElseThrow().knownAt(when.knownAt());
      if (!known.isEmpty()) {
        Law.judge(new Matter(known, Stated.NOTHING, around, when.asOf(), rules)).days().stream()
            .filter(day -> YearMonth.from(day.date()).equals(month))
            .filter(day -> bills(day, around.directory()))
            .flatMap(day -> Stream.ofNullable(day.payer()))
            .forEach(payer -> found.computeIfAbsent(payer, _ -> new HashSet<>()).add(id));
      }
    }
    return found;
  }

  private static boolean bills(PaymentDay day, Directory directory) {
    Address hospital = day.hospital();
    return RandomLedger.TRUST.equals(hospital)
        || directory.trust(hospital).map(RandomLedger.TRUST::equals).orElse(false);
  }
}
