package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Obligation;
import no.dognbok.query.law.Duty.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every obligation with a limit on the days on which clocks and calendars are odd: daylight saving,
 * New Year, 29 February, a holiday on a Monday, and at 15:00:00. Hours are elapsed time, on every
 * day; a limit that is a day ends with it in Norway.
 */
class OddTimesTest {

  /** When the duty arises. The first two so that each limit runs over the change. */
  private static final List<String> ODD =
      List.of(
          "2025-03-30T01:30:00+01:00",
          "2025-10-26T01:30:00+02:00",
          "2025-12-31T23:30:00+01:00",
          "2024-02-28T23:30:00+01:00",
          "2024-02-29T10:00:00+01:00",
          "2025-06-09T10:00:00+02:00", // Whit Monday
          "2025-05-12T15:00:00+02:00");

  /**
   * A limit in hours.
   *
   * @param before what happened before, at the hours before it arises: {@code 48 PatientAdmitted}
   * @param arises the event by which it arises
   * @param fulfils the event that fulfils it; absent where the first event says itself when it was
   *     sent
   */
  private record Limited(
      Obligation obligation,
      String terms,
      Duration within,
      String before,
      String arises,
      String fulfils) {}

  private static final Duration AT_ONCE = Duration.ofHours(2);
  private static final String READY =
      "100 PatientAdmitted, 99 AdmissionNoticeSent, 0.5 HealthInformationUpdated, 0.4 DeclaredReady"
          + " by=PHYSICIAN";
  private static final String WAITING = READY + ", 0.1 ReadyNoticeSent";

  private static final List<Limited> LIMITED =
      List.of(
          limited(
              Obligation.ADMISSION_NOTICE,
              Duration.ofHours(24),
              "",
              "PatientAdmitted",
              "AdmissionNoticeSent"),
          limited(
              Obligation.ADMISSION_REPORT,
              Duration.ofHours(4),
              "1 PatientAdmitted",
              "AdmissionNoticeSent",
              "AdmissionReportSent"),
          limited(
              Obligation.SUPPLEMENTARY_INFORMATION,
              Duration.ofHours(24),
              "",
              "PatientAdmitted",
              "SupplementaryInformationSent"),
          limited(
              Obligation.NOTICE_OF_CHANGE,
              AT_ONCE,
              "100 PatientAdmitted, 99 AdmissionNoticeSent",
              "NeedsChanged changes=[FUNCTION]",
              "HealthInformationUpdated"),
          limited(
              Obligation.READY_NOTICE,
              AT_ONCE,
              "100 PatientAdmitted, 99 AdmissionNoticeSent",
              "DeclaredReady by=PHYSICIAN",
              "ReadyNoticeSent"),
          limited(
              Obligation.REPLY,
              AT_ONCE,
              READY,
              "ReadyNoticeSent",
              "MunicipalityReplied answer=NOT_YET"),
          limited(
              Obligation.ESTIMATE,
              AT_ONCE,
              WAITING,
              "MunicipalityReplied answer=NOT_YET",
              "MunicipalityReplied answer=NOT_YET expectedFrom=2026-06-01"),
          limited(Obligation.DEPARTURE_MESSAGE, AT_ONCE, WAITING, "PatientDeparted", "sent"),
          limited(
              Obligation.DISCHARGE_REPORT,
              AT_ONCE,
              WAITING,
              "PatientDeparted",
              "DischargeReportSent"),
          limited(
              Obligation.DISCHARGE_SUMMARY,
              AT_ONCE,
              WAITING,
              "PatientDeparted",
              "DischargeSummarySent"),
          limited(Obligation.DEATH_MESSAGE, AT_ONCE, WAITING, "PatientDied", "sent"),
          limited(
              Obligation.RECEIPT,
              Duration.ofHours(96),
              "1 PatientAdmitted",
              "AdmissionNoticeSent",
              "ReceiptReceived of=1 positive=true"),
          new Limited(
              Obligation.ACCOUNT_OF_ASSESSMENT,
              "accountWithin=P14D",
              Duration.ofDays(14),
              WAITING,
              "AccountRequested",
              "AccountGiven digest=" + "ab".repeat(32)),
          limited(
              Obligation.READING_OF_REPLY,
              AT_ONCE,
              WAITING,
              "ReplyToBeRead",
              "MunicipalityReplied answer=NOT_YET reads=ARISING"));

