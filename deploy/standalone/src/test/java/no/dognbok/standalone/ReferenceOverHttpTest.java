package no.dognbok.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import no.dognbok.standalone.RunningLedger.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Rates, addresses, holidays and agreements: who may set them, and what setting them changes. */
class ReferenceOverHttpTest {

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  private static final String OTHER_TRUST = "997005562";

  private static Answer put(String path, String json, String organisation) {
    return LEDGER.send("PUT", path, json, organisation);
  }

  @Test
  void put_ok_forARate_andTheDayIsPricedWithIt() {
    UUID stay = UUID.randomUUID();
    LEDGER.told(
        RunningLedger.admitted(stay, "2026-02-02T10:00", "5006"),
        RunningLedger.line(stay, "8", "2026-02-02T12:00", "AdmissionNoticeSent"),
        RunningLedger.line(stay, "9", "2026-02-05T10:00", "DeclaredReady", "\"by\":\"PHYSICIAN\""),
        RunningLedger.line(stay, "10", "2026-02-05T10:10", "ReadyNoticeSent"),
        RunningLedger.line(stay, "ut", "2026-02-06T10:00", "PatientDeparted"));
    Answer before = LEDGER.get("/stays/%s/payment-days".formatted(stay), RunningLedger.TRUST);
    assertThat(before.json().path("amount").isNull()).as(before.body()).isTrue();
    Answer set =
        put("/reference/daily-rates/2026", "{'nok':6204,'source':'a test'}", RunningLedger.TRUST);
    assertThat(set.status()).as(set.body()).isEqualTo(200);
    Answer after =
        LEDGER.get(
            "/stays/%s/payment-days?atLeast=%s".formatted(stay, set.json().path("position")),
            RunningLedger.TRUST);
    assertThat(after.json().path("amount").asInt()).isEqualTo(6204);
  }

