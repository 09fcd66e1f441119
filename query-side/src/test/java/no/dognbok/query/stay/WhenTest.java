package no.dognbok.query.stay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import no.dognbok.events.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhenTest {

  private static final Instant NOW = Instant.parse("2025-05-12T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Instant BEFORE = NOW.minusSeconds(60);

  private static When when(String asOf, String knownAt) {
    return When.of(asOf, knownAt, CLOCK, BEFORE);
  }

  @Test
  void bothAreNowByDefault() {
    assertThat(when(null, null)).isEqualTo(new When(NOW, NOW));
    assertThat(when("", " ")).isEqualTo(new When(NOW, NOW));
  }

  @Test
  void afterTheClockWentBackEverythingThatIsRecordedIsKnownAllTheSame() {
    Instant recorded = NOW.plusSeconds(3_600);
    assertThat(When.of(null, null, CLOCK, recorded)).isEqualTo(new When(NOW, recorded));
    assertThat(When.of("2025-05-01T12:00", null, CLOCK, recorded))
        .isEqualTo(new When(Instant.parse("2025-05-01T10:00:00Z"), recorded));
    assertThat(When.of(null, "2025-05-12T12:00", CLOCK, recorded)).isEqualTo(new When(NOW, NOW));
  }

  @Test
  void asOfIsKnownAtWhereOnlyThatIsGiven() {
    Instant noon = Instant.parse("2025-05-01T10:00:00Z");
    assertThat(when(null, "2025-05-01T12:00")).isEqualTo(new When(noon, noon));
    assertThat(when("2025-05-01T12:00", null)).isEqualTo(new When(noon, NOW));
  }

  @Test
  void aDateMeansItsEnd() {
    assertThat(when("2025-05-01", null).asOf())
        .isEqualTo(Instant.parse("2025-05-01T21:59:59.999999Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2000-01-01T00:00", "2026-05-12", "2026-05-12T23:59", "2024-02-29"})
  void whatCanBeJudgedIsTaken(String moment) {
    assertThat(when(moment, moment).asOf()).isEqualTo(when(moment, moment).knownAt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1999-12-31",
        "1999-12-31T23:59:59",
        "-5000-01-01T00:00",
        "2026-05-13",
        "2026-05-13T00:00",
        "9999-12-31",
        "+999999999-12-31T23:59",
        "yesterday",
        "2025-02-30"
      })
  void whatCannotIsRefusedWithWhatWouldBeRight(String moment) {
    for (boolean asOf : new boolean[] {true, false}) {
      assertThatThrownBy(() -> when(asOf ? moment : null, asOf ? null : moment))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal -> {
                assertThat(refusal.code()).isEqualTo(Refusal.Code.INVALID_VALUE);
                assertThat(refusal)
                    .hasMessageContaining("'" + moment + "'")
                    .hasMessageContaining(
                        "expected a local time such as 2025-05-12T12:00, or a date, from 2000-01-01"
                            + " to 2026-05-12");
                assertThat(refusal.details()).containsEntry("field", asOf ? "asOf" : "knownAt");
              });
    }
  }
}
