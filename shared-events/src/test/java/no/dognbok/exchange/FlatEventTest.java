package no.dognbok.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.Answer;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Refusal;
import no.dognbok.events.StayEvent;
import no.dognbok.events.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class FlatEventTest {

  private static final UUID MESSAGE = MessageKey.of("test", "m-1");

  private static StayEvent read(String json) {
    return read(json, null);
  }

  private static StayEvent read(String json, LocalDateTime told) {
    return FlatEvent.read(
        FlatObject.of("", JsonMapper.shared().readTree(json.replace('\'', '"'))),
        new FlatEvent.Context(
            Address.org("983974791"),
            MESSAGE,
            told,
            (_, value) -> MessageKey.of("test", value.asString())));
  }

  @Test
  void readsAnEventWithItsCircumstances() {
    StayEvent event =
        read(
            "{'type':'MunicipalityReplied','at':'2024-04-08T12:00','answer':'NOT_YET','expectedFrom':'2024-04-10',"
                + "'municipality':'5006','hospital':'974754118','channel':'PHONE'}");
    assertThat(event)
        .isInstanceOfSatisfying(
            StayEvent.MunicipalityReplied.class,
            reply -> {
              assertThat(reply.answer()).isEqualTo(Answer.NOT_YET);
              assertThat(reply.expectedFrom()).isEqualTo(LocalDate.of(2024, 4, 10));
              assertThat(reply.told().occurredAt()).isEqualTo("2024-04-08T10:00:00Z");
              assertThat(reply.told().from()).hasToString("municipality:5006");
              assertThat(reply.told().to()).hasToString("org:974754118");
              assertThat(reply.told().via()).isEqualTo(Told.Channel.PHONE);
              assertThat(reply.told().message()).isEqualTo(MESSAGE);
            });
  }

  /**
   * P20: a reply in free text is read as any of these; it is named as the ledger or its teller
   * does.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MunicipalityReplied | ,'answer':'CAN_RECEIVE','offer':'SHORT_TERM_PLACE'",
        "OfferReady | ,'from':'2024-04-12T09:00','offer':'HOME_NURSING'",
        "OfferWithdrawn | ''",
        "OfferRefused | ''",
        "SuppliesRequested | ,'supplies':['EQUIPMENT']",
        "ReadAsNoReply | ''"
      })
  void readsAnEventAsTheReadingOfAReply(String type, String own) {
    String event = "6f9c1c7e-2d39-4a53-9a52-0c6a9d1b7e10";
    String json = "{'type':'%s','at':'2024-04-08T12:00'%s,'reads':'%s'}";
    assertThat(read(json.formatted(type, own, event)).reads()).isEqualTo(event);
    assertThat(read(json.formatted(type, own, "m-1")).reads()).isEqualTo(MESSAGE.toString());
  }

  @Test
  void everyTypeThatCanBeToldIsRead() {
    Map<String, String> own =
        Map.ofEntries(
            Map.entry("NeedAssessed", ",'needed':false"),
            Map.entry("ExpectedDischargeChanged", ",'expectedDischarge':'2024-04-10'"),
            Map.entry("NeedsChanged", ",'changes':['FUNCTION']"),
            Map.entry("FollowUpNotNeeded", ",'notNeeded':['JOINT_PLAN']"),
            Map.entry("AccountGiven", ",'digest':'" + "5f".repeat(32) + "'"),
            Map.entry("SuppliesRequested", ",'supplies':['MEDICATION']"),
            Map.entry("SuppliesPrepared", ",'supplies':['MEDICATION','EQUIPMENT']"),
            Map.entry("TravelPrepared", ",'done':['PATIENT_INFORMED']"),
            Map.entry("OwnResponsibilityAssessed", ",'competent':true,'wishesToLeave':false"),
            Map.entry("ForceMajeureAgreed", ",'agreedWith':'840029212','from':'2024-04-10'"),
            Map.entry("MunicipalityReplied", ",'answer':'NO_NEED'"),
            Map.entry("ReadAsNoReply", ",'reads':'m-1'"),
            Map.entry("MovedWhileWaiting", ",'to':'974753898'"),
            Map.entry("ReceiptReceived", ",'of':'m-1','positive':true"),
            Map.entry("MessageCancelled", ",'cancels':'m-1'"),
            Map.entry("ResidenceCorrected", ",'municipality':'5006'"),
            Map.entry(
                "FactCorrected",
                ",'event':'m-1','field':'careType','new':'SOMATIC','why':'TYPED_WRONG'"),
            Map.entry("RecordedInError", ",'event':'m-1','why':'TEST_MESSAGE'"));
    for (Class<?> type : StayEvent.class.getPermittedSubclasses()) {
      String name = type.getSimpleName();
      if (name.equals("PatientIdentityLinked") || name.equals("IdentityErased")) {
        assertThatThrownBy(() -> read("{'type':'%s','at':'2024-04-08T12:00'}".formatted(name)))
            .hasMessageContaining("cannot be told in this form");
        continue;
      }
      String json =
          "{'type':'%s','at':'2024-04-08T12:00'%s}".formatted(name, own.getOrDefault(name, ""));
      assertThat(read(json)).as(name).isInstanceOf(type);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type':'PatientDied'} | MISSING_FIELD | at",
        "{'at':'2024-04-08T12:00'} | MISSING_FIELD | type",
        "{'type':'PatientDide','at':'2024-04-08T12:00'} | UNKNOWN_TYPE | PatientDide",
        "{'type':'PatientDied','at':'8 April'} | INVALID_VALUE | 2024-04-08T12:00",
        "{'type':'PatientDied','at':'2024-13-08T12:00'} | INVALID_VALUE | 2024-13-08T12:00",
        "{'type':'PatientDied','at':'2024-04-08T12:00','wherabouts':'x'} | UNKNOWN_FIELD |"
            + " wherabouts",
        "{'type':'PatientAdmitted','at':'2024-04-08T12:00','municipality':'506'} | INVALID_VALUE |"
            + " four digits",
        "{'type':'PatientAdmitted','at':'2024-04-08T12:00','municipality':506} | INVALID_VALUE |"
            + " quotation marks",
        "{'type':'MunicipalityReplied','at':'2024-04-08T12:00','answer':'MAYBE'} | INVALID_VALUE |"
            + " CONDITIONAL",
        "{'type':'DeclaredReady','at':'2024-04-08T12:00','assessed':['A','Z']} | INVALID_VALUE | Z",
        "{'type':'ReceiptReceived','at':'2024-04-08T12:00','of':'m-1','positive':'yes'} |"
            + " INVALID_VALUE | true or false",
        "[1] | UNREADABLE_JSON | not a JSON object"
      })
  void aRefusalHasACodeAndSaysWhatIsWrongOrRight(String json, Refusal.Code code, String words) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code))
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @CsvSource({
    // told on the same day: the message's own time decides the hour
    "PatientDeparted, 2024-04-08T11:20, 2024-04-08T11:20",
    // told on another day, or nobody knows when: the order of the process decides
    "PatientAdmitted, 2024-04-09T11:20, 2024-04-08T00:00",
    "ReadyNoticeSent, 2024-04-09T11:20, 2024-04-08T12:00",
    "ReadinessWithdrawn, 2024-04-09T09:00, 2024-04-08T23:59:59",
    "PatientDeparted, , 2024-04-08T23:59:59"
  })
  void aDateIsPlacedOnItsDayAndSaysSo(String type, LocalDateTime told, LocalDateTime placed) {
    Moment at = read("{'type':'%s','at':'2024-04-08'}".formatted(type), told).told().at();
    assertThat(at.instant()).isEqualTo(placed.atZone(Moment.OSLO).toInstant());
    assertThat(at.precision()).isEqualTo(Moment.Precision.DATE);
  }

  @Test
  void aTimeWithAnOffsetNamesOneInstant() {
    assertThat(read("{'type':'PatientDied','at':'2024-10-27T02:30:00+01:00'}").told().at())
        .isEqualTo(Moment.exact(Instant.parse("2024-10-27T01:30:00Z")));
    assertThat(read("{'type':'PatientDied','at':'2024-10-27T02:30'}").told().at().precision())
        .isEqualTo(Moment.Precision.REPEATED_HOUR);
  }
}