  private static Limited limited(
      Obligation obligation, Duration within, String before, String arises, String fulfils) {
    return new Limited(obligation, "-", within, before, arises, fulfils);
  }

  static Stream<Arguments> limits() {
    return LIMITED.stream().flatMap(limited -> ODD.stream().map(at -> Arguments.of(limited, at)));
  }

  @ParameterizedTest
  @MethodSource("limits")
  void hoursAreElapsedTime(Limited limited, String odd) {
    Instant at = OffsetDateTime.parse(odd).toInstant();
    Instant due = at.plus(limited.within());
    Instant late = due.plusSeconds(1);
    assertThat(duty(limited, at, null, due).due()).isEqualTo(due);
    assertThat(duty(limited, at, due, late).state(late)).isEqualTo(State.FULFILLED);
    assertThat(duty(limited, at, late, late.plusSeconds(1)).state(late.plusSeconds(1)))
        .isEqualTo(State.FULFILLED_LATE);
    if (limited.obligation() != Obligation.SUPPLEMENTARY_INFORMATION) {
      assertThat(duty(limited, at, null, due).state(due)).isEqualTo(State.OPEN);
      assertThat(duty(limited, at, null, late).state(late)).isEqualTo(State.OVERDUE);
    }
  }

  private static Duty duty(Limited limited, Instant at, Instant fulfilled, Instant asOf) {
    List<String> events = new ArrayList<>();
    if (!limited.before().isEmpty()) {
      Arrays.stream(limited.before().split(", "))
          .map(event -> before(at, event))
          .forEach(events::add);
    }
    String arising = MessageKey.of("case", String.valueOf(events.size())).toString();
    String sent =
        limited.fulfils().equals("sent")
            ? " sent=" + (fulfilled == null ? "never" : fulfilled)
            : "";
    events.add(at + " " + limited.arises() + sent);
    boolean neverNeeded = limited.obligation() == Obligation.SUPPLEMENTARY_INFORMATION;
    if (sent.isEmpty() && (fulfilled != null || neverNeeded)) {
      Instant when = fulfilled == null ? at : fulfilled;
      events.add(when + " " + limited.fulfils().replace("ARISING", arising));
    }
    return ToldInShort.judgedUnder(limited.terms(), asOf.toString(), events.stream())
        .duties()
        .stream()
        .filter(duty -> duty.obligation() == limited.obligation())
        .findFirst()
        .orElseThrow();
  }

  private static String before(Instant at, String event) {
    String[] words = event.split(" ", 2);
    Duration earlier = Duration.ofMinutes((long) (Double.parseDouble(words[0]) * 60));
    return at.minus(earlier) + " " + words[1];
  }

