package no.dognbok.command.stay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.dognbok.command.Commands;
import no.dognbok.command.Ledger;
import no.dognbok.events.Address;
import no.dognbok.events.Answer;
import no.dognbok.events.CareType;
import no.dognbok.events.Contradiction;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.Profession;
import no.dognbok.events.Refusal;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;
import no.dognbok.events.Told;
import no.dognbok.log.EventJson;
import no.dognbok.log.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One stay from the first word to the last. The best page to begin at: what the ledger is told,
 * what it does with it, and what little it refuses.
 */
class AWholeStayTest {

  private static final Address LEVANGER = Address.org("974754118");
  private static final Address STEINKJER = Address.org("840029212");
  private static final Municipality MUNICIPALITY = new Municipality("5006");

  @TempDir Path data;
  private final Ticking clock = new Ticking();
  private final String stay = StayCommand.stream(UUID.randomUUID());
  private Ledger ledger;

  /** Stands at the time that the story has come to. */
  private static final class Ticking extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return Moment.OSLO;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @BeforeEach
  void open() {
    ledger = new Ledger(data, clock);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private void itIs(String localTime) {
    clock.now = LocalDateTime.parse(localTime).atZone(Moment.OSLO).toInstant();
  }

  private static Told told(Address by, String message, String at) {
    return Told.of(
        Moment.local(LocalDateTime.parse(at)), by, MessageKey.of(by.toString(), message));
  }

  private static Told hospital(String message, String at) {
    return told(LEVANGER, message, at);
  }

  private static Told municipality(String message, String at) {
    return told(STEINKJER, message, at);
  }

  private Commands.Outcome<Stay.Recorded> tell(StayEvent event) {
    return ledger.commands().send(StayCommand.telling(stay, event));
  }

  private List<Told.RecordedDoubt> doubtsOf(StayEvent event) {
    return tell(event).result().doubts();
  }

  private List<StoredEvent> stored() {
    return ledger.log().stream(stay, 0, 100);
  }

  @Test
  void aStayIsTold() {
    // A woman from Steinkjer falls on the stairs and is admitted on Monday morning. Nobody tells
    // the ledger at once: the first that it hears of her is the early notice (§ 8), in the
    // afternoon.
    itIs("2025-10-06T13:05:30");
    assertThat(
            doubtsOf(
                new AdmissionNoticeSent(
                    hospital("varsel", "2025-10-06T13:05:00"), LocalDate.of(2025, 10, 10))))
        .isEmpty();

    // So a notice can open a stay. The admission comes a little later, and fits before it.
    itIs("2025-10-06T14:00:00");
    var admission =
        tell(
            new PatientAdmitted(
                hospital("innlagt", "2025-10-06T09:40:00"),
                MUNICIPALITY,
                null,
                CareType.SOMATIC,
                null));
    assertThat(admission.result().doubts()).isEmpty();
    assertThat(admission.position()).isEqualTo(1L);

    // The municipality sends its report, the hospital finds that she will need help.
    itIs("2025-10-06T16:00:00");
    tell(new AdmissionReportSent(municipality("rapport", "2025-10-06T15:40:00")));
    tell(new NeedAssessed(hospital("behov", "2025-10-06T15:50:00"), true, false, null));

    // The ward's clock runs four minutes fast; so may any clock. Six minutes are too many: what
    // has not happened yet is not recorded.
    itIs("2025-10-10T10:16:00");
    tell(new HealthInformationUpdated(hospital("opplysninger", "2025-10-10T10:15:00"), null));
    tell(
        new DeclaredReady(
            hospital("klar", "2025-10-10T10:20:00"), Profession.PHYSICIAN, Set.of(), null, null));
    assertThatThrownBy(() -> tell(new ReadyNoticeSent(hospital("melding", "2025-10-10T10:22:00"))))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.TIME_AHEAD))
        .hasMessageContaining("more than five minutes ahead");
    assertThat(stored()).hasSize(6);

    // At the right time the same notice is welcome.
    itIs("2025-10-10T10:22:00");
    tell(new ReadyNoticeSent(hospital("melding", "2025-10-10T10:22:00")));

