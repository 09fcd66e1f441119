package no.dognbok.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumSet;
import no.dognbok.events.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedMonthsTest {

  /** New Year has come in Norway. */
  private static final Instant AS_OF = Instant.parse("2025-12-31T23:30:00Z");

  @ParameterizedTest
  @CsvSource({
    ",,2025-02 to 2026-01",
    "2025-10,,2025-10 to 2026-01",
    "2027-01,,2027-01 to 2027-01",
    ",2025-03,2024-04 to 2025-03",
    "2025-03,2025-03,2025-03 to 2025-03",
    "2016-02,2026-01,2016-02 to 2026-01",
  })
  void theyAreTwelveMonthsUntilNowUnlessOthersAreNamed(
      @Nullable String from, @Nullable String to, String months) {
    assertThat(AskedMonths.of(from, to, AS_OF)).hasToString(months);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-13,,a month such as 2025-10",
    ",oktober,a month such as 2025-10",
    ",2025-10-01,a month such as 2025-10",
    "2025-10,2025-09,not before 2025-10",
    "2016-01,2026-01,at most 120 months",
  })
  void whatIsNoSuchTimeIsRefused(@Nullable String from, @Nullable String to, String right) {
    assertThatThrownBy(() -> AskedMonths.of(from, to, AS_OF))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(right);
  }

  @Test
  void whatIsToldApartIsNamed() {
    assertThat(Grouping.parse(" ")).isEmpty();
    assertThat(Grouping.parse("kind, month")).isEqualTo(EnumSet.of(Grouping.MONTH, Grouping.KIND));
    assertThatThrownBy(() -> Grouping.parse("month,week"))
        .hasMessageContaining("month, municipality, hospital and kind");
  }
}
