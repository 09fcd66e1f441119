package no.dognbok.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import no.dognbok.events.StayEvent.DischargeSummarySent;
import no.dognbok.events.StayEvent.MunicipalityReplied;
import no.dognbok.events.StayEvent.PatientAdmitted;
import no.dognbok.events.StayEvent.PatientDeparted;
import no.dognbok.events.StayEvent.ReadyNoticeSent;
import org.junit.jupiter.api.Test;

class ContradictionTest {

  private static Told at(String time) {
    return told(Moment.local(LocalDateTime.parse(time)));
  }

  private static Told told(Moment at) {
    return Told.of(at, Address.org("974754118"), UUID.randomUUID());
  }

  private static PatientAdmitted admitted(String time) {
    return new PatientAdmitted(at(time), null, null, null, null);
  }

  @Test
  void isTheSameWhicheverWasToldFirst() {
    StayEvent departed = new PatientDeparted(at("2025-03-05T12:00"), false);
    StayEvent notice = new ReadyNoticeSent(at("2025-03-06T12:00"));
    assertThat(Contradiction.between(departed, notice)).contains(Contradiction.AFTER_DEPARTURE);
    assertThat(Contradiction.between(notice, departed)).contains(Contradiction.AFTER_DEPARTURE);
  }

  @Test
  void namesWhatDoesNotFit() {
    assertThat(Contradiction.between(admitted("2025-03-01T10:00"), admitted("2025-03-02T10:00")))
        .contains(Contradiction.SECOND_ADMISSION);
    assertThat(
            Contradiction.between(
                new PatientDeparted(at("2025-03-01T12:00"), false), admitted("2025-03-02T10:00")))
        .contains(Contradiction.DEPARTURE_BEFORE_ADMISSION);
    assertThat(
            Contradiction.between(
                new PatientDeparted(at("2025-03-01T12:00"), false),
                new PatientDeparted(at("2025-03-02T12:00"), false)))
        .contains(Contradiction.SECOND_DEPARTURE);
  }

  @Test
  void whatGoesTogetherIsNone() {
    StayEvent departed = new PatientDeparted(at("2025-03-05T12:00"), false);
    assertThat(Contradiction.between(admitted("2025-03-01T10:00"), departed)).isEmpty();
    assertThat(Contradiction.between(departed, new DischargeSummarySent(at("2025-03-06T12:00"))))
        .isEmpty();
    StayEvent reading =
        new MunicipalityReplied(at("2025-03-06T12:00"), Answer.NOT_YET, null, "event-1");
    assertThat(Contradiction.between(departed, reading)).as("what was said before").isEmpty();
  }

  @Test
  void aDateContradictsOnlyWhatIsSurelyLater() {
    StayEvent departed =
        new PatientDeparted(told(Moment.date(LocalDate.of(2025, 3, 5), LocalTime.MIDNIGHT)), false);
    assertThat(Contradiction.between(departed, new ReadyNoticeSent(at("2025-03-05T20:00"))))
        .isEmpty();
    assertThat(Contradiction.between(departed, new ReadyNoticeSent(at("2025-03-06T00:30"))))
        .isPresent();
  }
}