  @Test
  void put_nothingChanged_forWhatIsKnownSoAlready() {
    String days = "{'days':['2033-05-17','2033-01-01'],'source':'a test'}";
    assertThat(
            put("/reference/holidays/2033", days, RunningLedger.AUDITOR)
                .json()
                .path("changed")
                .asBoolean())
        .isTrue();
    Answer again = put("/reference/holidays/2033", days, RunningLedger.AUDITOR);
    assertThat(again.json().path("changed").asBoolean()).isFalse();
    assertThat(again.json().path("position").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/reference/daily-rates/1999 | {'nok':1,'source':'x'} | 1999",
        "/reference/daily-rates/2027 | {'nok':0,'source':'x'} | nok",
        "/reference/daily-rates/2027 | {'nok':'6204','source':'x'} | nok",
        "/reference/daily-rates/2027 | {'nok':6204} | source",
        "/reference/daily-rates/2027 | {'nok':6204,'source':'x','year':2027} | year",
        "/reference/holidays/2027 | {'days':['2026-05-17'],'source':'x'} | days",
        "/reference/addresses/12 | {'name':'x','source':'x'} | address",
        "/reference/invoicing/983974792 | {} | trust",
        "/reference/invoice-receivers/983974791/56 | {} | municipality",
        "/reference/merged-municipalities/5006 |"
            + " {'successor':'5006','lastDay':'2030-12-31','source':'x'} | successor",
        "/agreements/983974791/56 | {'validFrom':'2026-01-01','source':'x'} | municipality",
        "/agreements/983974791/5006 | {'source':'x'} | validFrom",
        "/agreements/983974791/5006 |"
            + " {'validFrom':'2026-02-01','validTo':'2026-01-01','source':'x'} | validTo",
        "/agreements/983974791/5006 |"
            + " {'validFrom':'2026-02-01','noticeWindowFrom':'8','source':'x'} | noticeWindowFrom"
      })
  void put_badRequest_forWhatCannotBe(String path, String json, String names) {
    Answer answer = put(path, json, RunningLedger.TRUST);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.code()).isIn("invalid-value", "missing-field", "unknown-field");
    assertThat(answer.detail()).contains(names);
  }

  @Test
  void put_forbidden_forWhomItDoesNotBelongTo() {
    String rate = "{'nok':1,'source':'x'}";
    assertThat(put("/reference/daily-rates/2027", rate, RunningLedger.STEINKJER).code())
        .isEqualTo("not-yours");
    assertThat(put("/reference/daily-rates/2027", rate, null).code())
        .isEqualTo("organisation-missing");
    assertThat(
            put(
                    "/agreements/%s/5006".formatted(OTHER_TRUST),
                    "{'validFrom':'2026-01-01','source':'x'}",
                    RunningLedger.TRUST)
                .code())
        .isEqualTo("not-yours");
    String another = "{'name':'Ahus','trust':'%s','source':'x'}".formatted(OTHER_TRUST);
    assertThat(put("/reference/addresses/her:424242", another, RunningLedger.TRUST).code())
        .isEqualTo("not-yours");
    assertThat(put("/reference/addresses/her:424242", another, RunningLedger.AUDITOR).status())
        .isEqualTo(200);
    String mine = "{'name':'Levanger','trust':'983974791','source':'x'}";
    assertThat(put("/reference/addresses/her:424242", mine, RunningLedger.TRUST).code())
        .as("it is another trust's already")
        .isEqualTo("not-yours");
  }

  @Test
  void put_forbidden_forAnothersInvoices() {
    String receiver = "/reference/invoice-receivers/%s/5006".formatted(OTHER_TRUST);
    assertThat(put(receiver, "{}", RunningLedger.TRUST).code()).isEqualTo("not-yours");
    assertThat(put("/reference/invoicing/" + OTHER_TRUST, "{}", RunningLedger.TRUST).code())
        .isEqualTo("not-yours");
    assertThat(put("/reference/invoicing/983974791", "{}", RunningLedger.STEINKJER).code())
        .isEqualTo("not-yours");
    assertThat(put("/reference/merged-municipalities/5006", "{}", RunningLedger.VERDAL).code())
        .isEqualTo("not-yours");
    assertThat(put("/reference/invoicing/" + OTHER_TRUST, "{}", RunningLedger.AUDITOR).code())
        .as("an auditor may, and has said nothing")
        .isEqualTo("missing-field");
  }

  @Test
  void put_badRequest_forMunicipalitiesThatTookOverEachOther() {
    String intoVerdal = "{'successor':'5038','lastDay':'2030-12-31','source':'x'}";
    String intoInderoy = "{'successor':'5053','lastDay':'2031-12-31','source':'x'}";
    assertThat(
            put("/reference/merged-municipalities/5053", intoVerdal, RunningLedger.TRUST).status())
        .isEqualTo(200);
    Answer circle = put("/reference/merged-municipalities/5038", intoInderoy, RunningLedger.TRUST);
    assertThat(circle.status()).as(circle.body()).isEqualTo(400);
    assertThat(circle.detail()).contains("successor", "5038");
  }

  @Test
  void get_everythingAsItWasKnown() {
    Answer before = LEDGER.get("/reference", RunningLedger.STEINKJER);
    put(
        "/agreements/983974791/5007",
        "{'validFrom':'2026-01-01','source':'x'}",
        RunningLedger.TRUST);
    Answer set =
        put(
            "/agreements/983974791/5007/terms/2026-07-01",
            "{'workingLimit':'PT4H','source':'y'}",
            RunningLedger.TRUST);
    Answer after =
        LEDGER.get("/reference?atLeast=" + set.json().path("position"), RunningLedger.STEINKJER);
    assertThat(after.json().path("agreements").size())
        .as("every version of terms")
        .isEqualTo(before.json().path("agreements").size() + 2);
    Answer then =
        LEDGER.get(
            "/reference?knownAt="
                + before.json().at("/basis/knownAt").asString().replace("+", "%2B"),
            RunningLedger.STEINKJER);
    assertThat(then.json().path("agreements")).isEqualTo(before.json().path("agreements"));
  }

  private static JsonNode unmapped(long atLeast) {
    return LEDGER
        .get("/worklist?list=UNMAPPED&municipality=5038&atLeast=" + atLeast, RunningLedger.VERDAL)
        .json();
  }

  /** Nothing is owed in the stay, and still somebody sees that an address means nobody. */
  @Test
  void anUnmappedAddressOfAStayThatIsDoneIsListedUntilItIsMapped() {
    UUID stay = UUID.randomUUID();
    long told =
        LEDGER.told(
            RunningLedger.admitted(stay, "2024-05-05T10:00", "5038"),
            RunningLedger.line(stay, "b", "2024-05-05T10:30", "NeedAssessed", "\"needed\":false"),
            RunningLedger.line(
                stay,
                "8",
                "2024-05-05T11:00",
                "AdmissionNoticeSent",
                "\"hospital\":\"her:555555\"",
                "\"municipality\":\"5038\"",
                "\"channel\":\"PHONE\""),
            RunningLedger.line(
                stay, "12", "2024-05-07T12:00", "PatientDeparted", "\"channel\":\"PHONE\""));
    JsonNode page = unmapped(told);
    JsonNode item = page.at("/items/0");
    assertThat(page.path("total").asInt()).as(page.toString()).isOne();
    assertThat(item.path("stay").asString()).isEqualTo(stay.toString());
    assertThat(item.has("obligation")).isFalse();
    assertThat(item.path("overdue").asBoolean()).isFalse();
    assertThat(item.at("/unmapped/0").asString()).isEqualTo("her:555555");
    assertThat(page.at("/counts/UNMAPPED").asInt()).isOne();
    Answer mapped =
        LEDGER.send(
            "PUT",
            "/reference/addresses/her:555555",
            "{'organisation':'974754118','name':'Post 5','trust':'983974791','source':'test'}",
            RunningLedger.TRUST);
    assertThat(mapped.status()).as(mapped.body()).isEqualTo(200);
    assertThat(unmapped(mapped.json().path("position").asLong()).path("total").asInt()).isZero();
  }
}