  /** Until the end of the day, in Norway; in the hours of a working day. */
  @ParameterizedTest
  @CsvSource({
    // notice | state on the evening | the last moment of the day
    "2025-03-31T08:00, OPEN, 2025-03-31T23:59:59.999999999+02:00", // the Monday after
    "2025-03-30T10:00, NOT_DUE, 2025-03-30T23:59:59.999999999+02:00", // a Sunday of 23 hours
    "2025-10-26T10:00, NOT_DUE, 2025-10-26T23:59:59.999999999+01:00", // and of 25
    "2025-10-27T10:00, OPEN, 2025-10-27T23:59:59.999999999+01:00",
    "2025-12-31T10:00, OPEN, 2025-12-31T23:59:59.999999999+01:00", // a Wednesday
    "2026-01-01T10:00, NOT_DUE, 2026-01-01T23:59:59.999999999+01:00", // a holiday
    "2024-02-29T10:00, OPEN, 2024-02-29T23:59:59.999999999+01:00",
    "2025-06-09T10:00, NOT_DUE, 2025-06-09T23:59:59.999999999+02:00", // Whit Monday
    "2025-06-10T10:00, OPEN, 2025-06-10T23:59:59.999999999+02:00",
    "2025-05-12T15:00:00, OPEN, 2025-05-12T23:59:59.999999999+02:00",
    "2025-05-12T15:00:01, NOT_DUE, 2025-05-12T23:59:59.999999999+02:00"
  })
  void receptionIsOwedTheSameDay(String notice, State state, String end) {
    String day = notice.substring(0, 10);
    Duty duty =
        ready(Obligation.RECEPTION_SAME_DAY, day + "T23:30", day + "T07:00", notice, Stream.of());
    Instant evening = OffsetDateTime.parse(end).toInstant().minusSeconds(1_800);
    assertThat(duty.state(evening)).isEqualTo(state);
    assertThat(duty.due()).isEqualTo(OffsetDateTime.parse(end).toInstant());
  }

  @ParameterizedTest
  @CsvSource({
    "2025-05-12T15:00:00, FULFILLED",
    "2025-05-12T15:00:01, OUTSIDE_WINDOW",
    "2025-06-09T10:00, OUTSIDE_WINDOW", // Whit Monday
    "2025-06-10T10:00, FULFILLED",
    "2026-01-01T10:00, OUTSIDE_WINDOW", // New Year's Day
    "2025-03-30T10:00, OUTSIDE_WINDOW", // Sundays
    "2025-10-26T10:00, OUTSIDE_WINDOW",
    "2025-10-27T15:00:00, FULFILLED",
    "2024-02-29T15:00:00, FULFILLED"
  })
  void noticesAreStrivenForInDaytime(String notice, State state) {
    String day = notice.substring(0, 10);
    Duty duty =
        ready(
            Obligation.NOTICE_IN_DAYTIME, "2026-12-01T12:00", day + "T07:00", notice, Stream.of());
    assertThat(duty.state(Instant.parse("2026-12-01T11:00:00Z"))).isEqualTo(state);
    assertThat(duty.isBroken(Instant.parse("2026-12-01T11:00:00Z"))).isFalse();
  }

  /** The municipality's own estimate is a day. */
  @ParameterizedTest
  @CsvSource({
    "2025-03-30, 2025-03-30T23:59:59.999999999+02:00",
    "2025-10-26, 2025-10-26T23:59:59.999999999+01:00",
    "2025-12-31, 2025-12-31T23:59:59.999999999+01:00",
    "2024-02-29, 2024-02-29T23:59:59.999999999+01:00",
    "2025-06-09, 2025-06-09T23:59:59.999999999+02:00"
  })
  void anOfferIsOverdueWhenTheDayOfTheEstimateHasPassed(String estimate, String end) {
    Instant due = OffsetDateTime.parse(end).toInstant();
    for (Instant offered : List.of(due, due.plusNanos(1))) {
      Duty duty =
          ready(
              Obligation.OFFER_READY,
              "2026-12-01T12:00",
              "2024-02-05T10:00",
              "2024-02-05T10:05",
              Stream.of(
                  "2024-02-05T10:10 MunicipalityReplied answer=NOT_YET expectedFrom=" + estimate,
                  offered + " OfferReady"));
      assertThat(duty.due()).isEqualTo(due);
      assertThat(duty.state(Instant.parse("2026-12-01T11:00:00Z")))
          .isEqualTo(offered.equals(due) ? State.FULFILLED : State.FULFILLED_LATE);
    }
  }

  private static Duty ready(
      Obligation obligation, String asOf, String declared, String notice, Stream<String> besides) {
    Stream<String> usual =
        Stream.of(
            "2024-01-05T10:00 PatientAdmitted",
            "2024-01-05T12:00 AdmissionNoticeSent",
            declared + " HealthInformationUpdated",
            declared + " DeclaredReady by=PHYSICIAN",
            notice + " ReadyNoticeSent");
    return ToldInShort.judgedUnder("-", asOf, Stream.concat(usual, besides)).duties().stream()
        .filter(duty -> duty.obligation() == obligation)
        .findFirst()
        .orElseThrow();
  }

