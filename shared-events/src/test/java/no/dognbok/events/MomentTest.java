package no.dognbok.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class MomentTest {

  @Test
  void aLocalTimeIsExactInSummerAndWinter() {
    assertThat(Moment.local(LocalDateTime.parse("2025-07-01T12:00")))
        .isEqualTo(Moment.exact(Instant.parse("2025-07-01T10:00:00Z")));
    assertThat(Moment.local(LocalDateTime.parse("2025-12-01T12:00")))
        .isEqualTo(Moment.exact(Instant.parse("2025-12-01T11:00:00Z")));
  }

  @Test
  void anHourThatIsRepeatedIsTheEarlierOneAndCanBeTheLater() {
    Moment moment = Moment.local(LocalDateTime.parse("2025-10-26T02:30"));
    assertThat(moment.precision()).isEqualTo(Moment.Precision.REPEATED_HOUR);
    assertThat(moment.earliest()).isEqualTo("2025-10-26T00:30:00Z");
    assertThat(moment.latest()).isEqualTo("2025-10-26T01:30:00Z");
  }

  @Test
  void anHourThatIsSkippedMovesForwardAndCanHaveBeenBefore() {
    Moment moment = Moment.local(LocalDateTime.parse("2025-03-30T02:30"));
    assertThat(moment.precision()).isEqualTo(Moment.Precision.SKIPPED_HOUR);
    assertThat(moment.instant()).isEqualTo("2025-03-30T01:30:00Z"); // 03:30 summer time
    assertThat(moment.earliest()).isEqualTo("2025-03-30T00:30:00Z"); // 01:30 winter time
    assertThat(moment.latest()).isEqualTo(moment.instant());
  }

  @Test
  void aDateCanBeAnyTimeOfItsDayAlsoWhenTheDayHas23Hours() {
    Moment moment = Moment.date(LocalDate.of(2025, 3, 30), LocalTime.NOON);
    assertThat(moment.day()).isEqualTo("2025-03-30");
    assertThat(moment.earliest()).isEqualTo("2025-03-29T23:00:00Z");
    assertThat(moment.latest()).isEqualTo("2025-03-30T21:59:59.999999999Z");
  }

  @Test
  void theDayIsTheNorwegianOne() {
    assertThat(Moment.exact(Instant.parse("2025-06-30T22:30:00Z")).day()).isEqualTo("2025-07-01");
  }
}
