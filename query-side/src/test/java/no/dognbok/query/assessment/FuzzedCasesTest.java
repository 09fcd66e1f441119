package no.dognbok.query.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import no.dognbok.events.Refusal;
import no.dognbok.exchange.JsonFault;
import no.dognbok.fuzz.Fuzz;
import no.dognbok.fuzz.Odd;
import no.dognbok.fuzz.OddJson;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever case is asked about, it is judged or refused, and no refusal shows anybody's number. */
class FuzzedCasesTest {

  private static final Pattern ELEVEN_DIGITS = Pattern.compile("[0-9]{11,}");

  @Test
  void anyCaseIsJudgedOrRefused() throws IOException {
    OddJson cases = new OddJson(Cases.in(Cases.OWN));
    Map<String, Integer> words =
        Fuzz.each("cases", Fuzz.inputs(5_000), cases::make, FuzzedCasesTest::read);
    Fuzz.check(
        words,
        "judged",
        "not JSON",
        "unreadable-json",
        "invalid-value",
        "missing-field",
        "unknown-field");
  }

  private static String read(byte[] body) {
    JsonNode json;
    try {
      json = JsonMapper.shared().readTree(body);
    } catch (JacksonException e) {
      showsNobody(JsonFault.where(e));
      return "not JSON";
    }
    try {
      Assessment assessment = Assessment.of(Case.read(json, Cases.surroundings()));
      assertThat(JsonMapper.shared().writeValueAsBytes(assessment)).isNotEmpty();
      return "judged";
    } catch (Refusal refusal) {
      showsNobody(refusal.getMessage());
      showsNobody(refusal.details().toString());
      assertThat(JsonMapper.shared().writeValueAsBytes(refusal.getMessage())).isNotEmpty();
      return refusal.code().text();
    }
  }

  private static void showsNobody(String text) {
    assertThat(Odd.neverShown()).as(text).noneMatch(text::contains);
    assertThat(text).doesNotContainPattern(ELEVEN_DIGITS);
  }
}