  /** What has to be there when something else happens is there at that very moment, or not. */
  private static final List<List<String>> BY_ANOTHER_EVENT =
      List.of(
          List.of("UPDATED_HEALTH_INFORMATION", "HealthInformationUpdated", "ReadyNoticeSent"),
          List.of(
              "CONFIRMATION_BEFORE_TRANSFER",
              "MunicipalityReplied answer=CAN_RECEIVE",
              "PatientDeparted"),
          List.of("SUPPLIES", "SuppliesPrepared supplies=[EQUIPMENT]", "PatientDeparted"),
          List.of(
              "READY_TO_TRAVEL",
              "TravelPrepared done=[PATIENT_INFORMED;TRANSPORT_ARRANGED]",
              "PatientDeparted"),
          List.of(
              "OWN_RESPONSIBILITY_CONDITIONS",
              "DischargeSummarySent",
              "PatientDeparted ownResponsibility=true"));

  static Stream<Arguments> byAnotherEvent() {
    return BY_ANOTHER_EVENT.stream()
        .flatMap(
            row -> ODD.stream().map(at -> Arguments.of(row.get(0), row.get(1), row.get(2), at)));
  }

  @ParameterizedTest
  @MethodSource
  void byAnotherEvent(Obligation obligation, String fulfils, String other, String odd) {
    Instant at = OffsetDateTime.parse(odd).toInstant();
    for (Instant done : List.of(at, at.plusSeconds(1))) {
      List<String> events = new ArrayList<>();
      events.add(at.minus(Duration.ofHours(100)) + " PatientAdmitted");
      events.add(at.minusSeconds(60) + " DeclaredReady by=PHYSICIAN");
      if (!other.equals("ReadyNoticeSent")) {
        events.add(at.minusSeconds(61) + " HealthInformationUpdated");
        events.add(at.minusSeconds(59) + " ReadyNoticeSent");
        if (obligation == Obligation.SUPPLIES) {
          events.add(at + " SuppliesRequested supplies=[EQUIPMENT]");
        }
        if (obligation == Obligation.OWN_RESPONSIBILITY_CONDITIONS) {
          events.add(
              at.minusSeconds(58)
                  + " OwnResponsibilityAssessed competent=true wishesToLeave=true"
                  + " cover=MANAGES_ALONE");
        }
        events.add(at.minusSeconds(57) + " TravelPrepared done=[PATIENT_INFORMED]");
      }
      events.add(at + " " + other);
      events.add(done + " " + fulfils);
      Instant later = at.plusSeconds(2);
      Duty duty =
          ToldInShort.judgedUnder("-", later.toString(), events.stream()).duties().stream()
              .filter(one -> one.obligation() == obligation)
              .findFirst()
              .orElseThrow();
      assertThat(duty.due()).isEqualTo(at);
      assertThat(duty.isBroken(later)).as("%s", duty).isEqualTo(!done.equals(at));
    }
  }

  /** Whatever has a limit is in one of these tables. */
  @Test
  void everyObligationIsHere() {
    Set<Obligation> tried =
        EnumSet.of(
            Obligation.RECEPTION_SAME_DAY, Obligation.NOTICE_IN_DAYTIME, Obligation.OFFER_READY);
    LIMITED.forEach(limited -> tried.add(limited.obligation()));
    BY_ANOTHER_EVENT.forEach(row -> tried.add(Obligation.valueOf(row.getFirst())));
    assertThat(EnumSet.complementOf(EnumSet.copyOf(tried)))
        .as("no limit: the register's receipts are not told here, negotiation is no duty")
        .containsExactly(Obligation.REGISTER_REPORT, Obligation.NEGOTIATION);
  }
}
