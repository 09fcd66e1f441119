package no.dognbok.query.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.events.CountSide;
import no.dognbok.events.DisputeEvent.DisputeSettled.How;
import no.dognbok.events.DisputeGround;
import no.dognbok.events.DisputeParty;
import no.dognbok.exchange.CountedStay;
import no.dognbok.query.law.Doubt;
import no.dognbok.query.law.Ground;
import no.dognbok.query.law.PaymentDay;
import no.dognbok.query.law.PaymentDay.Verdict;
import no.dognbok.query.law.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A list beside the ledger, each likely cause. Days are those of October 2025; {@code 32} is the
 * first of November. A day of the ledger stands alone where it is paid; {@code /} adds a reason,
 * {@code !} a doubt; {@code :} is a reason why it is not paid; {@code @} whose it is; {@code =}
 * that it was settled.
 */
class StayComparedTest {

  private static final YearMonth OCTOBER = YearMonth.of(2025, 10);

  /**
   * A comparison.
   *
   * @param ledger days as the ledger has them
   * @param list days as the list has them; blank where it lacks the stay
   * @param differences kind, days and cause of each
   */
  private record Line(String ledger, String list, String... differences) {
    @Override
    public String toString() {
      return "[%s] against [%s]".formatted(ledger, list);
    }
  }

  private static Line line(String ledger, String list, String... differences) {
    return new Line(ledger, list, differences);
  }

  private static final String PAID = "14 15 16";

