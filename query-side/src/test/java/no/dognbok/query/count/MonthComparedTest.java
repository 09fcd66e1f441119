package no.dognbok.query.count;

import static no.dognbok.query.count.StayComparedTest.stay;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.CountSide;
import no.dognbok.events.DisputeParty;
import no.dognbok.exchange.CountedStay;
import no.dognbok.query.count.CountAnswers.Period;
import no.dognbok.query.count.CountAnswers.Reported;
import no.dognbok.query.law.Directory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The lists of a month beside the stays of the ledger, and what who asks sees of that. */
class MonthComparedTest {

  private static final YearMonth OCTOBER = YearMonth.of(2025, 10);
  private static final UUID A = UUID.fromString("a0000000-0000-4000-8000-00000000000a");
  private static final UUID B = UUID.fromString("b0000000-0000-4000-8000-00000000000b");
  private static final Set<DisputeParty> BOTH = Set.of(DisputeParty.values());

  private static CountedStay row(int line, @Nullable String reference, int from, int to) {
    return new CountedStay(
        line,
        reference,
        reference == null ? B : null,
        LocalDate.of(2025, 10, from),
        LocalDate.of(2025, 10, to));
  }

  private static Map<DisputeParty, Set<String>> named(String trusts, String municipalitys) {
    return Map.of(
        DisputeParty.TRUST, Set.of(trusts), DisputeParty.MUNICIPALITY, Set.of(municipalitys));
  }

  private static List<UUID> foundIn(MonthCompared compared, CountSide side) {
    return compared.stays().stream()
        .filter(stay -> !stay.rows().getOrDefault(side, List.of()).isEmpty())
        .map(stay -> stay.ledger().id())
        .toList();
  }

  private static Answering answering(
      Map<CountSide, List<CountedStay>> lists, List<LedgerStay> stays, Set<CountSide> own) {
    return new Answering(
        OCTOBER, lists, MonthCompared.of(OCTOBER, lists, stays), own, Directory.EMPTY);
  }

  /** What a party calls a stay counts before what the other one calls another. */
  @Test
  void aStayIsFoundByItsIdOrByAReference_onesOwnFirst() {
    List<LedgerStay> stays =
        List.of(
            stay(A, named("dips 1", "sak 7"), BOTH, "14 15"),
            stay(B, named("sak 7", "dips 1"), BOTH, "14 15"));
    for (String own : List.of("DIPS  1", " dips 1 ", A.toString())) {
      MonthCompared compared =
          MonthCompared.of(
              OCTOBER, Map.of(CountSide.HOSPITAL, List.of(row(2, own, 14, 15))), stays);
      assertThat(foundIn(compared, CountSide.HOSPITAL)).as(own).containsExactly(A);
    }
    assertThat(
            foundIn(
                MonthCompared.of(
                    OCTOBER,
                    Map.of(CountSide.MUNICIPALITY, List.of(row(2, "DIPS 1", 14, 15))),
                    stays),
                CountSide.MUNICIPALITY))
        .containsExactly(B);
    assertThat(
            foundIn(
                MonthCompared.of(
                    OCTOBER, Map.of(CountSide.REGISTER, List.of(row(2, null, 14, 15))), stays),
                CountSide.REGISTER))
        .containsExactly(B);
  }

  @Test
  void aStayThatTheOtherPartyNamesIsFoundByThatToo() {
    MonthCompared compared =
        MonthCompared.of(
            OCTOBER,
            Map.of(CountSide.MUNICIPALITY, List.of(row(2, "dips 1", 14, 15))),
            List.of(stay(A, Map.of(DisputeParty.TRUST, Set.of("dips 1")), BOTH, "14 15")));
    assertThat(foundIn(compared, CountSide.MUNICIPALITY)).containsExactly(A);
  }

  @Test
  void ofTwoStaysOfOneReferenceItIsTheOneWithTheDays() {
    List<LedgerStay> stays =
        List.of(
            stay(A, named("dips 1", "x"), BOTH, "3 4"),
            stay(B, named("dips 1", "y"), BOTH, "14 15"));
    MonthCompared compared =
        MonthCompared.of(
            OCTOBER, Map.of(CountSide.HOSPITAL, List.of(row(2, "dips 1", 13, 15))), stays);
    assertThat(foundIn(compared, CountSide.HOSPITAL)).containsExactly(B);
  }

  /** Who may not see a stay does not find out by a list that it is there. */
  @Test
  void aPartysListDoesNotFindAStayThatThePartyMayNotSee() {
    LedgerStay trustsOnly =
        stay(A, named("dips 1", "x"), Set.of(DisputeParty.TRUST), "14@municipality");
    Map<CountSide, List<CountedStay>> lists =
        Map.of(CountSide.MUNICIPALITY, List.of(row(2, A.toString(), 14, 14)));
    MonthCompared compared = MonthCompared.of(OCTOBER, lists, List.of(trustsOnly));
    assertThat(compared.stays()).isEmpty();
    assertThat(compared.notFound()).hasSize(1);
  }

