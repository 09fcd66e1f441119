package no.dognbok.command.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.exchange.CountedStay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A list of a month, as spreadsheets and systems write it, and as people mistype it. */
class ListReaderTest {

  private static final YearMonth OCTOBER = YearMonth.of(2025, 10);
  private static final UUID STAY = UUID.fromString("10000000-0000-4000-8000-00000000000a");

  private static List<CountedStay> read(String text) {
    return ListReader.read(text.getBytes(StandardCharsets.UTF_8), OCTOBER);
  }

  private static CountedStay row(int line, String reference) {
    return new CountedStay(
        line, reference, null, LocalDate.of(2025, 10, 14), LocalDate.of(2025, 10, 16));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Referanse;Fra;Til\nOpphold Å1;14.10.2025;16.10.2025\n",
        "\uFEFFreferanse;fra;til;døgn\r\nOpphold Å1;14.10.2025;16.10.2025;3\r\n",
        "Own reference,From,To,Days\nOpphold Å1,2025-10-14,2025-10-16,3",
        "\"Til og med\";\"Fra og med\";\"Egen referanse\"\n"
            + "\"16.10.2025\";\"14.10.2025\";\"Opphold Å1\"",
        "Antall døgn;TOM;FOM;REF.\n3,0; 16.10.2025 ; 14.10.2025;  Opphold Å1 ",
        "Referanse;;Fra;Til\nOpphold Å1;;2025-10-14;2025-10-16\n;;;\n\n"
      })
  void isReadInEveryFormThatPeopleHave(String text) {
    assertThat(read(text)).containsExactly(row(2, "Opphold Å1"));
  }

  @Test
  void isReadInTheCharactersOfOlderSpreadsheets() {
    byte[] list =
        "Referanse;Fra;Til;Døgn\nOpphold Å1;14.10.2025;16.10.2025;3\n"
            .getBytes(Charset.forName("windows-1252"));
    assertThat(ListReader.read(list, OCTOBER)).containsExactly(row(2, "Opphold Å1"));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () -> ListReader.read("Referanse;Fra;Til".getBytes(StandardCharsets.UTF_16LE), OCTOBER))
        .withMessageContaining("UTF-8 or Windows-1252");
  }

  @Test
  void aStayIsNamedByTheLedgersIdToo_andLinesKeepTheirNumbers() {
    assertThat(
            read(
                "Opphold;Referanse;Fra;Til\n%s;;2025-10-14;2025-10-14\n\n;DIPS 1;2025-09-30;2025-11-02\n"
                    .formatted(STAY)))
        .containsExactly(
            new CountedStay(2, null, STAY, LocalDate.of(2025, 10, 14), LocalDate.of(2025, 10, 14)),
            new CountedStay(
                4, "DIPS 1", null, LocalDate.of(2025, 9, 30), LocalDate.of(2025, 11, 2)));
  }

  @Test
  void aMonthWithoutDaysIsAListToo() {
    assertThat(read("Referanse;Fra;Til\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a;31.11.2025;1.12.2025|'fra': '31.11.2025' is no date; expected one such as 2025-10-14 or"
            + " 14.10.2025",
        "a;2025-13-01;2025-10-14|'fra': '2025-13-01' is no date",
        "a;;14.10.2025|'fra': is missing; expected a date",
        "a;14/10/2025;2025-10-14|'fra': '14/10/2025' is no date",
        "a;2025-10-14;2025-10-13|'til': 2025-10-13 lies before 2025-10-14",
        "a;2052-10-14;2052-10-15|'til': 2052-10-14 to 2052-10-15 is far from 2025-10",
        "a;2015-10-14;2025-10-15|'fra': 2015-10-14 to 2025-10-15 is far from 2025-10",
        "a;2025-10-14;2025-10-16;4|'døgn': 4 does not fit 2025-10-14 to 2025-10-16, which is 3"
            + " days",
        "a;2025-10-14;2025-10-16;2|where the last is the day of departure, write the day before",
        "a;2025-10-14;2025-10-16;tre|'døgn': 'tre' is no number of days",
        ";2025-10-14;2025-10-16|'referanse': names no stay",
        "a<b;2025-10-14;2025-10-16|'referanse': 'a<b' cannot be kept: expected at most 64 letters",
        "a;b;2025-10-14;2025-10-16;3|5 columns, where the headings are 4"
      })
  void aBadLineIsNamed_withWhatWouldBeRight(String line, String said) {
    String padded = line.chars().filter(c -> c == ';').count() < 3 ? line + ";" : line;
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () -> read("Referanse;Fra;Til;Døgn\ngod;2025-10-01;2025-10-02;2\n" + padded + "\n"))
        .satisfies(refusal -> {
          assertThat(refusal.code()).isEqualTo(Code.UNREADABLE_LIST);
          assertThat(refusal.getMessage()).contains("line 3").contains(said);
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Fra;Til|'referanse': this column is missing",
        "Referanse;Fra|'til': this column is missing",
        "Referanse;Fra;Til;Navn|'Navn': no column of such a list, which names nobody",
        "Referanse;Fra;Til;fom|'fra': stands there twice",
        "Hei|'fra': this column is missing"
      })
  void aMissingOrForeignHeadingIsNamed(String headings, String said) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> read(headings + "\na;2025-10-14;2025-10-16;x\n"))
        .withMessageContaining("line 1")
        .withMessageContaining(said);
  }

  @Test
  void nothingIsNoList() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> read(""))
        .withMessageContaining("expected a row of headings");
  }

  @Test
  void aQuotationMarkThatIsAloneIsNamed() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> read("Referanse;Fra;Til\n\"a\"b;2025-10-14;2025-10-14\n"))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(Code.UNREADABLE_LIST));
  }

  @Test
  void everyBadLineIsNamed_andNothingIsTaken() {
    String bad =
        IntStream.rangeClosed(1, 80)
            .mapToObj(i -> i % 2 == 0 ? "a%d;2025-10-14;2025-10-14".formatted(i) : "a;x;2025-10-14")
            .collect(Collectors.joining("\n"));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> read("Referanse;Fra;Til\n" + bad))
        .satisfies(refusal -> {
          assertThat(refusal.getMessage()).contains("40 of its lines");
          assertThat((List<?>) refusal.details().get("lines")).hasSize(40);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"12834112092", "128341 12092", "12.83.41-12092", "nr 12834112092", "128341_12092"})
  void anIdentityNumberIsRefused_andNotShown(String number) {
    for (String line :
        List.of(
            number + ";2025-10-14;2025-10-14",
            "a;" + number + ";2025-10-14",
            "a;2025-10-14;2025-10-14\n;;;" + number)) {
      assertThatExceptionOfType(Refusal.class)
          .isThrownBy(() -> read("Referanse;Fra;Til;Døgn\n" + line))
          .satisfies(refusal ->
              assertThat(refusal.getMessage() + refusal.details())
                  .doesNotContain("12092")
                  .doesNotContain("128341")
                  .doesNotContain("12.83.41"));
    }
  }

  @Test
  void moreThanAMonthCanHaveIsRefused() {
    String rows = "a;2025-10-14;2025-10-14\n".repeat(5_001);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> read("Referanse;Fra;Til\n" + rows))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(Code.TOO_LARGE));
  }
}