  static List<Line> lines() {
    return List.of(
        line(PAID, "14-16"),
        line(PAID, "14-15 16-16"),
        // The ledger's own reason for a day that it does not pay.
        line("13:YES_GIVEN " + PAID, "13-16", "NOT_IN_LEDGER 13-13 YES_SAME_DAY"),
        line(PAID + " 17:YES_GIVEN", "14-17", "NOT_IN_LEDGER 17-17 YES_SAME_DAY"),
        line("14:YES_GIVEN 15:FETCHED_LATER", "15-15", "NOT_IN_LEDGER 15-15 FETCHED_LATER"),
        line("14:NO_READY_NOTICE", "14-14", "NOT_IN_LEDGER 14-14 READY_NOTICE_MISSING"),
        line("13:READY_NOTICE_LATER " + PAID, "13-16", "NOT_IN_LEDGER 13-13 READY_NOTICE_LATER"),
        line(
            "14:NO_ADMISSION_NOTICE 15:NO_ADMISSION_NOTICE",
            "14-15",
            "NOT_IN_LEDGER 14-15 ADMISSION_NOTICE_MISSING"),
        line(
            "14:ADMISSION_NOTICE_LATE_AND_LATER 15",
            "14-15",
            "NOT_IN_LEDGER 14-14 ADMISSION_NOTICE_LATE"),
        line("13:DECLARED_LATER 14 15 16", "13-16", "NOT_IN_LEDGER 13-13 NOT_READY"),
        line("14:NO_MUNICIPAL_NEED", "14-14", "NOT_IN_LEDGER 14-14 NO_NEED"),
        line(PAID + " 17:DEPARTED", "14-17", "NOT_IN_LEDGER 17-17 DAY_OF_DEPARTURE"),
        line("14 15:ON_LEAVE 16", "14-16", "NOT_IN_LEDGER 15-15 ON_LEAVE"),
        line(
            "14 15:WITHDRAWN",
            "14-16",
            "NOT_IN_LEDGER 15-15 WITHDRAWN",
            "NOT_IN_LEDGER 16-16 AFTER_THE_WAIT"),
        line("14 15:MOVED_ON", "14-15", "NOT_IN_LEDGER 15-15 MOVED_ON"),
        line("14:OUTAGE 15", "14-15", "NOT_IN_LEDGER 14-14 OUTAGE"),
        line("14:WITHIN_GRACE 15", "14-15", "NOT_IN_LEDGER 14-14 AGREEMENT"),
        line("14:CARE_TYPE_NOT_PAYABLE", "14-14", "NOT_IN_LEDGER 14-14 OUTSIDE_REGULATION"),
        line("14 15:NOT_PASSED", "14-15", "NOT_IN_LEDGER 15-15 NOT_DECIDED_YET"),
        line("14 15:SETTLED_NOT_PAID=", "14-15", "NOT_IN_LEDGER 15-15 SETTLED"),
        // Of a day between others it is not said what became of it.
        line("14 15:WITHDRAWN@municipality", "14-15", "NOT_IN_LEDGER 15-15 ANOTHER_MUNICIPALITY"),
        line("14 15@municipality", "14-15", "NOT_IN_LEDGER 15-15 ANOTHER_MUNICIPALITY"),
        line("14 15@trust", "14-15", "NOT_IN_LEDGER 15-15 ANOTHER_TRUST"),
        // Another month.
        line("30 31 32 33", "30-33", "NOT_IN_LEDGER 32-33 ANOTHER_MONTH"),
        line("-1 0 1 2", "-1-2", "NOT_IN_LEDGER -1-0 ANOTHER_MONTH"),
        line("30 31 32", "", "NOT_IN_LIST 30-31 ANOTHER_MONTH"),
        // What the list may have read otherwise.
        line("14!NOT_PROVEN_RECEIVED", "", "NOT_IN_LIST 14-14 NO_RECEIPT"),
        line("14/SILENT_SAME_DAY!NOT_PROVEN_RECEIVED", "", "NOT_IN_LIST 14-14 NO_RECEIPT"),
        line("14/SAID_NO!NOT_PROVEN_RECEIVED", "", "NOT_IN_LIST 14-14 NOT_IN_LIST"),
        line(
            "14!NOT_PROVEN_RECEIVED 15!NOT_PROVEN_RECEIVED 16!NOT_PROVEN_RECEIVED",
            "14-14",
            "NOT_IN_LIST 15-16 NOT_IN_LIST"),
        line("14/SILENT_SAME_DAY 15/SILENT_SAME_DAY", "", "NOT_IN_LIST 14-15 NO_ANSWER"),
        line(
            "14 15/ESTIMATE_ENDS_NOTHING 16/ESTIMATE_ENDS_NOTHING",
            "14-14",
            "NOT_IN_LIST 15-16 ESTIMATE"),
        line(
            "14 15 16/CONDITIONAL_IS_NO 17/CONDITIONAL_IS_NO",
            "14-15",
            "NOT_IN_LIST 16-17 CONDITIONAL"),
        line(
            "14 15 16/OFFER_FROM_LATER_DAY 17/OFFER_FROM_LATER_DAY",
            "14-15",
            "NOT_IN_LIST 16-17 OFFER_FROM_LATER_DAY"),
        line(
            "14 15:YES_GIVEN 16/OFFER_TAKEN_BACK 17/OFFER_TAKEN_BACK",
            "14-14",
            "NOT_IN_LIST 16-17 OFFER_TAKEN_BACK"),
        line("14/LATE_ADMISSION_NOTICE_COUNTS", "", "NOT_IN_LIST 14-14 ADMISSION_NOTICE_LATE"),
        line("14/RESIDENCE_CORRECTED", "", "NOT_IN_LIST 14-14 ANOTHER_MUNICIPALITY"),
        line("14 15!DISPUTED 16", "14-14 16-16", "NOT_IN_LIST 15-15 DISPUTED"),
        line("14 15/SETTLED_PAID=", "14-14", "NOT_IN_LIST 15-15 SETTLED"),
        line(PAID, "", "NOT_IN_LIST 14-16 NOT_IN_LIST"),
        line("14 15 16 17 18", "14-15 18-18", "NOT_IN_LIST 16-17 NOT_IN_LIST"),
        // The pattern of the dates.
        line(
            PAID,
            "13-15",
            "NOT_IN_LEDGER 13-13 SHIFTED_EARLIER",
            "NOT_IN_LIST 16-16 SHIFTED_EARLIER"),
        line(
            PAID + " 17:DEPARTED",
            "15-17",
            "NOT_IN_LEDGER 17-17 SHIFTED_LATER",
            "NOT_IN_LIST 14-14 SHIFTED_LATER"),
        line(PAID, "14-17", "NOT_IN_LEDGER 17-17 LAST_DAY_COUNTED"),
        line(
            PAID,
            "14-18",
            "NOT_IN_LEDGER 17-17 LAST_DAY_COUNTED",
            "NOT_IN_LEDGER 18-18 AFTER_THE_WAIT"),
        line(PAID, "15-16", "NOT_IN_LIST 14-14 FIRST_DAY_NOT_COUNTED"),
        line(PAID, "14-15", "NOT_IN_LIST 16-16 LAST_DAY_NOT_COUNTED"),
        line(PAID, "12-16", "NOT_IN_LEDGER 12-13 BEFORE_THE_WAIT"),
        line("", "14-15", "NOT_IN_LEDGER 14-15 NEVER_WAITED"),
        line(PAID, "14-16 15-16", "TWICE 15-16 COUNTED_TWICE"));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void eachDifferenceHasItsLikelyCause(Line line) {
    List<Difference> differences =
        StayCompared.differences(
            OCTOBER, CountSide.HOSPITAL, stay(line.ledger()), rows(line.list()), false);
    assertThat(differences.stream().map(StayComparedTest::shown))
        .containsExactly(line.differences());
  }

  @Test
  void whereTheListHasTheDaysUnderAnotherReferenceThatIsWhy() {
    List<Difference> differences =
        StayCompared.differences(OCTOBER, CountSide.REGISTER, stay(PAID), List.of(), true);
    assertThat(differences.stream().map(StayComparedTest::shown))
        .containsExactly("NOT_IN_LIST 14-16 UNKNOWN_REFERENCE");
    assertThat(differences).allMatch(one -> one.side() == CountSide.REGISTER && one.days() == 3);
  }

  /** The municipality must not see for how long the patient waited for another one. */
  @Test
  void ofAStayThatTurnedOutToBeAnothersNothingIsSaidButThat() {
    LedgerStay whole = stay(PAID);
    LedgerStay turnedAway =
        new LedgerStay(
            whole.id(), null, List.of(), Map.of(), whole.seenBy(), true, whole.days().values());
    assertThat(
            StayCompared.differences(
                    OCTOBER, CountSide.MUNICIPALITY, turnedAway, rows("12-20"), false)
                .stream()
                .map(StayComparedTest::shown))
        .containsExactly(
            "NOT_IN_LEDGER 12-13 ANOTHER_MUNICIPALITY", "NOT_IN_LEDGER 17-20 ANOTHER_MUNICIPALITY");
  }

  /** Those of rows are tested with the month. */
  @Test
  void everyCauseIsTested() {
    Set<Cause> tested =
        lines().stream()
            .flatMap(line -> Stream.of(line.differences()))
            .map(one -> Cause.valueOf(one.substring(one.lastIndexOf(' ') + 1)))
            .collect(Collectors.toSet());
    assertThat(EnumSet.complementOf(EnumSet.copyOf(tested)))
        .containsExactly(Cause.UNKNOWN_REFERENCE, Cause.NOT_KNOWN, Cause.NOT_SHOWN);
  }

  /** A reason is against a day, or lets it be paid; none is both. */
  @ParameterizedTest
  @EnumSource(Ground.class)
  void aReasonThatExplainsALackExplainsNoSurplus(Ground ground) {
    assertThat(Cause.against(ground) == null || Cause.readOtherwise(ground) == null).isTrue();
  }

  static LedgerStay stay(String days) {
    return stay(UUID.randomUUID(), Map.of(), Set.of(DisputeParty.values()), days);
  }

  static LedgerStay stay(
      UUID id, Map<DisputeParty, Set<String>> references, Set<DisputeParty> seenBy, String days) {
    return new LedgerStay(
        id,
        null,
        List.of(),
        references,
        seenBy,
        false,
        Stream.of(days.split(" "))
            .filter(day -> !day.isEmpty())
            .map(StayComparedTest::day)
            .toList());
  }

  private static LedgerStay.Day day(String text) {
    String[] parts = text.split("(?=[/!:@=])");
    List<Reason> reasons = new ArrayList<>();
    List<Doubt> doubts = new ArrayList<>();
    Verdict verdict = Verdict.PAYABLE;
    String other = "";
    PaymentDay.@Nullable Settled settled = null;
    reasons.add(reason(Ground.CONDITIONS_MET));
    for (String part : List.of(parts).subList(1, parts.length)) {
      String said = part.substring(1);
      switch (part.charAt(0)) {
        case '/' -> reasons.add(reason(Ground.valueOf(said)));
        case '!' -> doubts.add(new Doubt(Doubt.Code.valueOf(said), List.of()));
        case '@' -> other = said;
        case '=' ->
            settled =
                new PaymentDay.Settled(
                    UUID.randomUUID(), How.AGREEMENT, DisputeGround.Code.OTHER, null);
        default -> {
          reasons.clear();
          reasons.add(reason(Ground.valueOf(said)));
          verdict = said.equals("NOT_PASSED") ? Verdict.NOT_YET : Verdict.NOT_PAYABLE;
        }
      }
    }
    return new LedgerStay.Day(
        new PaymentDay(date(parts[0]), verdict, null, null, null, reasons, doubts, settled),
        !other.equals("municipality"),
        !other.equals("trust"));
  }

  private static Reason reason(Ground ground) {
    return new Reason(ground, List.of(), ground.standing(), ground.text());
  }

  private static LocalDate date(String text) {
    return OCTOBER.atDay(1).plusDays(Long.parseLong(text) - 1);
  }

  /** {@code 14-16 18-18}; a day before October has a minus sign. */
  static List<CountedStay> rows(String text) {
    List<CountedStay> rows = new ArrayList<>();
    for (String row : text.isEmpty() ? new String[0] : text.split(" ")) {
      int dash = row.indexOf('-', 1);
      rows.add(
          new CountedStay(
              rows.size() + 2,
              "r",
              null,
              date(row.substring(0, dash)),
              date(row.substring(dash + 1))));
    }
    return rows;
  }

  private static String shown(Difference one) {
    return "%s %s-%s %s".formatted(one.kind(), number(one.from()), number(one.to()), one.cause());
  }

  private static long number(LocalDate date) {
    return OCTOBER.atDay(1).until(date, ChronoUnit.DAYS) + 1;
  }
}
