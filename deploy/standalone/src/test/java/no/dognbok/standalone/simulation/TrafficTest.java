package no.dognbok.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent.AdmissionNoticeSent;
import no.dognbok.query.law.Recorded;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Made-up traffic is like the real one, in each respect that is measured here. */
class TrafficTest {

  private static final int STAYS = 12_000;
  private static final Traffic TRAFFIC = Traffic.of(Traffic.Settings.year(2025, STAYS, 2025));

  private static List<Telling> all = List.of();
  private static List<List<Telling>> stays = List.of();

  @BeforeAll
  static void make() {
    all = TRAFFIC.tellings().toList();
    stays =
        List.copyOf(
            all.stream()
                .collect(Collectors.groupingBy(telling -> telling.about().number()))
                .values());
  }

  // § 13

  /** 154 000 stays notified in 2022, 21 400 of them with payment days, 71 800 days. */
  @Test
  void asManyNotifiedStaysHavePaymentDaysAsInNorwayAndAsManyOfThem() {
    List<Integer> days = new ArrayList<>();
    for (List<Recorded> told : Judged.byStay(TRAFFIC.lines()::iterator).values()) {
      if (told.stream().anyMatch(one -> one.event() instanceof AdmissionNoticeSent)) {
        days.add(Judged.judge(told).payable().size());
      }
    }
    List<Integer> payable = days.stream().filter(number -> number > 0).toList();
    double mean = payable.stream().mapToInt(Integer::intValue).average().orElse(0);
    assertThat((double) payable.size() / days.size()).isBetween(0.13, 0.15);
    assertThat(mean).isBetween(3.2, 3.5);
  }

  @Test
  void mostPatientsGoHomeWithoutMunicipalNeed() {
    assertThat(share(stays, stay -> !has(stay, "AdmissionNoticeSent"))).isBetween(0.75, 0.88);
  }

  // When

  @Test
  void everythingComesInTheOrderOfItsArrival() {
    assertThat(all).isSortedAccordingTo((a, b) -> a.reportedAt().compareTo(b.reportedAt()));
    assertThat(stays).hasSize(STAYS).allMatch(stay -> stay.getFirst().opens());
  }

  @Test
  void fewerAreAdmittedAtNightAndAtWeekendsAndOnPublicHolidays() {
    List<LocalDate> days = stays.stream().map(TrafficTest::admissionDay).toList();
    long sundays = days.stream().filter(day -> day.getDayOfWeek() == DayOfWeek.SUNDAY).count();
    long mondays = days.stream().filter(day -> day.getDayOfWeek() == DayOfWeek.MONDAY).count();
    assertThat((double) sundays / mondays).isBetween(0.6, 0.85);
    Set<LocalDate> easter =
        Set.of(LocalDate.of(2025, 4, 17), LocalDate.of(2025, 4, 18), LocalDate.of(2025, 4, 21));
    assertThat(days.stream().filter(easter::contains).count() / 3.0).isLessThan(STAYS / 365.0);
    long night = stays.stream().filter(stay -> hour(stay.getFirst().occurredAt()) < 6).count();
    assertThat((double) night / STAYS).isBetween(0.05, 0.16);
  }

  @Test
  void mostNoticesAreSentByDayOnWorkingDays() {
    Predicate<Telling> byDay = one -> hour(one.occurredAt()) >= 8 && hour(one.occurredAt()) < 18;
    Predicate<Telling> weekend =
        one -> Rhythm.day(one.occurredAt()).getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    assertThat(share(of("ReadyNoticeSent"), byDay)).isGreaterThan(0.85);
    assertThat(share(of("ReadyNoticeSent"), weekend)).isBetween(0.03, 0.2);
    assertThat(share(of("AdmissionNoticeSent"), byDay)).isGreaterThan(0.7);
  }

  @Test
  void noClockIsMoreThanFourMinutesAhead() {
    assertThat(all)
        .allMatch(one -> !one.occurredAt().isAfter(one.reportedAt().plus(Duration.ofMinutes(4))));
    assertThat(share(stays, stay -> stay.stream().anyMatch(TrafficTest::isAhead)))
        .isBetween(0.01, 0.07);
  }

  private static boolean isAhead(Telling telling) {
    return telling.occurredAt().isAfter(telling.reportedAt());
  }

  @Test
  void aNoticeCanArriveBeforeTheAdmissionThatItIsAbout() {
    assertThat(stays).anyMatch(stay -> stay.getFirst().type().equals("AdmissionNoticeSent"));
  }

