package no.dognbok.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import no.dognbok.standalone.RunningLedger.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What invoices need: from the first check, which says what is missing, until nothing is. */
class InvoicingOverHttpTest {

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  private static final String OTHER_TRUST = "997005562";
  private static final JsonNode SAMPLE =
      new YAMLMapper().readTree(RunningLedger.SAMPLES.resolve("invoicing.yaml"));

  private static JsonNode check(String more) {
    Answer answer =
        LEDGER.get(
            "/statements/983974791/invoicing-check?month=" + more.replace("+", "%2B"),
            RunningLedger.TRUST);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> codes(JsonNode of) {
    return of.path("missing").valueStream().map(one -> one.path("code").asString()).toList();
  }

  /** A row of the sample, without what stands in the address. */
  private static ObjectNode body(JsonNode row) {
    ObjectNode body = (ObjectNode) row.deepCopy();
    return body.without(List.of("trust", "municipality"));
  }

  private static Answer put(String path, JsonNode body) {
    Answer answer = LEDGER.send("PUT", path, body.toString(), RunningLedger.TRUST);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  @Test
  void get_whatIsMissing_untilNothingIs() {
    JsonNode before = check("2025-10");
    assertThat(before.path("ready").asBoolean(true)).isFalse();
    assertThat(codes(before)).containsExactly("SELLER_NOT_SET");
    assertThat(before.path("receivers").size()).as("all have agreed on terms").isEqualTo(22);
    assertThat(before.path("receivers").valueStream())
        .allSatisfy(receiver -> {
          assertThat(receiver.path("ready").asBoolean(true)).isFalse();
          assertThat(codes(receiver)).containsExactly("RECEIVER_NOT_SET");
          assertThat(receiver.at("/missing/0/text").asString())
              .contains(receiver.at("/municipality/name").asString());
        });

    JsonNode seller = SAMPLE.at("/invoicing/0");
    put("/reference/invoicing/983974791", body(seller));
    long last = 0;
    TreeSet<String> set = new TreeSet<>();
    for (JsonNode receiver : SAMPLE.path("invoiceReceivers")) {
      assertThat(check("2025-10").path("ready").asBoolean(true)).isFalse();
      String municipality = receiver.path("municipality").asString();
      set.add(municipality);
      last =
          put("/reference/invoice-receivers/983974791/" + municipality, body(receiver))
              .json()
              .path("position")
              .asLong();
    }
    assertThat(set).hasSize(22);

    JsonNode after = check("2025-10&atLeast=" + last);
    assertThat(after.path("ready").asBoolean()).as(after.toString()).isTrue();
    assertThat(codes(check("2031-10"))).containsExactly("DAILY_RATE_NOT_KNOWN");
    JsonNode then = check("2025-10&knownAt=" + before.at("/basis/knownAt").asString());
    assertThat(codes(then)).containsExactly("SELLER_NOT_SET");

    JsonNode known = LEDGER.get("/reference", RunningLedger.STEINKJER).json();
    assertThat(known.at("/invoicing/0")).isEqualTo(seller);
    assertThat(known.path("invoiceReceivers").size()).isEqualTo(22);
    assertThat(known.at("/invoiceReceivers/0")).isEqualTo(SAMPLE.at("/invoiceReceivers/0"));
  }

  @Test
  void get_forbidden_forWhomTheInvoicesAreNot() {
    String path = "/statements/983974791/invoicing-check?month=2025-10";
    assertThat(LEDGER.get(path, RunningLedger.STEINKJER).code()).isEqualTo("not-yours");
    assertThat(LEDGER.get(path, RunningLedger.AUDITOR).status()).isEqualTo(200);
    assertThat(
            LEDGER
                .get(
                    "/statements/%s/invoicing-check?month=2025-10".formatted(OTHER_TRUST),
                    RunningLedger.TRUST)
                .code())
        .isEqualTo("not-yours");
  }

  @ParameterizedTest
  @CsvSource({
    "983974791/invoicing-check, missing-field, month",
    "983974791/invoicing-check?month=2025-13, invalid-value, month",
    "98397479/invoicing-check?month=2025-10, invalid-value, trust"
  })
  void get_badRequest_forNoMonth(String path, String code, String names) {
    Answer answer = LEDGER.get("/statements/" + path, RunningLedger.TRUST);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.detail()).contains(names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "account | \"99990000015\" | control digit",
        "account | \"NO0099990000014\" | IBAN",
        "postcode | \"760\" | four digits",
        "paymentDays | 0 | from 1 to 120",
        "paymentDays | 121 | from 1 to 120",
        "firstNumber | 0 | from 1",
        "numberPrefix | \"FAKTURANUMMER\" | at most ten",
        "contact | \"Kari Nordmann\" | e-mail",
        "name | \"to\\nlinjer\" | one line",
        "tax | \"STANDARD\" | OUTSIDE_SCOPE",
        "vatRegistered | false | OUTSIDE_SCOPE",
        "city | null | missing"
      })
  void put_badRequest_forASellerWhoseInvoicesWouldComeBack(
      String field, String value, String right) {
    ObjectNode body = body(SAMPLE.at("/invoicing/0"));
    body.set(field, new YAMLMapper().readTree(value));
    Answer answer =
        LEDGER.send("PUT", "/reference/invoicing/983974791", body.toString(), RunningLedger.TRUST);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.detail()).contains(right);
  }

  @ParameterizedTest
  @CsvSource({"organisation, 840029213, control digit", "postcode, 77130, four digits"})
  void put_badRequest_forAReceiverWhoGetsNothing(String field, String value, String right) {
    ObjectNode body = body(SAMPLE.at("/invoiceReceivers/0")).put(field, value);
    Answer answer =
        LEDGER.send(
            "PUT",
            "/reference/invoice-receivers/983974791/5006",
            body.toString(),
            RunningLedger.TRUST);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.detail()).contains(right);
  }
}
