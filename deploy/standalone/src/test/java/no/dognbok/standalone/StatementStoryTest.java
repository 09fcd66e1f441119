package no.dognbok.standalone;

import static no.dognbok.standalone.RunningLedger.STEINKJER;
import static no.dognbok.standalone.RunningLedger.TRUST;
import static no.dognbok.standalone.RunningLedger.VERDAL;
import static no.dognbok.standalone.RunningLedger.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import no.dognbok.ehf.EhfRules;
import no.dognbok.standalone.RunningLedger.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * October between the trust and Steinkjer, as the two controllers live through it: over HTTP only.
 */
class StatementStoryTest {

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  private static final String OCTOBER = "/statements/%s/5006/2025-10".formatted(TRUST);
  private static final String NOVEMBER = "/statements/%s/5006/2025-11".formatted(TRUST);
  private static final int RATE = 5_981;

  private static JsonNode asked(String path, String organisation) {
    Answer answer = LEDGER.get(path, organisation);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  /** As the controller saw it, with something more to say. */
  private static String seen(JsonNode statement, String more) {
    return """
    {'position':%d,'asOf':'%s','digest':'%s'%s}\
    """
        .formatted(
            statement.at("/basis/position").asLong(),
            statement.at("/basis/asOf").asString(),
            statement.path("digest").asString(),
            more);
  }

  private static Answer post(String path, String json, String organisation) {
    return LEDGER.send("POST", path, json, organisation);
  }

  private static JsonNode recorded(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  private static void refused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }

  /** A patient who waits from Monday the 6th until the offer is there. */
  private static UUID waitsUntil(String day) {
    UUID stay = UUID.randomUUID();
    LEDGER.told(
        RunningLedger.admitted(stay, "2025-10-01T10:00", "5006"),
        line(stay, "v8", "2025-10-01T14:00", "AdmissionNoticeSent", "\"municipality\":\"5006\""),
        line(stay, "klar", "2025-10-06T10:00", "DeclaredReady", "\"by\":\"PHYSICIAN\""),
        line(stay, "v10", "2025-10-06T10:05", "ReadyNoticeSent", "\"municipality\":\"5006\""),
        line(
            stay,
            "nei",
            "2025-10-06T10:30",
            "MunicipalityReplied",
            "\"answer\":\"NOT_YET\"",
            "\"municipality\":\"5006\""),
        line(stay, "ja", day + "T09:00", "OfferReady", "\"municipality\":\"5006\""),
        line(stay, "ut", day + "T13:00", "PatientDeparted", "\"municipality\":\"5006\""));
    return stay;
  }

  @Test
  void fromTheDraftToTheCreditNote() {
    UUID stay = waitsUntil("2025-10-10");
    LEDGER.send(
        "PUT",
        "/agreements/%s/5006".formatted(TRUST),
        "{'validFrom':'2024-01-01','objectionsHeldBack':true,'source':'avtalen'}",
        TRUST);

    // Both see the same draft; somebody else sees none.
    JsonNode draft = asked(OCTOBER, TRUST);
    assertThat(draft.path("state").asString()).isEqualTo("DRAFT");
    assertThat(draft.at("/totals/toPay").asLong()).isEqualTo(4 * RATE);
    assertThat(asked(OCTOBER, STEINKJER).path("digest")).isEqualTo(draft.path("digest"));
    refused(LEDGER.get(OCTOBER, VERDAL), 403, "not-yours");

    // Only the trust presents it, and only what is there.
    refused(post(OCTOBER + "/presentation", seen(draft, ""), STEINKJER), 403, "not-yours");
    refused(post(OCTOBER + "/freeze", seen(draft, ""), TRUST), 409, "statement-not-presented");
    UUID other = waitsUntil("2025-10-08");
    refused(post(OCTOBER + "/presentation", seen(draft, ""), TRUST), 409, "statement-changed");
    draft = asked(OCTOBER, TRUST);
    assertThat(draft.at("/totals/days").asInt()).isEqualTo(6);
    recorded(post(OCTOBER + "/presentation", seen(draft, ""), TRUST));
    Answer again = post(OCTOBER + "/presentation", seen(draft, ""), TRUST);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.header("Dognbok-Repeated")).isEqualTo("true");
    refused(
        post(NOVEMBER + "/presentation", seen(asked(NOVEMBER, TRUST), ""), TRUST),
        409,
        "another-statement-presented");

    // Steinkjer does not agree with the 6th; the agreement says that it waits.
    UUID dispute = UUID.randomUUID();
    recorded(
        LEDGER.send(
            "PUT",
            "/disputes/" + dispute,
            "{'at':'2025-11-05T09:00','trust':'%s','municipality':'5006','stay':'%s','days':['2025-10-06'],'month':'2025-10','grounds':[{'code':'ANSWERED_YES'}]}"
                .formatted(TRUST, stay),
            STEINKJER));
    JsonNode presented = asked(OCTOBER, TRUST);
    assertThat(presented.path("state").asString()).isEqualTo("PRESENTED");
    assertThat(presented.at("/totals/heldBackDays").asInt()).isEqualTo(1);
    refused(post(OCTOBER + "/freeze", seen(presented, ""), TRUST), 409, "objections-still-open");
    recorded(post(OCTOBER + "/freeze", seen(presented, ",'early':true"), TRUST));
    Answer frozen = LEDGER.get(OCTOBER, STEINKJER);
    assertThat(frozen.header("Dognbok-Statement")).isEqualTo("FROZEN");
    assertThat(frozen.json().at("/totals/toPay").asLong()).isEqualTo(5 * RATE);
    refused(
        post(OCTOBER + "/presentation", seen(asked(OCTOBER + "/draft", TRUST), ""), TRUST),
        409,
        "statement-frozen");

    // No number before it is known who sends and who receives; then one, and the same again.
    refused(LEDGER.get(OCTOBER + "/invoice", TRUST), 404, "no-such-invoice");
    refused(post(OCTOBER + "/invoice", "{}", TRUST), 409, "invoicing-not-set");
    settings("UKP-");
    JsonNode number = recorded(post(OCTOBER + "/invoice", "{'issued':'2025-11-20'}", TRUST));
    assertThat(number.path("number").asLong()).isEqualTo(1_001);
    assertThat(number.path("due").asString()).isEqualTo("2025-12-20");
    Answer same = post(OCTOBER + "/invoice", "{'issued':'2025-11-21'}", TRUST);
    assertThat(same.status()).isEqualTo(200);
    assertThat(same.json().path("number").asLong()).isEqualTo(1_001);
    assertThat(ehf(OCTOBER))
        .contains("<cbc:ID>UKP-1001</cbc:ID>")
        .contains(">%d.00</cbc:PayableAmount>".formatted(5 * RATE))
        .doesNotContain(stay.toString().substring(9));

    // Later news: the second patient's offer had been ready a day before, and the 6th falls.
    LEDGER.told(line(other, "ja-0", "2025-10-06T11:00", "OfferReady", "\"municipality\":\"5006\""));
    settle(dispute);
    JsonNode november = asked(NOVEMBER, TRUST);
    assertThat(november.path("corrections").valueStream().map(one -> one.path("date").asString()))
        .containsExactly("2025-10-06", "2025-10-07");
    assertThat(november.at("/corrections/0/because/0/text").asString())
        .startsWith("Kommunalt tilbud er klart, registrert ");
    assertThat(november.at("/totals/toPay").asLong()).isEqualTo(-2 * RATE);
    assertThat(LEDGER.get(OCTOBER, STEINKJER).body()).isEqualTo(frozen.body());
    assertThat(asked(OCTOBER + "/check", STEINKJER).path("same").asBoolean()).isTrue();
    recorded(post(NOVEMBER + "/presentation", seen(november, ""), TRUST));
    recorded(post(NOVEMBER + "/freeze", seen(asked(NOVEMBER, TRUST), ",'early':true"), TRUST));
    assertThat(recorded(post(NOVEMBER + "/invoice", "{}", TRUST)).path("number").asLong())
        .isEqualTo(1_002);
    JsonNode credit = asked(NOVEMBER + "/invoice", STEINKJER);
    assertThat(credit.path("kind").asString()).isEqualTo("CREDIT_NOTE");
    assertThat(credit.path("amount").asLong()).isEqualTo(2 * RATE);
    assertThat(credit.at("/credits/0/number").asString()).isEqualTo("UKP-1001");
    assertThat(ehf(NOVEMBER)).contains("<CreditNote ").contains("<cbc:ID>UKP-1001</cbc:ID>");

    // What stands before numbers from now on changes none that was given.
    settings("NY-");
    assertThat(numbers("2025-10")).containsExactly("UKP-1001");
    assertThat(numbers("2025-11")).containsExactly("UKP-1002");
    assertThat(ehf(OCTOBER)).contains("<cbc:ID>UKP-1001</cbc:ID>");

    // Whoever follows the ledger hears of each step, and nobody else does.
    assertThat(heard(STEINKJER))
        .containsExactly(
            "StatementPresented statements/983974791/5006/2025-10",
            "StatementFrozen statements/983974791/5006/2025-10",
            "StatementInvoiced statements/983974791/5006/2025-10",
            "StatementPresented statements/983974791/5006/2025-11",
            "StatementFrozen statements/983974791/5006/2025-11",
            "StatementInvoiced statements/983974791/5006/2025-11");
    assertThat(heard(VERDAL)).isEmpty();

    // How far all have come, and each form of it.
    assertThat(
            asked("/statements?month=2025-10", TRUST)
                .path("statements")
                .valueStream()
                .filter(one -> one.at("/municipality/address").asString().equals("5006"))
                .map(one -> one.path("state").asString()))
        .containsExactly("INVOICED");
    forms();
  }

