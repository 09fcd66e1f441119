package no.dognbok.query.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import no.dognbok.events.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;

class AnswerFormatTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          */*                                    | JSON
          application/json                       | JSON
          application/json, text/csv             | JSON
          text/html, application/xml;q=0.9, */*;q=0.8 | JSON
          text/csv                               | CSV
          text/csv;charset=utf-8                 | CSV
          text/*                                 | CSV
          text/csv, */*                          | CSV
          text/csv;q=0.5, application/json       | JSON
          text/csv;q=0.9, application/json;q=0.4 | CSV
          """)
  void itIsJsonUnlessATableIsWanted(String accepted, Format form) {
    assertThat(Format.of(MediaType.parseMediaTypes(accepted))).isEqualTo(form);
  }

  @Test
  void whoAcceptsAnythingGetsJson_andWhoAcceptsNeitherIsTold() {
    assertThat(Format.of(List.of())).isEqualTo(Format.JSON);
    assertThatThrownBy(() -> Format.of(List.of(MediaType.IMAGE_PNG)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("text/csv");
  }
}
