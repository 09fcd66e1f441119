package no.dognbok.query.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import no.dognbok.query.evidence.check.StatementDigest;
import no.dognbok.query.evidence.check.Unreadable;
import no.dognbok.query.statement.StatementContent.Totals;
import no.dognbok.query.statement.form.SampleStatement;
import no.dognbok.query.stay.PartyAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Who checks a statement offline comes to the digest that the ledger recorded. */
class StatementDigestTest {

  private static final Statement FILLED = SampleStatement.filled();

  private static String json(Statement statement) {
    return new String(StatementJson.write(statement), UTF_8);
  }

  private static StatementDigest read(String json) {
    return StatementDigest.of(json.getBytes(UTF_8));
  }

  private static Statement holding(StatementContent content) {
    return new Statement(
        FILLED.state(),
        content,
        StatementJson.digest(content),
        FILLED.basis(),
        FILLED.presented(),
        FILLED.frozenAt(),
        List.of(),
        List.of(),
        List.of());
  }

  @Test
  void ofAllThatCanStandInOne() {
    StatementDigest read = read(json(FILLED));
    assertThat(read.sha256()).isEqualTo(StatementJson.digest(FILLED.content()));
    assertThat(read.trust()).isEqualTo(FILLED.content().trust().address());
    assertThat(read.municipality()).isEqualTo(FILLED.content().municipality().address());
    assertThat(read.month()).isEqualTo(FILLED.content().month().toString());
    assertThat(read.stated()).isEqualTo(FILLED.digest());
    assertThat(read.others()).contains("basis", "state").doesNotContain("lines", "digest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.3", "0.30000000000000001", "1.0", "1e0", "1E2", "-0", "-0.0"})
  void noNumberThatCouldBeWrittenInTwoWays(String number) {
    for (String json : List.of("[%s]", "{\"a\":{\"b\":[1,%s]}}", "%s")) {
      String other = withLines(json.formatted(number));
      assertThatThrownBy(() -> read(other))
          .isInstanceOf(Unreadable.class)
          .hasMessageContaining("whole");
    }
    assertThat(read(withLines("[0,-1,12345678901234567890123]")).sha256())
        .isNotEqualTo(read(withLines("[0,-1,12345678901234567890124]")).sha256());
  }

  private static String withLines(String lines) {
    ObjectNode statement = (ObjectNode) JsonMapper.shared().readTree(json(FILLED));
    String marked = statement.put("lines", "HERE").toString();
    return marked.replace("\"HERE\"", lines);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Størdal", "\u00a0 \u2028\u2029", "\"\\/\b\f\n\r\t\u0001\u007f", "😀 Ⰰ ಠ", "<&>'"})
  void ofOneWithNothingInItAndSuchAName(String name) {
    StatementContent filled = FILLED.content();
    StatementContent empty =
        new StatementContent(
            1,
            new PartyAnswer("org:983974791", name, false),
            filled.municipality(),
            filled.month(),
            List.of(),
            List.of(),
            List.of(),
            new Totals(0, 0, null, 0, 0, -1, -1, Long.MIN_VALUE, Long.MAX_VALUE),
            List.of(),
            List.of(),
            List.of(2027));
    StatementDigest read = read(json(holding(empty)));
    assertThat(read.sha256()).isEqualTo(read.stated()).isEqualTo(StatementJson.digest(empty));
  }

  @Test
  void itIsTheSameHoweverTheJsonIsLaidOutAndWithoutReferences() {
    String json = json(FILLED);
    String erased = json.replaceAll("\"references\":\\[[^]]*]", "\"references\": [ ]");
    assertThat(erased).isNotEqualTo(json);
    assertThat(read("\n " + erased + "\n").sha256())
        .isEqualTo(StatementJson.digest(FILLED.content()));
  }

  @ParameterizedTest
  @CsvSource({
    "\"form\":1, \"form\":2",
    "5981, 5982",
    "Steinkjer, Steinkjær",
    "null, 0",
    "\"verdict\":\"PAYABLE\", \"verdict\":\"NOT_PAYABLE\"",
  })
  void aChangeIsAnotherDigest(String part, String other) {
    String json = json(FILLED);
    assertThat(json).contains(part);
    assertThat(read(json.replaceFirst(part, other)).sha256())
        .isNotEqualTo(StatementJson.digest(FILLED.content()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"form\":1}",
        "null",
        "\"lines\"",
        "{\"lines\":[{\"references\":\"x\"}]}",
        "{\"lines\":[",
      })
  void whatIsNoStatementIsNotRead(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(Unreadable.class);
  }

  @Test
  void whatStandsTwiceOrBehindItIsNotRead() {
    String json = json(FILLED);
    for (String other :
        List.of(
            json + "{}",
            json.replaceFirst("\\{", "{\"lines\":[],"),
            json.replaceFirst("\"totals\":\\{", "\"totals\":{\"toPay\":0,"),
            json.replaceFirst("\"month\":\"[^\"]*\"", "\"month\":null"))) {
      assertThat(other).isNotEqualTo(json);
      assertThatThrownBy(() -> read(other)).isInstanceOf(Unreadable.class);
    }
  }
}