  /** What is sent, which passes the official rules. */
  private static String ehf(String statement) {
    String document = LEDGER.get(statement + "/invoice.xml", STEINKJER).body();
    EhfRules.assertValid(document.getBytes(StandardCharsets.UTF_8));
    return document;
  }

  /** Numbers of a month, as they stand in the list. */
  private static List<String> numbers(String month) {
    return asked("/statements?month=" + month, TRUST)
        .path("statements")
        .valueStream()
        .filter(one -> one.path("invoice").isObject())
        .map(one -> one.at("/invoice/number").asString())
        .toList();
  }

  private static List<String> heard(String organisation) {
    return asked("/changes?after=-1&limit=500", organisation)
        .path("changes")
        .valueStream()
        .filter(one -> one.path("kind").asString().equals("STATEMENT"))
        .map(one -> one.path("type").asString() + " " + one.path("subject").asString())
        .toList();
  }

  private static void settings(String prefix) {
    LEDGER.send(
        "PUT",
        "/reference/invoicing/" + TRUST,
        "{'name':'Helse Nord-Trøndelag HF','street':'Prøvegata"
            + " 1','postcode':'7600','city':'Levanger','vatRegistered':true,'tax':'EXEMPT','account':'99990000014','paymentDays':30,'firstNumber':1001,'numberPrefix':'%s','source':'test'}"
                .formatted(prefix),
        TRUST);
    LEDGER.send(
        "PUT",
        "/reference/invoice-receivers/%s/5006".formatted(TRUST),
        "{'organisation':'%s','name':'Steinkjer kommune','street':'Prøvegata 3','postcode':'7713','city':'Steinkjer','buyerReference':'PRØVE-5006','source':'test'}"
            .formatted(STEINKJER),
        TRUST);
  }

