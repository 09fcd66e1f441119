package no.dognbok.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.LongPredicate;
import no.dognbok.events.Refusal;
import no.dognbok.log.Micros;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days and months, and what is asked for where nothing is said. */
class AskedPeriodTest {

  private static final Instant AS_OF = Instant.parse("2025-11-09T23:30:00Z"); // the 10th in Norway

  private static AskedPeriod asked(@Nullable String from, @Nullable String to) {
    return AskedPeriod.of(from, to, AS_OF);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-10, 2025-10, 2025-10-01, 2025-10-31",
    "2025-10-05, 2025-10, 2025-10-05, 2025-10-31",
    "2025-02, 2025-02-03, 2025-02-01, 2025-02-03",
    "2025-10-05, 2025-10-05, 2025-10-05, 2025-10-05",
    ", , 2024-11-11, 2025-11-10",
    "2025-10-05, , 2025-10-05, 2025-11-10",
    ", 2025-03, 2024-04-01, 2025-03-31",
    "2026-01-05, , 2026-01-05, 2026-01-05"
  })
  void aMonthIsItsFirstDayOrItsLast(
      @Nullable String from, @Nullable String to, LocalDate first, LocalDate last) {
    assertThat(asked(from, to)).isEqualTo(new AskedPeriod(first, last));
  }

  @Test
  void itHasTheMomentsOfItsDaysInNorway() {
    LongPredicate moments = asked("2025-10-26", "2025-10-26").moments();
    long hour = 3_600_000_000L;
    long begin = Micros.of(Instant.parse("2025-10-25T22:00:00Z"));
    assertThat(moments.test(begin - 1)).isFalse();
    assertThat(moments.test(begin)).isTrue();
    assertThat(moments.test(begin + 25 * hour - 1)).as("a day of 25 hours").isTrue();
    assertThat(moments.test(begin + 25 * hour)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2025-13, , from",
    "2025-1-1, , from",
    "1999-01, , from",
    ", yesterday, to",
    "2025-10-05, 2025-10-04, to",
    "2020-10-05, 2025-10-31, from"
  })
  void whatIsNone_orTooLong_isRefused(@Nullable String from, @Nullable String to, String field) {
    assertThatThrownBy(() -> asked(from, to))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.details()).containsEntry("field", field))
        .hasMessageContaining("expected");
  }
}
