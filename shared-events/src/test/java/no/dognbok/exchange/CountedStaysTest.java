package no.dognbok.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows of a count are read as they were written, however many texts they take. */
class CountedStaysTest {

  private static final LocalDate DAY = LocalDate.of(2025, 10, 14);

  private static CountedStay row(int line) {
    return new CountedStay(
        line,
        line % 3 == 0 ? null : "ref æ/" + line,
        line % 3 == 1 ? null : UUID.randomUUID(),
        DAY.minusDays(line % 5),
        DAY);
  }

  @Test
  void rowsAreReadAsTheyWereWritten() {
    List<CountedStay> rows = IntStream.rangeClosed(2, 400).mapToObj(CountedStaysTest::row).toList();
    List<String> texts = CountedStays.texts(rows, 1_000);
    assertThat(texts).hasSizeGreaterThan(10).allMatch(text -> text.length() <= 1_000);
    assertThat(CountedStays.read(texts)).isEqualTo(rows);
    assertThat(CountedStays.texts(rows, 100_000)).hasSize(1);
  }

  @Test
  void aListWithoutRowsIsAText() {
    List<String> texts = CountedStays.texts(List.of(), 1_000);
    assertThat(texts).hasSize(1).allMatch(text -> !text.isBlank());
    assertThat(CountedStays.read(texts)).isEmpty();
  }

  @Test
  void bothTheFirstAndTheLastDayAreCounted() {
    CountedStay row = new CountedStay(2, "a", null, DAY, DAY.plusDays(2));
    assertThat(row.days()).isEqualTo(3);
    assertThat(row.dates()).containsExactly(DAY, DAY.plusDays(1), DAY.plusDays(2));
  }

  @Test
  void whatIsNoListIsNotReadAsOne() {
    assertThatIllegalArgumentException().isThrownBy(() -> CountedStays.read(List.of("Hei")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CountedStays.read(List.of("dognbok-count/1\n2\ta")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CountedStay(2, "a", null, DAY, DAY.minusDays(1)));
  }
}