    // Not yet, answers the municipality, Tuesday perhaps; then it has a place, then has none, then
    // has one again. The ledger has no opinion of that. It records.
    itIs("2025-10-16T09:00:00");
    tell(
        new MunicipalityReplied(
            municipality("svar", "2025-10-10T11:05:00"),
            Answer.NOT_YET,
            LocalDate.of(2025, 10, 14),
            null));
    tell(new OfferReady(municipality("plass", "2025-10-14T09:30:00"), null));
    tell(new OfferWithdrawn(municipality("ikke plass", "2025-10-14T15:00:00")));
    tell(new OfferReady(municipality("plass igjen", "2025-10-16T08:30:00"), null));

    // She goes home. A second message of departure an hour later cannot be right together with the
    // first. It is recorded none the less, with a doubt that names the other; so is the reply that
    // somebody sends after she has left.
    itIs("2025-10-16T14:00:00");
    assertThat(doubtsOf(new PatientDeparted(hospital("utskrevet", "2025-10-16T12:10:00"), false)))
        .isEmpty();
    String departed = stored().getLast().id();
    assertThat(
            doubtsOf(new PatientDeparted(hospital("utskrevet to", "2025-10-16T13:10:00"), false)))
        .contains(new Told.RecordedDoubt(Contradiction.SECOND_DEPARTURE, departed));
    assertThat(
            doubtsOf(
                new MunicipalityReplied(
                    municipality("sent svar", "2025-10-16T13:30:00"),
                    Answer.CAN_RECEIVE,
                    null,
                    null)))
        .extracting(Told.RecordedDoubt::contradiction)
        .containsOnly(Contradiction.AFTER_DEPARTURE);

    // The hospital sees its mistake and cancels the second. Nothing is deleted.
    int before = stored().size();
    tell(
        new MessageCancelled(
            hospital("kansellering", "2025-10-16T13:50:00"),
            MessageKey.of(LEVANGER.toString(), "utskrevet to")));
    assertThat(stored()).hasSize(before + 1);

    // The admission had been typed wrong. Who told it corrects it, by the message that told it; the
    // correction names the event, so that a board can see both.
    itIs("2025-10-17T09:00:00");
    UUID admittedBy = MessageKey.of(LEVANGER.toString(), "innlagt");
    tell(
        new FactCorrected(
            hospital("retting", "2025-10-17T08:55:00"),
            admittedBy.toString(),
            "occurredAt",
            "2025-10-06T07:40:00Z",
            "2025-10-06T07:20:00Z",
            FactCorrected.Why.WRONG_TIME));
    FactCorrected correction = (FactCorrected) EventJson.read(stored().getLast());
    assertThat(correction.event()).isEqualTo(stored().get(1).id());

    // What it has not got it cannot correct, and what is no time it does not take for one.
    assertRefused(
        Refusal.Code.UNKNOWN_EVENT,
        new RecordedInError(
            hospital("feil", "2025-10-17T08:56:00"),
            UUID.randomUUID().toString(),
            RecordedInError.Why.WRONG_PATIENT));
    assertRefused(
        Refusal.Code.INVALID_VALUE,
        new FactCorrected(
            hospital("retting to", "2025-10-17T08:57:00"),
            admittedBy.toString(),
            "occurredAt",
            null,
            "i går",
            FactCorrected.Why.WRONG_TIME));

    // All of it stands in the log, in the order in which it was told, and nothing of what was
    // refused.
    assertThat(stored())
        .extracting(StoredEvent::type)
        .containsExactly(
            "AdmissionNoticeSent",
            "PatientAdmitted",
            "AdmissionReportSent",
            "NeedAssessed",
            "HealthInformationUpdated",
            "DeclaredReady",
            "ReadyNoticeSent",
            "MunicipalityReplied",
            "OfferReady",
            "OfferWithdrawn",
            "OfferReady",
            "PatientDeparted",
            "PatientDeparted",
            "MunicipalityReplied",
            "MessageCancelled",
            "FactCorrected");
    assertThat(stored()).extracting(StoredEvent::sequence).isSorted().doesNotHaveDuplicates();
  }

  private void assertRefused(Refusal.Code code, StayEvent event) {
    int before = stored().size();
    assertThatThrownBy(() -> tell(event))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    assertThat(stored()).hasSize(before);
  }
}
