package no.dognbok.standalone;

import static no.dognbok.standalone.RunningLedger.TRUST;
import static no.dognbok.standalone.RunningLedger.admitted;
import static no.dognbok.standalone.RunningLedger.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.standalone.RunningLedger.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every answer about a stay can be asked again as it was: after the stay, the rates, the addresses
 * and the terms have become others, what is asked with {@code knownAt} is what was answered then.
 */
class AsItWasTest {

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  private static final UUID STAY = UUID.randomUUID();
  private static final String PATIENT = "12834112092";
  private static final String AS_OF = "asOf=2023-10-18T12:00";
  private static final Map<String, JsonNode> THEN = new LinkedHashMap<>();
  private static String known = "";
  private static long last;

  static Stream<String> questions() {
    return Stream.of(
        "/stays/" + STAY,
        "/stays/%s/timeline".formatted(STAY),
        "/stays/%s/deadlines".formatted(STAY),
        "/stays/%s/payment-days".formatted(STAY),
        "/worklist",
        "/statements/983974791/5006/2023-10",
        "/stays/lookup");
  }

  private static JsonNode ask(String question, String more) {
    String path = question + "?" + more + "&atLeast=" + last;
    Answer answer =
        question.endsWith("/lookup")
            ? LEDGER.send("POST", path, "{'identityNumber':'%s'}".formatted(PATIENT), TRUST)
            : LEDGER.get(path, TRUST);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  @BeforeAll
  static void somethingIsToldAskedAndToldAgain() {
    last =
        LEDGER.told(
            admitted(STAY, "2023-10-06T09:40", "5006")
                .replace("}", ",\"patient\":\"%s\",\"reference\":\"old\"}".formatted(PATIENT)),
            line(STAY, "notice", "2023-10-06T13:05", "AdmissionNoticeSent"),
            line(STAY, "information", "2023-10-13T11:30", "HealthInformationUpdated"),
            line(STAY, "declared", "2023-10-13T11:45", "DeclaredReady"),
            line(STAY, "ready", "2023-10-13T12:00", "ReadyNoticeSent"),
            line(STAY, "reply", "2023-10-13T12:40", "ReplyToBeRead"));
    questions().forEach(question -> THEN.put(question, ask(question, AS_OF)));
    known =
        THEN.get("/stays/%s/timeline".formatted(STAY))
            .at("/events/5/recordedAt")
            .asString()
            .replace("+", "%2B");
    LEDGER.told(
        line(STAY, "summary", "2023-10-14T10:00", "DischargeSummarySent"),
        line(STAY, "ref", "2023-10-14T11:00", "ReferenceGiven", "\"reference\":\"new\""),
        line(STAY, "offer", "2023-10-14T12:00", "OfferReady"),
        line(STAY, "gone", "2023-10-15T12:00", "PatientDeparted"));
    for (List<String> set :
        List.of(
            List.of("/reference/daily-rates/2023", "{'nok':1,'source':'x'}"),
            List.of(
                "/reference/addresses/974754118",
                "{'name':'Another name','trust':'983974791','source':'x'}"),
            List.of(
                "/agreements/983974791/5006",
                "{'validFrom':'2023-01-01','workingLimit':'PT9H','source':'x'}"))) {
      Answer answer = LEDGER.send("PUT", set.getFirst(), set.getLast(), TRUST);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      last = answer.json().path("position").asLong();
    }
  }

  /** Without how far the views had read, and by when all was known. */
  private static JsonNode plain(JsonNode answer) {
    if (answer.path("basis") instanceof ObjectNode basis) {
      basis.remove(List.of("position", "knownAt"));
    }
    return answer;
  }

  @ParameterizedTest
  @MethodSource("questions")
  void anAnswerIsTheSameAgain_forWhatWasKnownThen(String question) {
    JsonNode then = plain(THEN.get(question).deepCopy());
    assertThat(plain(ask(question, AS_OF + "&knownAt=" + known))).isEqualTo(then);
    assertThat(plain(ask(question, AS_OF))).as("it has become another").isNotEqualTo(then);
  }

  @ParameterizedTest
  @MethodSource("questions")
  void anAnswerLeavesOutWhatHappenedLater(String question) {
    assertThat(plain(ask(question, "asOf=2023-10-07T12:00")))
        .isNotEqualTo(plain(ask(question, "asOf=2023-10-18T12:00")));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void aTimeThatIsNoneIsRefused(String question) {
    for (String parameter : List.of("asOf", "knownAt")) {
      String path = question + "?" + parameter + "=once";
      Answer answer =
          question.endsWith("/lookup")
              ? LEDGER.send("POST", path, "{'identityNumber':'%s'}".formatted(PATIENT), TRUST)
              : LEDGER.get(path, TRUST);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().path("field").asString()).isEqualTo(parameter);
    }
  }

  @Test
  void whereOnlyKnownAtIsGivenItIsTheMomentOfJudgementToo() {
    JsonNode basis =
        ask("/stays/%s/payment-days".formatted(STAY), "knownAt=" + known).path("basis");
    assertThat(basis.path("asOf")).isEqualTo(basis.path("knownAt"));
  }
}
