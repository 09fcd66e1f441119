package no.dognbok.query.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import no.dognbok.events.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What a case expects is read as strictly as the rest of it. */
class ExpectationTest {

  private static Case expecting(String expect) {
    String json =
        "{'stay': {'municipality': '5006'}, 'events': [], 'expect': {%s}}".formatted(expect);
    return Case.read(JsonMapper.shared().readTree(json.replace('\'', '"')), Cases.surroundings());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'billable': {'day': '2024-04-08'} | expect.billable",
        "'billable': [{}] | expect.billable",
        "'billable': [20240408] | expect.billable",
        "'billable': [], 'amount': '5981' | expect.amount",
        "'billable': [], 'amount': {} | expect.amount",
        "'billable': [], 'amount': 5981.5 | expect.amount",
        "'billable': [], 'amount': 99999999999999999999 | expect.amount",
        "'billable': [], 'grounds': {'monday': 'READY'} | expect.grounds",
        "'billable': [], 'grounds': {'2024-04-08': 'XYZ'} | expect.grounds.2024-04-08"
      })
  void whatCannotBeExpectedIsRefusedByItsField(String expect, String field) {
    assertThatThrownBy(() -> expecting(expect))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(Refusal.Code.INVALID_VALUE);
              assertThat(refusal.details()).containsEntry("field", field);
            });
  }

  @Test
  void aNumberInThePlaceOfADayIsNotShown() {
    assertThatThrownBy(() -> expecting("'billable': [], 'grounds': {'15876500565': 'XYZ'}"))
        .isInstanceOf(Refusal.class)
        .hasMessageNotContaining("15876500565");
  }

  @Test
  void anAmountThatIsNotKnownIsExpectedAsNull() {
    assertThat(expecting("'billable': [], 'amount': null").expected())
        .hasValueSatisfying(expected -> {
          assertThat(expected.amountGiven()).isTrue();
          assertThat(expected.amount()).isNull();
        });
  }
}
