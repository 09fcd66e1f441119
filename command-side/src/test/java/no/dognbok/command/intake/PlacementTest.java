package no.dognbok.command.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import no.dognbok.command.intake.Placement.Extent;
import no.dognbok.events.Address;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;
import no.dognbok.events.Told;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementTest {

  private static Instant at(String day) {
    return day == null ? null : Instant.parse("2025-" + day + ":00:00Z");
  }

  private static StayEvent event(String type, String day) {
    Told told =
        Told.of(Moment.exact(at(day)), Address.her("59"), MessageKey.of("test", type + day));
    return switch (type) {
      case "admission" -> new PatientAdmitted(told, null, null, null, null);
      case "notice" -> new AdmissionNoticeSent(told, null);
      case "ready" -> new ReadyNoticeSent(told);
      case "departure" -> new PatientDeparted(told, false);
      case "summary" -> new DischargeSummarySent(told);
      default -> throw new IllegalArgumentException(type);
    };
  }

  private static final Extent MARCH =
      new Extent("march", at("03-03T10"), at("03-10T10"), at("03-03T10"));
  private static final Extent MAY = new Extent("may", at("05-05T10"), null, at("05-05T10"));

  @ParameterizedTest
  @CsvSource({
    // what, when, where it belongs
    "ready,     03-05T10, march",
    "ready,     05-07T10, may",
    "departure, 05-07T10, may",
    // a second admission of an open stay is a contradiction of that stay
    "admission, 05-07T10, may",
    // near a departure or an admission it is about that stay
    "ready,     03-10T20, march",
    "notice,    05-04T20, may",
    "admission, 05-04T20, may",
    // far from both it opens a stay that nobody has told of
    "notice,    04-01T10,",
    "admission, 04-01T10,",
    "admission, 01-01T10,",
    // what follows the patient follows the stay before it
    "summary,   03-20T10, march",
    "departure, 03-12T10, march"
  })
  void belongsWhereItHappened(String type, String day, String stay) {
    assertThat(Placement.of(event(type, day), List.of(MAY, MARCH)).orElse(null)).isEqualTo(stay);
  }

  @ParameterizedTest
  @CsvSource({"admission, 05-01T10", "notice, 05-02T10", "ready, 05-12T10"})
  void aStayOfWhichOnlyANoticeIsKnownIsOpenTowardsThePast(String type, String day) {
    Extent noticed = new Extent("noticed", null, null, at("05-10T10"));
    assertThat(Placement.of(event(type, day), List.of(noticed))).contains("noticed");
    assertThat(Placement.of(event(type, day), List.of(MARCH, noticed))).contains("noticed");
  }

  @ParameterizedTest
  @CsvSource({"ready, 03-05T10"})
  void butNotTowardsAnEarlierStay(String type, String day) {
    Extent noticed = new Extent("noticed", null, null, at("05-10T10"));
    assertThat(Placement.of(event(type, day), List.of(MARCH, noticed))).contains("march");
  }

  @ParameterizedTest
  @CsvSource({"admission", "ready", "departure", "summary"})
  void ofAPatientWithoutStaysEverythingOpensOne(String type) {
    assertThat(Placement.of(event(type, "05-05T10"), List.of())).isEmpty();
  }
}