  @Test
  void anOutageIsTheSameForAllPatientsOfAMunicipalityAndTheTelephoneIsUsed() {
    List<Telling> outages = of("CommunicationOutage");
    assertThat(outages).isNotEmpty().allMatch(one -> List.of("PHONE").equals(one.field("tried")));
    assertThat(all).anyMatch(one -> "PHONE".equals(one.field("channel")));
    Map<Object, Set<Instant>> starts = new HashMap<>();
    outages.forEach(one ->
        starts
            .computeIfAbsent(
                one.field("municipality") + " " + Rhythm.day(one.occurredAt()),
                _ -> new HashSet<>())
            .add(one.occurredAt().truncatedTo(java.time.temporal.ChronoUnit.HOURS)));
    assertThat(starts.values()).allMatch(each -> each.size() <= 2);
  }

  // How often

  @TestFactory
  Stream<DynamicTest> eachThingHappensAsOftenAsItShould() {
    List<List<Telling>> needy = where(stay -> stay.stream().anyMatch(TrafficTest::showsNeed));
    List<List<Telling>> notified = where(stay -> has(stay, "AdmissionNoticeSent"));
    List<List<Telling>> ready = where(stay -> has(stay, "ReadyNoticeSent"));
    List<List<Telling>> refusedAtFirst = where(stay -> hasField(stay, "answer", "NOT_YET"));
    List<List<Telling>> left = where(stay -> has(stay, "PatientDeparted"));
    return Stream.of(
        measured(Chance.NEEDS_MUNICIPALITY, share(stays, needy::contains), 0.02),
        measured(Chance.LATE_ADMISSION_NOTICE, share(notified, TrafficTest::isLate), 0.05),
        measured(
            Chance.NEED_FOUND_LATER, share(needy, stay -> count(stay, "NeedAssessed") == 2), 0.02),
        measured(
            Chance.ASSESSMENT_DEFERRED,
            share(needy, stay -> hasField(stay, "deferred", true)),
            0.01),
        measured(
            Chance.NO_ADMISSION_REPORT,
            share(notified, stay -> !has(stay, "AdmissionReportSent")),
            0.03),
        measured(
            Chance.NO_HEALTH_INFORMATION,
            share(ready, stay -> !has(stay, "HealthInformationUpdated")),
            0.03),
        measured(
            Chance.NO_ASSESSMENT,
            share(
                where(stay -> !has(stay, "AdmissionNoticeSent") && !has(stay, "ReadyNoticeSent")),
                stay -> !has(stay, "NeedAssessed")),
            0.01),
        measured(Chance.FREE_TEXT, share(ready, stay -> has(stay, "ReplyToBeRead")), 0.02),
        measured(
            Chance.ESTIMATE_SLIPS, share(refusedAtFirst, stay -> estimates(stay) > 1) / 0.71, 0.12),
        measured(
            Chance.READINESS_WITHDRAWN,
            share(ready, stay -> has(stay, "ReadinessWithdrawn")),
            0.02),
        measured(
            Chance.SENT_BY_MISTAKE, share(ready, stay -> has(stay, "MessageCancelled")), 0.012),
        measured(
            Chance.CONDITIONAL, share(ready, s -> hasField(s, "answer", "CONDITIONAL")), 0.012),
        measured(Chance.NO_NEED, share(ready, stay -> hasField(stay, "answer", "NO_NEED")), 0.012),
        measured(Chance.DIES, share(notified, stay -> has(stay, "PatientDied")), 0.02),
        measured(
            Chance.OWN_RESPONSIBILITY,
            share(left, stay -> hasField(stay, "ownResponsibility", true)),
            0.004),
        measured(
            Chance.NO_DISCHARGE_SUMMARY,
            share(left, stay -> !has(stay, "DischargeSummarySent")),
            0.01),
        measured(Chance.WRONG_TIME, share(stays, stay -> has(stay, "FactCorrected")), 0.006),
        measured(
            Chance.WRONG_MUNICIPALITY,
            share(needy, stay -> hasField(stay, "why", "WRONGLY_STATED")),
            0.008),
        measured(
            Chance.MUNICIPALITY_UNKNOWN,
            share(needy, stay -> hasField(stay, "why", "NOW_STATED")),
            0.006),
        measured(
            Chance.DATE_ONLY, share(stays, s -> s.stream().anyMatch(Telling::dateOnly)), 0.006),
        measured(
            Chance.NEGATIVE_RECEIPT, share(notified, s -> hasField(s, "positive", false)), 0.012));
  }

  /** What is so rare that its share says little over so many stays still comes. */
  @Test
  void whatIsRareComesToo() {
    assertThat(all.stream().map(Telling::type).collect(Collectors.toSet()))
        .contains(
            "OfferWithdrawn",
            "OfferRefused",
            "MovedWhileWaiting",
            "TransferredWithinSpecialistCare",
            "LeaveStarted",
            "LeaveEnded",
            "ExpectedDischargeChanged",
            "SupplementaryInformationSent",
            "DischargeReportSent");
    assertThat(where(TrafficTest::passes)).as("an estimate passes").hasSizeGreaterThan(10);
    assertThat(where(stay -> count(stay, "ReadinessWithdrawn") > 0))
        .anyMatch(stay -> count(stay, "DeclaredReady") > 1);
    assertThat(where(stay -> has(stay, "ReadyNoticeSent")))
        .as("no answer at all before the offer")
        .anyMatch(stay -> !has(stay, "MunicipalityReplied") && has(stay, "OfferReady"));
    assertThat(where(stay -> has(stay, "ReadyNoticeSent")))
        .as("never notified of the admission")
        .anyMatch(stay -> !has(stay, "AdmissionNoticeSent"));
  }

