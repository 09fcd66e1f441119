package no.dognbok.command.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.StayEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a message, what of it cannot be kept, and what is not read at all. */
class ReadingPloTest extends TakesPlo {

  // ---- times

  @ParameterizedTest
  @ValueSource(strings = {"0205-05-05T10:00:00", "0001-05-05", "2101-05-05", "1999-12-31T23:59"})
  void aTimeOutsideTheCenturyIsRefusedByItsElement(String time) {
    refused(
        PloSample.ready("2025-05-12T10:20").event("1", time),
        Code.BREAKS_SCHEMA,
        "TidspunktForHendelse");
    refused(PloSample.ready("2025-05-12T10:20").event("1", time), Code.BREAKS_SCHEMA, "2000-01-01");
  }

  @Test
  void aGenDateOutsideTheCenturyIsRefusedInMessagesAndReceipts() {
    PloSample ready = PloSample.ready("2025-05-12T10:20");
    stayOf(ready);
    refused(
        PloSample.ready("2025-05-12T10:20").sent("0205-05-12T10:20"),
        Code.BREAKS_SCHEMA,
        "GenDate");
    assertThatThrownBy(
            () -> intake.take(ready.receipt("r-1", "0205-05-12T10:21:00+02:00", "1"), null))
        .hasMessageContaining("GenDate");
  }

  @Test
  void anExpectedDischargeMoreThanTenYearsAwayIsRefused() {
    refused(
        PloSample.admissionNotice("2025-05-05T12:00").xml().replace("2025-05-12\"", "2036-05-12\""),
        Code.INVALID_VALUE,
        "expectedDischarge");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025", "2025-05", "10:00:00"})
  void anExpectedDischargeThatIsNoDateIsLeftOut(String expected) {
    String stay =
        stayOf(
            PloSample.admissionNotice("2025-05-05T12:00")
                .xml()
                .replace("2025-05-12\"", expected + "\""));
    assertThat(((StayEvent.AdmissionNoticeSent) events(stay).getFirst()).expectedDischarge())
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025", "2025-05", "10:00:00"})
  void aFactNeedsADate(String time) {
    refused(
        PloSample.admitted("2025-05-05T10:00").xml().replace("2025-05-05T10:00\"", time + "\""),
        Code.BREAKS_SCHEMA,
        "a date is needed");
  }

  @ParameterizedTest
  @CsvSource({
    "2025-05-05T24:00:00, 2025-05-05T22:00:00Z",
    "2025-05-05T10:00:00.1234567890123, 2025-05-05T08:00:00.123456789Z",
    "2025-05-05T10:00:00+01:00, 2025-05-05T09:00:00Z",
    "2025-05-05T10:00:00.5Z, 2025-05-05T10:00:00.5Z"
  })
  void whatTheSchemaLetsATimeBeIsRead(String time, String instant) {
    String stay =
        stayOf(
            PloSample.admitted("2025-05-05T10:00")
                .xml()
                .replace("2025-05-05T10:00\"", time + "\""));
    assertThat(events(stay).getFirst().told().occurredAt()).isEqualTo(instant);
  }

  @Test
  void aDateWithAnOffsetIsADate() {
    String stay =
        stayOf(
            PloSample.admitted("2025-05-05T10:00")
                .xml()
                .replace("2025-05-05T10:00\"", "2025-05-05+02:00\""));
    assertThat(events(stay).getFirst().told().at().day()).isEqualTo("2025-05-05");
  }

  // ---- ids

  @ParameterizedTest
  @ValueSource(
      strings = {
        "15876500565",
        "msg-15876500565-1",
        "158765 00565",
        "a b",
        "æ",
        "158765-00565",
        "x<y"
      })
  void anIdThatMayHoldAnIdentityNumberIsRefusedAndNotRepeated(String id) {
    String xml = PloSample.admitted("2025-05-05T10:00").id(id.replace("<", "&lt;")).xml();
    assertThatThrownBy(() -> take(xml))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(Code.BREAKS_SCHEMA);
              assertThat(refusal).hasMessageContaining("MsgInfo/MsgId");
              assertThat(refusal.getMessage() + refusal.details()).doesNotContain(id);
            });
    assertThat(ledger.log().head().commits()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{3F0C2A4E-8F6B-4D0E-9C55-0D6F0C1B2A3D}",
        "3f0c2a4e-8f6b-4d0e-9c55-012345678901",
        "fe6225205b3d3049e5f600a44a34ca77",
        "urn:oid:2.16.578#17"
      })
  void idsThatSystemsMakeAreTaken(String id) {
    assertThat(stayOf(PloSample.admitted("2025-05-05T10:00").id(id))).startsWith("stay/");
  }

