package no.dognbok.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.dognbok.events.Obligation;
import no.dognbok.query.docket.Tally;
import no.dognbok.query.docket.Tally.Outcome;
import org.junit.jupiter.api.Test;

class CounterTest {

  private static final long DUE = 1_000;

  private static Figures of(long asOf, Tally.Entry... entries) {
    Counter counter = new Counter();
    for (Tally.Entry entry : entries) {
      counter.add(entry, asOf);
    }
    return counter.figures();
  }

  private static Tally.Entry entry(Outcome outcome, long delay) {
    return new Tally.Entry(0, Obligation.REPLY, DUE, outcome, delay, false, false);
  }

  private static Tally.Entry late(long seconds) {
    return entry(Outcome.LATE, seconds);
  }

  @Test
  void ofNothingThereIsNoShareAndNoDelay() {
    assertThat(of(DUE)).isEqualTo(new Figures(0, 0, 0, 0, 0, 0, null, null, null, 0, 0, 0, 0));
  }

  @Test
  void whatIsOpenIsNotDecided() {
    Tally.Entry entry = entry(Outcome.NOT_FULFILLED, -1);
    assertThat(of(DUE, entry))
        .isEqualTo(new Figures(1, 0, 0, 0, 1, 0, null, null, null, 0, 0, 0, 0));
    assertThat(of(DUE + 1, entry))
        .isEqualTo(new Figures(1, 0, 0, 1, 0, 1, 0.0, null, null, 0, 0, 0, 0));
  }

  @Test
  void theShareIsOfThoseThatAreDecided() {
    Tally.Entry inTime = entry(Outcome.IN_TIME, -1);
    assertThat(of(DUE, inTime, inTime, late(10), entry(Outcome.NOT_FULFILLED, -1)).shareInTime())
        .isEqualTo(0.6667);
  }

  @Test
  void theMedianIsInTheMiddleOrBetweenTheTwoThere() {
    assertThat(of(DUE, late(70), late(10), late(20)).medianDelay())
        .isEqualTo(Duration.ofSeconds(20));
    assertThat(of(DUE, late(70), late(10), late(20), late(30)).medianDelay())
        .isEqualTo(Duration.ofSeconds(25));
  }

  @Test
  void nineOfTenWereNoLater() {
    Tally.Entry[] ten = new Tally.Entry[10];
    for (int i = 0; i < 10; i++) {
      ten[i] = late(100 - 10L * i);
    }
    assertThat(of(DUE, ten).p90Delay()).isEqualTo(Duration.ofSeconds(90));
    assertThat(of(DUE, late(5)).p90Delay()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aimsAreCountedApart_andDoubtsOfWhatIsOwed() {
    Tally.Entry missed =
        new Tally.Entry(0, Obligation.NOTICE_IN_DAYTIME, DUE, Outcome.LATE, 9, true, true);
    Tally.Entry reached =
        new Tally.Entry(1, Obligation.NOTICE_IN_DAYTIME, DUE, Outcome.IN_TIME, -1, true, false);
    Tally.Entry doubtful = new Tally.Entry(2, Obligation.REPLY, DUE, Outcome.LATE, 9, false, true);
    Tally.Entry sure = new Tally.Entry(2, Obligation.REPLY, DUE, Outcome.IN_TIME, -1, false, true);
    Duration nine = Duration.ofSeconds(9);
    assertThat(of(DUE, missed, reached, doubtful, sure))
        .isEqualTo(new Figures(2, 1, 1, 0, 0, 1, 0.5, nine, nine, 2, 1, 2, 1));
  }
}