  @Test
  void aRowThatNamesNothing_andHasTheDaysOfTheOnlyStayThatTheListLacks_isLikelyThat() {
    Map<CountSide, List<CountedStay>> lists =
        Map.of(
            CountSide.HOSPITAL, List.of(row(2, "feil", 14, 16), row(3, "helt ukjent", 20, 21)),
            CountSide.MUNICIPALITY, List.of(row(2, "sak 7", 14, 16)));
    List<LedgerStay> stays = List.of(stay(A, named("dips 1", "sak 7"), BOTH, "14 15 16"));
    Answering trusts = answering(lists, stays, EnumSet.of(CountSide.HOSPITAL, CountSide.REGISTER));
    assertThat(trusts.notFound())
        .extracting(one -> one.cause() + " " + one.reference() + " " + one.line())
        .containsExactly("UNKNOWN_REFERENCE feil 2", "NOT_KNOWN helt ukjent 3");
    assertThat(trusts.notFound().getFirst().likely()).isEqualTo(A);
    assertThat(trusts.stays().getFirst().differences())
        .extracting(one -> one.side() + " " + one.cause())
        .containsExactly("HOSPITAL UNKNOWN_REFERENCE");

    // The municipality sees that there is something, and not what the trust calls it.
    Answering municipalitys = answering(lists, stays, EnumSet.of(CountSide.MUNICIPALITY));
    assertThat(municipalitys.notFound())
        .extracting(one -> one.cause() + " " + one.reference() + " " + one.line())
        .containsExactly("UNKNOWN_REFERENCE null null", "NOT_SHOWN null null");
  }

  @Test
  void theColumnsAreAddedUpAsTheyWereCounted() {
    Map<CountSide, List<CountedStay>> lists =
        Map.of(
            CountSide.HOSPITAL,
            List.of(
                row(2, "dips 1", 14, 16),
                row(3, "dips 1", 16, 16),
                row(4, "ukjent", 20, 21),
                new CountedStay(
                    5, "dips 2", null, LocalDate.of(2025, 9, 29), LocalDate.of(2025, 10, 2))));
    List<LedgerStay> stays =
        List.of(
            stay(A, named("dips 1", "a"), BOTH, "14 15 16"),
            stay(B, named("dips 2", "b"), BOTH, "-1 0 1 2"),
            stay("3 4"));
    Answering answering = answering(lists, stays, EnumSet.allOf(CountSide.class));
    CountAnswers.Totals totals = answering.totals();
    assertThat(totals.ledger()).isEqualTo(new CountAnswers.Total(3, 7, 0));
    assertThat(totals.hospitals()).isEqualTo(new CountAnswers.Total(3, 8, 2));
    assertThat(totals.municipality()).isNull();
    assertThat(totals.register()).isNull();
    assertThat(totals.agreeing()).isZero();
    assertThat(totals.differing()).isEqualTo(4);
    assertThat(answering.stays()).extracting(one -> one.ledger().days()).containsExactly(2, 2, 3);
    assertThat(answering.stays().getFirst().hospitals())
        .isEqualTo(
            new CountAnswers.Days(
                4, List.of(new Period(LocalDate.of(2025, 9, 29), LocalDate.of(2025, 10, 2)))));
  }

  @Test
  void whatIsNotInTheRegistersListWasNeverReported() {
    List<LedgerStay> stays =
        List.of(
            stay(A, named("dips 1", "a"), BOTH, "14 15 16"),
            stay(B, named("dips 2", "b"), BOTH, "20 21"));
    CountAnswers.Unreported unknown =
        answering(Map.of(), stays, EnumSet.allOf(CountSide.class)).unreported();
    assertThat(unknown.how()).isEqualTo(Reported.NOTHING_TOLD);
    assertThat(unknown.days()).isEqualTo(5);

    CountAnswers.Unreported some =
        answering(
                Map.of(CountSide.REGISTER, List.of(row(2, "dips 1", 15, 15))),
                stays,
                EnumSet.allOf(CountSide.class))
            .unreported();
    assertThat(some.how()).isEqualTo(Reported.NOT_IN_REGISTER_LIST);
    assertThat(some.days()).isEqualTo(4);
    assertThat(some.stays().getFirst().periods())
        .containsExactly(
            new Period(LocalDate.of(2025, 10, 14), LocalDate.of(2025, 10, 14)),
            new Period(LocalDate.of(2025, 10, 16), LocalDate.of(2025, 10, 16)));

    CountAnswers.Unreported likely =
        answering(
                Map.of(
                    CountSide.REGISTER, List.of(row(2, "dips 1", 14, 16), row(3, "feil", 20, 21))),
                stays,
                EnumSet.allOf(CountSide.class))
            .unreported();
    assertThat(likely.days()).isZero();
  }

  @Test
  void aStayOfWhichNobodyHasADayIsLeftOut() {
    assertThat(MonthCompared.of(OCTOBER, Map.of(), List.of(stay("14:YES_GIVEN"))).stays())
        .isEmpty();
  }
}
