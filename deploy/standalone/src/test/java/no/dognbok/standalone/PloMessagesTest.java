package no.dognbok.standalone;

import static no.dognbok.standalone.RunningLedger.SAMPLES;
import static no.dognbok.standalone.RunningLedger.TRUST;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import no.dognbok.standalone.RunningLedger.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** {@code POST /plo/messages}. */
@Isolated
class PloMessagesTest {

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  private static final String NOTICE = "plo/2-namsos-steinkjer/02-varsel-om-innlagt.xml";
  private static final String REPORT = "plo/2-namsos-steinkjer/04-innleggelsesrapport.xml";
  private static final String RECEIPT =
      "plo/2-namsos-steinkjer/03-kvittering-varsel-om-innlagt.xml";

  private static String sample(String name) {
    try {
      return Files.readString(SAMPLES.resolve(name));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The notice of the samples, under an id of its own. */
  private static String notice(String id) {
    return sample(NOTICE).replaceFirst("<MsgId>[^<]*</MsgId>", "<MsgId>" + id + "</MsgId>");
  }

  private static Answer post(String message) {
    return LEDGER.postXml(message.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void post_okWithReceipt_forAMessage() {
    Answer answer = post(notice("new-1"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("application/xml");
    assertThat(answer.body())
        .contains("<Status V=\"1\"")
        .contains("<Id>new-1</Id>")
        .contains("90001");
    long position = Long.parseLong(answer.header("Dognbok-Position"));
    Answer stay =
        LEDGER.get(
            "/stays/%s/timeline?atLeast=%d".formatted(answer.header("Dognbok-Stay"), position),
            TRUST);
    assertThat(
            stay.json()
                .at("/events")
                .valueStream()
                .map(event -> event.path("messageId").asString()))
        .contains("new-1");
  }

  @Test
  void post_sameAnswer_forTheSameMessageAgain() {
    Answer first = post(notice("twice"));
    long commits = LEDGER.commits();
    Answer second = post(notice("twice"));
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Dognbok-Repeated")).isEqualTo("true");
    assertThat(second.header("Dognbok-Position")).isEqualTo(first.header("Dognbok-Position"));
    assertThat(second.header("Dognbok-Stay")).isEqualTo(first.header("Dognbok-Stay"));
    assertThat(LEDGER.commits()).isEqualTo(commits);
  }

  @Test
  void post_conflictAndNothingRecorded_forAnIdThatAnotherMessageHas() {
    post(notice("taken"));
    long commits = LEDGER.commits();
    Answer answer = post(notice("taken").replace("2025-10-08T09:10:00", "2025-10-08T09:11:00"));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body())
        .contains("<Status V=\"2\"")
        .contains("message-id-taken")
        .contains("taken by another message, at position")
        .contains("give each message an id of its own");
    assertThat(LEDGER.commits()).isEqualTo(commits);
  }

  @Test
  void post_okWithoutReceipt_forAReceipt() {
    post(sample(NOTICE));
    Answer answer = post(sample(RECEIPT));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void post_okAndWaiting_forAReceiptThatComesBeforeItsMessage() {
    String receipt =
        sample(RECEIPT)
            .replaceFirst("<Id>[^<]*</Id>(?=\\s*<Sender>)", "<Id>early-1</Id>")
            .replaceFirst("(?s)(<OriginalMsgId>.*<Id>)[^<]*", "$1waited-for");
    Answer answer = post(receipt);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Dognbok-Waits")).isEqualTo("true");
    assertThat(answer.header("Dognbok-Stay")).isEmpty();
    Answer message = post(notice("waited-for"));
    assertThat(message.status()).isEqualTo(200);
    Answer timeline =
        LEDGER.get(
            "/stays/%s/timeline?atLeast=%d"
                .formatted(message.header("Dognbok-Stay"), LEDGER.commits() - 1),
            TRUST);
    assertThat(
            timeline
                .json()
                .path("events")
                .valueStream()
                .filter(event -> event.path("type").asString().equals("ReceiptReceived"))
                .map(event -> event.path("messageId").asString()))
        .contains("early-1");
  }

  @Test
  void post_unprocessable_forAReceiptOfAMessageOfAnotherKind() {
    Answer answer =
        post(
            sample(RECEIPT)
                .replace("HELSEOPPL_SOKNAD", "EPIKRISE")
                .replaceFirst("(?s)(<OriginalMsgId>.*<Id>)[^<]*", "$1" + UUID.randomUUID()));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("receipt-of-unknown-message");
  }

  @Test
  void post_unprocessableWithTheReason_forAMessageThatIsNotKept() {
    Answer answer = post(notice("other").replace("HELSEOPPL_SOKNAD", "HENVISNING"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("<Status V=\"2\"").contains("HENVISNING");
  }

  @Test
  void post_unprocessable_forATimeSixMinutesAhead() {
    long commits = LEDGER.commits();
    String ahead =
        java.time.LocalDateTime.now(java.time.ZoneId.of("Europe/Oslo"))
            .plusMinutes(6)
            .withNano(0)
            .toString();
    Answer answer = post(notice("ahead").replaceFirst("<GenDate>[^<]*", "<GenDate>" + ahead));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("time-ahead").contains("five minutes");
    assertThat(LEDGER.commits()).isEqualTo(commits);
  }

  @Test
  void post_ok_forTheMunicipalitysReport() {
    assertThat(post(sample(REPORT)).status()).isEqualTo(200);
  }

  @Test
  void post_badRequest_forWhatIsNoXml() {
    String cut = notice("cut").substring(0, 700);
    for (String body : new String[] {cut, "hello", "", "{}"}) {
      Answer answer = post(body);
      assertThat(answer.status()).as(body).isEqualTo(400);
    }
    assertThat(post(cut).code()).isEqualTo("unreadable-xml");
  }

  @Test
  @Timeout(20)
  void post_badRequest_forADocumentTypeOrEndlessDepth() {
    String laughs =
        "<!DOCTYPE m [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
            + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;\">]>"
            + "<MsgHead>&d;</MsgHead>";
    assertThat(post(laughs).code()).isEqualTo("unreadable-xml");
    String file = "<!DOCTYPE m [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><MsgHead>&f;</MsgHead>";
    Answer answer = post(file);
    assertThat(answer.code()).isEqualTo("unreadable-xml");
    assertThat(answer.body()).doesNotContain("root:");
    String deep = notice("deep").replace("<MIGversion>", "<a>".repeat(1_000_000) + "<MIGversion>");
    assertThat(post(deep).code()).isEqualTo("unreadable-xml");
    assertThat(post("<a>".repeat(1_000_000)).code()).isEqualTo("unreadable-xml");
  }

  @Test
  void post_tooLarge_forTwentyMegabytes() {
    Answer answer = LEDGER.postXml(new byte[20_000_000]);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("too-large");
    assertThat(answer.detail()).contains("10 MB");
  }

  /** Whoever sends a hundred megabytes is told so long before the server has read them. */
  @Test
  @Timeout(60)
  void post_tooLargeBeforeItIsRead_forAHundredMegabytes() throws IOException {
    URI address = URI.create(LEDGER.address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST /api/v1/plo/messages HTTP/1.1\r\nHost: %s\r\nContent-Type: application/xml\r\nContent-Length: 100000000\r\n\r\n"
              .formatted(address.getAuthority())
              .getBytes(StandardCharsets.US_ASCII));
      byte[] chunk = new byte[100_000];
      InputStream in = socket.getInputStream();
      int sent = 0;
      while (in.available() == 0 && sent < 100_000_000) {
        out.write(chunk);
        sent += chunk.length;
      }
      assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 413");
      assertThat(sent)
          .isLessThan(40_000_000); // what is read, and what lies in the socket's buffers
    }
    assertThat(LEDGER.health().status()).isEqualTo(200);
  }
}
