package no.dognbok.query.statement.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import no.dognbok.events.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;

class StatementFormTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | JSON",
        "*/* | JSON",
        "application/json | JSON",
        "application/* | JSON",
        "text/* | CSV",
        "text/csv | CSV",
        "text/csv;charset=utf-8 | CSV",
        "text/csv, */* | CSV",
        "text/csv;q=0.5, application/json | JSON",
        "application/pdf, application/json;q=0.9 | PDF",
        "application/pdf;q=0, */* | JSON",
        "application/json;q=0, text/csv;q=0.1, */*;q=0 | CSV",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet | XLSX",
        // What Firefox and Chromium ask for.
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | HTML",
      })
  void theFormIsTheOneThatIsWantedMost(String accepted, StatementForm form) {
    assertThat(StatementForm.of(MediaType.parseMediaTypes(accepted))).isEqualTo(form);
  }

  @Test
  void whatCannotBeHadIsRefusedAndWhatCanIsSaid() {
    assertThatThrownBy(() -> StatementForm.of(List.of(MediaType.IMAGE_PNG)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.NOT_ACCEPTABLE))
        .hasMessageContaining("application/json")
        .hasMessageContaining("text/csv")
        .hasMessageContaining("application/pdf");
  }

  @Test
  void aFileSaysByItsExtensionWhatItIs() {
    assertThat(StatementForm.values())
        .allSatisfy(form -> assertThat(StatementForm.ofExtension(form.extension())).contains(form));
    assertThat(StatementForm.XLSX.extension()).isEqualTo("xlsx");
    assertThat(StatementForm.ofExtension("xls")).isEmpty();
    assertThat(StatementForm.ofExtension("PDF")).isEmpty();
  }

  @Test
  void jsonHoldsAllAndIsTheSameEachTime() {
    byte[] json = StatementForm.JSON.render(SampleStatement.filled());
    assertThat(StatementForm.JSON.render(SampleStatement.filled())).isEqualTo(json);
    assertThat(new String(json, StandardCharsets.UTF_8))
        .startsWith("{\"state\":")
        .contains("\"lines\":[");
  }
}
