package no.dognbok.query.surroundings;

import static no.dognbok.query.TestLog.HOSPITAL;
import static no.dognbok.query.TestLog.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.ReferenceEvent.DailyRateSet;
import no.dognbok.events.ReferenceEvent.HolidaysSet;
import no.dognbok.events.ReferenceEvent.RuleSetAdopted;
import no.dognbok.identity.Identity;
import no.dognbok.query.TestLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is around the stays, as it was known by a moment. */
abstract class SurroundingsContract {

  @TempDir Path data;
  TestLog log;

  /** What this log makes known. */
  abstract SurroundingsView view(TestLog log);

  @BeforeEach
  void open() {
    log = new TestLog(data);
  }

  @AfterEach
  void close() {
    log.close();
  }

  private static AddressMapped mapped(String name) {
    return new AddressMapped(HOSPITAL, HOSPITAL, name, null, null, null, "test");
  }

  @Test
  void whatIsToldLaterCountsFromThenOnAndTheEarlierIsStillKnownForThen() {
    log.recordedAt("2025-10-06T10:00");
    log.tell("reference/rate/2025", new DailyRateSet(2025, 5_980, "test"), Identity.NONE);
    log.tell("reference/address/1", mapped("Levanger"), Identity.NONE);
    log.recordedAt("2025-10-07T10:00");
    log.tell("reference/rate/2025", new DailyRateSet(2025, 5_981, "test"), Identity.NONE);
    log.tell("reference/address/1", mapped("Sykehuset Levanger"), Identity.NONE);
    log.tell(
        "reference/holidays/2025",
        new HolidaysSet(2025, List.of(LocalDate.of(2025, 5, 1)), "test"),
        Identity.NONE);
    SurroundingsView view = view(log);

    assertThat(view.now().rates().of(2025).map(DailyRateSet::nokPerDay)).hasValue(5_981);
    assertThat(view.now().directory().name(HOSPITAL)).isEqualTo("Sykehuset Levanger");
    assertThat(view.now().holidays().contains(LocalDate.of(2025, 5, 1))).isTrue();
    assertThat(view.current().version()).isEqualTo(5);

    var monday = view.knownAt(at("2025-10-06T12:00"));
    assertThat(monday.rates().of(2025).map(DailyRateSet::nokPerDay)).hasValue(5_980);
    assertThat(monday.directory().name(HOSPITAL)).isEqualTo("Levanger");
    assertThat(monday.holidays().contains(LocalDate.of(2025, 5, 1))).isFalse();
    assertThat(view.knownAt(at("2025-10-05T12:00")).rates().of(2025)).isEmpty();
  }

  @Test
  void theRuleSetThatWasAdoptedLastJudgesThePastToo() {
    assertThat(view(log).ruleSet().number()).isEqualTo(RuleSetAdopted.NEWEST);
    log.tell("reference/rule-set", new RuleSetAdopted(1, "test"), Identity.NONE);
    assertThat(view(log).ruleSet().number()).isEqualTo(1);
    log.tell("reference/rule-set", new RuleSetAdopted(2, "test"), Identity.NONE);
    assertThat(view(log).ruleSet().number()).isEqualTo(2);
  }
}