  private static void settle(UUID dispute) {
    JsonNode told =
        recorded(
            LEDGER.send(
                "POST",
                "/disputes/%s/settlement".formatted(dispute),
                "{'at':'2025-11-25T09:00','falls':['2025-10-06'],'ground':'ANSWERED_YES','how':'AGREEMENT','agreed':['TRUST','MUNICIPALITY']}",
                TRUST));
    recorded(
        LEDGER.send(
            "POST",
            "/disputes/%s/settlement/confirmation".formatted(dispute),
            "{'at':'2025-11-25T10:00','settlement':'%s'}"
                .formatted(told.path("events").get(0).asString()),
            STEINKJER));
  }

  private static void forms() {
    for (String form : new String[] {"json", "csv", "xlsx", "pdf", "html"}) {
      Answer answer = LEDGER.get(OCTOBER + "." + form, STEINKJER);
      assertThat(answer.status()).as(form).isEqualTo(200);
      assertThat(answer.body()).as(form).isNotEmpty();
    }
    assertThat(LEDGER.get(OCTOBER + ".csv", STEINKJER).body())
        .isEqualTo(LEDGER.getWith(OCTOBER, STEINKJER, "Accept", "text/csv").body())
        .contains("Sykehuset Levanger");
    refused(LEDGER.get(OCTOBER + ".docx", STEINKJER), 406, "not-acceptable");
    refused(LEDGER.getWith(OCTOBER, STEINKJER, "Accept", "image/png"), 406, "not-acceptable");
  }
}
