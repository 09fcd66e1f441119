package no.dognbok.standalone;

import static no.dognbok.standalone.RunningLedger.AUDITOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.dognbok.standalone.RunningLedger.Answer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * The official example chain, where it lies beside the project: admitted 29 January 2018, ready on
 * the 31st, withdrawn the same day, departed on 1 February.
 */
class OfficialChainTest {

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  private static final Path EXAMPLES = Path.of("../../../shared/plo/examples");

  /** Each test has a patient, and message ids, of its own. */
  private final String patient = "158765%05d".formatted((int) (Math.random() * 100_000));

  @BeforeEach
  void theyLieBesideTheProject() {
    Assumptions.assumeTrue(
        Files.isDirectory(EXAMPLES), "the official example messages are not beside the project");
  }

  private String example(String name) throws IOException {
    return Files.readString(EXAMPLES.resolve(name))
        .replaceAll("[0-9]{11}(?=</Id>)", patient)
        .replaceFirst("<MsgId>[^<]*", "<MsgId>" + UUID.randomUUID());
  }

  private String admitted() throws IOException {
    return example("Pasientlogistikk_Innlagt_pasient_v1-6_Ny.xml");
  }

  private String ready() throws IOException {
    return example("Pasientlogistikk_Utskrivningsklar_pasient_v1-6_Ny.xml");
  }

  private String withdrawn() throws IOException {
    return example("Pasientlogistikk_Avmelding_av_utskrivningsklar_pasient_v1-6_Ny.xml");
  }

  private String departed() throws IOException {
    return example("Pasientlogistikk_Melding_om_utskrevet_pasient_v1-6_Ny.xml");
  }

  /** The official § 8 notice, sent two hours after the admission. */
  private String notice() throws IOException {
    return example("Helseopplysninger_Varsel_om_innlagt_pasient_v1-6_Ny.xml")
        .replaceFirst("<GenDate>[^<]*", "<GenDate>2018-01-29T12:00:00");
  }

  private JsonNode paymentDays(String... messages) {
    List<Answer> answers = new ArrayList<>();
    for (String message : messages) {
      Answer answer = LEDGER.postXml(message.getBytes(StandardCharsets.UTF_8));
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      answers.add(answer);
    }
    assertThat(answers.stream().map(answer -> answer.header("Dognbok-Stay")).distinct())
        .as("one stay")
        .hasSize(1);
    Answer last = answers.getLast();
    return LEDGER
        .get(
            "/stays/%s/payment-days?atLeast=%s"
                .formatted(last.header("Dognbok-Stay"), last.header("Dognbok-Position")),
            AUDITOR)
        .json();
  }

  private static List<String> rulesOf(JsonNode answer) {
    JsonNode day =
        answer
            .path("days")
            .valueStream()
            .filter(each -> each.path("date").asString().equals("2018-01-31"))
            .findFirst()
            .orElseThrow();
    return day.path("reasons").valueStream().map(reason -> reason.path("rule").asString()).toList();
  }

  @Test
  void withoutANoticeOfAdmissionThereIsNoDayByP11() throws IOException {
    JsonNode answer = paymentDays(admitted(), ready(), withdrawn(), departed());
    assertThat(answer.path("billable")).isEmpty();
    assertThat(rulesOf(answer)).contains("P11");
  }

  @Test
  void withANoticeInTimeThereIsNoDayByP8() throws IOException {
    JsonNode answer = paymentDays(admitted(), notice(), ready(), withdrawn(), departed());
    assertThat(answer.path("billable")).isEmpty();
    assertThat(rulesOf(answer)).contains("P8").doesNotContain("P11");
  }

  @Test
  void withANoticeAndWithoutTheWithdrawalItIsOneDayFor4747Kroner() throws IOException {
    JsonNode answer = paymentDays(admitted(), notice(), ready(), departed());
    assertThat(answer.path("billable").valueStream().map(JsonNode::asString))
        .containsExactly("2018-01-31");
    assertThat(answer.path("amount").asLong()).isEqualTo(4_747);
  }

  @Test
  void theOrderInWhichTheMessagesComeDoesNotMatter() throws IOException {
    JsonNode answer = paymentDays(ready(), departed(), notice(), admitted());
    assertThat(answer.path("amount").asLong()).isEqualTo(4_747);
  }
}