  private static DynamicTest measured(Chance chance, double share, double within) {
    return DynamicTest.dynamicTest(
        "%s: %.4f of %.4f".formatted(chance, share, chance.probability()),
        () ->
            assertThat(share)
                .isBetween(chance.probability() - within, chance.probability() + within));
  }

  // The same, and not all at once

  @Test
  void theSameSeedMakesTheSameTrafficAndAnotherAnother() {
    Traffic.Settings one = Traffic.Settings.year(2025, 60, 7);
    List<String> lines = Traffic.of(one).lines().toList();
    assertThat(Traffic.of(one).lines()).containsExactlyElementsOf(lines);
    assertThat(Traffic.of(Traffic.Settings.year(2025, 60, 8)).lines().toList())
        .doesNotContainAnyElementsOf(lines);
  }

  /** A million stays: the first lines are there at once, and the rest is not made yet. */
  @Test
  void aMillionStaysAreNotHeldInMemory() {
    Iterator<Telling> first =
        Traffic.of(Traffic.Settings.year(2025, 1_000_000, 1)).tellings().iterator();
    for (int i = 0; i < 1_000; i++) {
      assertThat(first.next().about().number()).isLessThan(5_000);
    }
  }

  @Test
  void whatArrivesAfterTheEndCanBeLeftOutSoThatStaysAreOpen() {
    Traffic.Settings month =
        new Traffic.Settings(
            400,
            1,
            LocalDate.of(2025, 10, 1),
            LocalDate.of(2025, 10, 31),
            Country.nordTrondelag(),
            true);
    List<Telling> cut = Traffic.of(month).tellings().toList();
    assertThat(cut).allMatch(one -> one.reportedAt().isBefore(month.end()));
    Set<Integer> left =
        cut.stream()
            .filter(one -> one.type().matches("PatientDeparted|PatientDied"))
            .map(one -> one.about().number())
            .collect(Collectors.toSet());
    assertThat(left).hasSizeBetween(300, 395);
  }

  private static List<Telling> of(String type) {
    return all.stream().filter(one -> one.type().equals(type)).toList();
  }

  private static List<List<Telling>> where(Predicate<List<Telling>> what) {
    return stays.stream().filter(what).toList();
  }

  private static <T> double share(List<T> among, Predicate<T> what) {
    return (double) among.stream().filter(what).count() / among.size();
  }

  private static boolean has(List<Telling> stay, String type) {
    return count(stay, type) > 0;
  }

  private static long count(List<Telling> stay, String type) {
    return stay.stream().filter(one -> one.type().equals(type)).count();
  }

  private static boolean hasField(List<Telling> stay, String field, Object value) {
    return stay.stream().anyMatch(one -> value.equals(one.field(field)));
  }

  private static boolean showsNeed(Telling one) {
    return one.type().equals("AdmissionNoticeSent")
        || one.type().equals("ReadyNoticeSent")
        || Boolean.TRUE.equals(one.field("needed"));
  }

  /** Whether a day began after the estimate, and before anything else was said (P4). */
  private static boolean passes(List<Telling> stay) {
    String estimate = "";
    for (Telling one : stay) {
      String day = Rhythm.day(one.occurredAt()).toString();
      boolean word = one.type().matches("MunicipalityReplied|OfferReady");
      if (word && !estimate.isEmpty() && day.compareTo(estimate) > 0) {
        return true;
      }
      Object given = one.field("expectedFrom");
      estimate = given == null ? estimate : String.valueOf(given);
    }
    return false;
  }

  private static long estimates(List<Telling> stay) {
    return stay.stream()
        .map(one -> one.field("expectedFrom"))
        .filter(one -> one != null)
        .distinct()
        .count();
  }

  private static boolean isLate(List<Telling> stay) {
    Instant admitted =
        stay.stream()
            .filter(one -> one.type().equals("PatientAdmitted"))
            .map(Telling::occurredAt)
            .findFirst()
            .orElseThrow();
    return stay.stream()
        .filter(one -> one.type().equals("AdmissionNoticeSent"))
        .map(Telling::occurredAt)
        .min(Instant::compareTo)
        .map(first -> first.isAfter(admitted.plus(Duration.ofHours(28))))
        .orElse(false);
  }

  private static LocalDate admissionDay(List<Telling> stay) {
    return Rhythm.day(stay.getFirst().occurredAt());
  }

  private static int hour(Instant moment) {
    return moment.atZone(Moment.OSLO).getHour();
  }
}
