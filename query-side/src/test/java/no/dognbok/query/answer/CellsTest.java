package no.dognbok.query.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import no.dognbok.query.stay.PartyAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in the cells of a table. */
class CellsTest {

  @ParameterizedTest
  @CsvSource({
    "2025-05-12T10:05:07.123456+02:00, 12.05.2025 10:05:07",
    "2025-05-12T08:05:00Z, 12.05.2025 10:05:00",
    "2025-10-26T02:30:00+02:00, 26.10.2025 02:30:00 +02:00",
    "2025-10-26T02:30:00+01:00, 26.10.2025 02:30:00 +01:00",
    "2025-10-26T03:00:00+01:00, 26.10.2025 03:00:00"
  })
  void aTimeIsThatOfNorway_andSaysWhichWhereTheHourComesTwice(OffsetDateTime time, String cell) {
    assertThat(Cells.time(time)).isEqualTo(cell);
  }

  @Test
  void whatSomebodyToldIsNoFormula_andWhatNobodyToldIsNothing() {
    assertThat(Cells.told("=1+1")).isEqualTo("'=1+1");
    assertThat(Cells.told(null)).isEmpty();
    assertThat(Cells.time(null)).isEmpty();
    assertThat(Cells.party(null)).isEmpty();
  }

  @Test
  void aPartyIsKnownByNameAndAddress() {
    assertThat(Cells.party(new PartyAnswer("her:59", "Levanger", true)))
        .isEqualTo("Levanger (her:59)");
    assertThat(Cells.party(new PartyAnswer("her:59", "her:59", false))).isEqualTo("her:59");
  }
}