  @Test
  void aReferenceThatMayHoldAnIdentityNumberIsRefused() {
    PloSample named = PloSample.ready("2025-05-12T10:20").id("15876500565");
    refused(
        PloSample.ready("2025-05-13T10:20").status("C", named), Code.BREAKS_SCHEMA, "RefToParent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"type", "status"})
  void aNumberInACodeIsNotRepeated(String where) {
    PloSample sample = PloSample.admitted("2025-05-05T10:00");
    PloIntake.Answer answer =
        take(where.equals("type") ? sample.type("15876500565") : sample.status("15876500565"));
    assertThat(answer.refusal().getMessage() + answer.receipt()).doesNotContain("15876500565");
  }

  // ---- resends

  @Test
  void theSameMessageWrittenAnewIsTheSameMessage() {
    PloSample message = PloSample.ready("2025-05-12T10:20").event("1", "2025-05-05T10:00:00");
    PloIntake.Answer first = take(message);
    PloIntake.Answer again =
        take(message.xml().replace("\n", "\r\n").replace("<MsgInfo>", "<!-- x --><MsgInfo >"));
    assertThat(again.refusal()).isNull();
    assertThat(again.answer().repeated()).isTrue();
    assertThat(again.answer().position()).isEqualTo(first.answer().position());
    assertThat(again.receipt()).isEqualTo(first.receipt());
    assertThat(ledger.log().head().commits()).isEqualTo(1);
  }

  @Test
  void theSameMessageWithADoubtIsTheSameMessageToo() {
    stayOf(PloSample.departed("2025-05-07T10:00"));
    PloSample late = PloSample.departed("2025-05-07T11:00");
    assertThat(take(late).answer().doubts()).isNotEmpty();
    assertThat(take(late.xml() + "\n").answer().repeated()).isTrue();
  }

  @Test
  void theSameIdForAnotherPatientIsAnotherMessage() {
    PloSample message = PloSample.ready("2025-05-12T10:20");
    stayOf(message);
    refused(message.patient(PloSample.OTHER_PATIENT), Code.MESSAGE_ID_TAKEN, "position 0");
  }

  // ---- hostile XML

  private void unreadable(byte[] document, String words) {
    long start = System.nanoTime();
    assertThatThrownBy(() -> intake.take(document, null))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.UNREADABLE_XML))
        .hasMessageContaining(words);
    // What grows with the square of it would take minutes.
    assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
  }

  private void unreadable(String document, String words) {
    unreadable(document.getBytes(StandardCharsets.UTF_8), words);
  }

  @Test
  void aTagIsShort() {
    StringBuilder names = new StringBuilder("<MsgHead");
    for (int i = 0; i < 300_000; i++) {
      names.append(" xmlns:a").append(i).append("='u'");
    }
    unreadable(names + "/>", "attributes");
    unreadable("<MsgHead a='" + "x".repeat(3_000_000) + "'/>", "longer than 65536");
    unreadable(
        ("<?xml version='1.0' encoding='UTF-16'?><MsgHead a='" + "x".repeat(3_000_000) + "'/>")
            .getBytes(StandardCharsets.UTF_16),
        "longer than 65536");
    unreadable("<MsgHead a='>" + " b".repeat(100_000), "longer than 65536");
  }

  @Test
  void onlyXmlOfTheUsualKindIsRead() {
    String xml = PloSample.admitted("2025-05-05T10:00").xml();
    unreadable(xml.replace("version=\"1.0\"", "version=\"1.1\""), "XML 1.0");
    unreadable(xml.replace("encoding=\"UTF-8\"", "encoding=\"IBM037\""), "UTF-8");
    unreadable(xml.replace("Nordmann", "Åse").getBytes(StandardCharsets.ISO_8859_1), "encoding");
    unreadable("<!DOCTYPE a><a/>", "document type");
    String broken = "<MsgHead xmlns='http://www.kith.no/xmlstds/msghead/2006-05-24'><15876500565>";
    unreadable(broken, "not well-formed XML, at line 1");
    assertThatThrownBy(() -> take(broken)).hasMessageNotContaining("15876500565");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "ISO-8859-1"})
  void encodingsOfMessageSystemsAreRead(String encoding) {
    String xml = PloSample.admitted("2025-05-05T10:00").xml().replace("Kari", "Åse");
    String declared = xml.replace("encoding=\"UTF-8\"", "encoding=\"" + encoding + "\"");
    assertThat(intake.take(declared.getBytes(Charset.forName(encoding)), null).refusal()).isNull();
  }

  @Test
  void quotesAndCommentsDoNotHideATag() {
    String xml =
        PloSample.admitted("2025-05-05T10:00")
            .xml()
            .replace("<MsgInfo>", "<!-- > ' " + "x".repeat(100_000) + " --><MsgInfo a='>'>");
    assertThat(stayOf(xml)).startsWith("stay/");
  }

  @Test
  void aValueThatIsKeptIsShort() {
    refused(
        PloSample.admitted("2025-05-05T10:00")
            .xml()
            .replace("V=\"LOG_INNLAGT\"", "V=\"LOG_INNLAGT\" x=\"1\"")
            .replace(
                "Forsendelsesstatus V=\"N\"", "Forsendelsesstatus V=\"" + "N".repeat(2_000) + "\""),
        Code.BREAKS_SCHEMA,
        "longer than 1000");
  }
}
