package no.dognbok.command.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.dognbok.events.Address;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.ReceiptReceived;
import no.dognbok.log.EventJson;
import no.dognbok.log.StoredEvent;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Application receipts (AppRec), in order and before the message that they are for. */
class ReceiptsTest extends TakesPlo {

  private static final String LATER = "2025-05-12T10:21:00+02:00";

  private final PloSample ready = PloSample.ready("2025-05-12T10:20");

  private PloIntake.Answer receipt(String id, String status) {
    return intake.take(ready.receipt(id, LATER, status), "test");
  }

  private List<ReceiptReceived> receipts(String stay) {
    return events(stay).stream()
        .filter(ReceiptReceived.class::isInstance)
        .map(ReceiptReceived.class::cast)
        .toList();
  }

  private StayEvent notice(String stay) {
    return events(stay).stream()
        .filter(StayEvent.ReadyNoticeSent.class::isInstance)
        .findFirst()
        .orElseThrow();
  }

  private long commits() {
    return ledger.log().head().commits();
  }

  // ---- in order

  @Test
  void aReceiptIsRecordedInTheStayOfTheMessageItIsFor() {
    String stay = stayOf(ready);
    PloIntake.Answer answer = receipt("r-1", "1");
    assertThat(answer.receipt()).as("a receipt is not answered with a receipt").isNull();
    assertThat(answer.answer().stay()).isEqualTo(stay);
    receipt("r-2", "2");
    assertThat(receipts(stay)).extracting(ReceiptReceived::positive).containsExactly(true, false);
    assertThat(receipts(stay).getLast().of()).isEqualTo(notice(stay).told().message());
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, false", "3, true"})
  void bothVersionsSayWhetherTheMessageWasReceived(String status, boolean positive) {
    String stay = stayOf(ready);
    intake.take(ready.receipt("r-1", LATER, status), "test");
    intake.take(ready.oldReceipt("r-2", LATER, status), "test");
    assertThat(receipts(stay))
        .extracting(ReceiptReceived::positive)
        .containsExactly(positive, positive);
  }

  @Test
  void theSameReceiptAgainIsRecordedOnce() {
    stayOf(ready);
    receipt("r-1", "1");
    long before = commits();
    assertThat(receipt("r-1", "1").answer().repeated()).isTrue();
    assertThat(commits()).isEqualTo(before);
  }

  /** Whose receipt counts is judged afterwards; the ledger records that somebody sent one. */
  @Test
  void aReceiptOfAStrangerIsRecordedAsTheStrangers() {
    String stay = stayOf(ready);
    String strangers =
        new String(ready.receipt("r-1", LATER, "1"), StandardCharsets.UTF_8)
            .replace("<Id>5811</Id>", "<Id>7777</Id>");
    assertThat(stayOf(strangers)).isEqualTo(stay);
    assertThat(receipts(stay).getFirst().told().from()).isEqualTo(Address.her("7777"));
  }

  @Test
  void aDepartmentStandsForAnInstitutionWithoutIdentifiers() {
    String stay = stayOf(ready);
    String receipt =
        new String(ready.receipt("r-1", LATER, "1"), StandardCharsets.UTF_8)
            .replace(
                "<Id>5811</Id><TypeId V=\"HER\"/>",
                "<Dept><Name>D</Name><Id>5812</Id><TypeId V=\"HER\"/></Dept>");
    assertThat(stayOf(receipt)).isEqualTo(stay);
    assertThat(receipts(stay).getFirst().told().from()).isEqualTo(Address.her("5812"));
  }

  // ---- before the message

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "3"})
  void aReceiptThatComesFirstIsKeptAndToldInTheStayOfItsMessage(String status) {
    PloIntake.Answer early = receipt("r-1", status);
    assertThat(early.answer().waits()).isTrue();
    assertThat(commits()).isEqualTo(1);
    stayOf(PloSample.admitted("2025-05-05T10:00"));
    String stay = stayOf(ready);
    ReceiptReceived told = receipts(stay).getFirst();
    assertThat(told.of()).isEqualTo(notice(stay).told().message());
    assertThat(told.positive()).isEqualTo(!status.equals("2"));
    assertThat(told.told().occurredAt()).isEqualTo("2025-05-12T08:21:00Z");
    StoredEvent last = ledger.log().stream(stay, 0, 100).getLast();
    assertThat(new String(last.metadataOrNothing(), StandardCharsets.UTF_8))
        .contains("\"messageId\":\"r-1\"")
        .contains("\"sender\":\"her:5811\"");
  }

  @Test
  void aMessageFindsAllReceiptsThatWaitAndEachOnce() {
    receipt("r-1", "2");
    receipt("r-2", "1");
    assertThat(receipt("r-1", "2").answer().repeated()).isTrue();
    String stay = stayOf(ready);
    stayOf(ready);
    assertThat(receipt("r-1", "2").answer().waits()).as("the first answer again").isTrue();
    assertThat(receipts(stay)).extracting(ReceiptReceived::positive).containsExactly(false, true);
  }

  @Test
  void aReceiptThatWaitsOpensNoStayForThePatient() {
    String admitted = stayOf(PloSample.admitted("2025-05-05T10:00"));
    receipt("r-1", "1");
    assertThat(stayOf(ready)).isEqualTo(admitted);
  }

  @Test
  void aMessageThatNamesItsSenderOtherwiseFindsItsReceiptToo() {
    receipt("r-1", "1");
    String both =
        ready
            .xml()
            .replace(
                "<Ident><Id>4711</Id>",
                "<Ident><Id>983974791</Id><TypeId V=\"ENH\"/></Ident><Ident><Id>4711</Id>");
    String stay = stayOf(both);
    assertThat(receipts(stay).getFirst().of()).isEqualTo(notice(stay).told().message());
  }

  @Test
  void aReceiptOfAMessageThatIsNotKeptIsRefused() {
    PloSample other = PloSample.ready("2025-05-12T10:20").type("EPIKRISE");
    assertThatThrownBy(() -> intake.take(other.receipt("r-1", LATER, "1"), null))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo(Code.RECEIPT_OF_UNKNOWN_MESSAGE));
    assertThat(commits()).isZero();
  }

  /** Each looks for the other after it is recorded, so whoever is last finds it. */
  @RepeatedTest(30)
  void aReceiptAndItsMessageThatComeAtOnceFindEachOther() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<PloIntake.Answer>> calls =
          List.of(() -> receipt("r-1", "1"), () -> take(ready), () -> receipt("r-2", "2"));
      List<PloIntake.Answer> answers = new ArrayList<>();
      for (Future<PloIntake.Answer> future : threads.invokeAll(calls)) {
        answers.add(future.get());
      }
      String stay = answers.get(1).answer().stay();
      assertThat(receipts(stay))
          .extracting(ReceiptReceived::positive)
          .containsExactlyInAnyOrder(true, false);
    }
  }

  @Test
  void nothingButTheReceiptIsKeptWhileItWaits() {
    receipt("r-1", "1");
    assertThat(ledger.log().events(0, 10))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.stream()).startsWith("receipt/");
          assertThat(EventJson.read(event)).isInstanceOf(ReceiptReceived.class);
        });
  }
}
