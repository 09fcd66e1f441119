package no.dognbok.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import no.dognbok.events.Moment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalTimesTest {

  private static Moment parse(String text) {
    return LocalTimes.parse(text, date -> Moment.date(date, LocalTime.NOON));
  }

  @ParameterizedTest
  @CsvSource({
    "2025-05-12T10:20, 2025-05-12T08:20:00Z",
    "2025-05-12T10:20:30, 2025-05-12T08:20:30Z",
    "2025-05-12T10:20:30.5+01:00, 2025-05-12T09:20:30.5Z",
    "2025-05-12T10:20Z, 2025-05-12T10:20:00Z",
    "2025-05-12T24:00:00, 2025-05-12T22:00:00Z",
    "2025-12-31T24:00, 2025-12-31T23:00:00Z",
    "2025-05-12T10:20:30.1234567899, 2025-05-12T08:20:30.123456789Z",
    "2025-05-12, 2025-05-12T10:00:00Z",
    "2012-01-01, 2012-01-01T11:00:00Z"
  })
  void readsWhatSendersWrite(String text, Instant instant) {
    assertThat(parse(text).instant()).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0205-05-12T10:20",
        "0001-01-01",
        "1999-12-31",
        "2100-01-02",
        "+999999999-12-31",
        "-2025-05-12T10:20",
        "2025-05-12T25:00",
        "2025-05-12T24:01",
        "2025-05-12T24:00:00.5",
        "2025-05-12T10:20+99:00",
        "2025-05",
        "2025",
        "T",
        ""
      })
  void readsNothingElse(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(DateTimeException.class);
  }
}
