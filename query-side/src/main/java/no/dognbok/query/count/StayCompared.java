package no.dognbok.query.count;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.events.CountSide;
import no.dognbok.exchange.CountedStay;
import no.dognbok.query.count.Difference.Kind;
import no.dognbok.query.law.Doubt;
import no.dognbok.query.law.Ground;
import no.dognbok.query.law.PaymentDay;
import org.jspecify.annotations.Nullable;

/**
 * A stay in a party's list beside the same in the ledger. Pure: it looks at nothing but the two.
 */
final class StayCompared {

  private static final Set<Doubt.Code> UNPROVEN =
      Set.of(
          Doubt.Code.NOT_PROVEN_RECEIVED,
          Doubt.Code.TOLD_ON_THE_TELEPHONE_ONLY,
          Doubt.Code.NOTICE_DENIED);

  private static final Set<Ground> ANSWERS =
      Set.of(
          Ground.SAID_NO,
          Ground.ESTIMATE_ENDS_NOTHING,
          Ground.CONDITIONAL_IS_NO,
          Ground.OFFER_FROM_LATER_DAY,
          Ground.OFFER_TAKEN_BACK);

  private final YearMonth month;
  private final CountSide side;
  private final LedgerStay stay;
  private final NavigableSet<LocalDate> paid;
  private final TreeSet<LocalDate> listed = new TreeSet<>();
  private final TreeSet<LocalDate> twice = new TreeSet<>();
  private final boolean elsewhere;
  private final @Nullable Cause shift;

  /**
   * A comparison.
   *
   * @param rows of the list that name the stay; none where the list lacks it
   * @param elsewhere whether the list has the same days under a reference that nobody knows
   */
  private StayCompared(
      YearMonth month, CountSide side, LedgerStay stay, List<CountedStay> rows, boolean elsewhere) {
    this.month = month;
    this.side = side;
    this.stay = stay;
    this.elsewhere = elsewhere;
    this.paid = stay.paidIn(month);
    rows.stream().flatMap(CountedStay::dates).filter(date -> !listed.add(date)).forEach(twice::add);
    this.shift = shift();
  }

  /** Where the two differ, in the order of the days. */
  static List<Difference> differences(
      YearMonth month, CountSide side, LedgerStay stay, List<CountedStay> rows, boolean elsewhere) {
    return new StayCompared(month, side, stay, rows, elsewhere).differences();
  }

  private List<Difference> differences() {
    List<Difference> all = new ArrayList<>();
    listed.stream()
        .filter(date -> !paid.contains(date))
        .forEach(date -> all.add(day(Kind.NOT_IN_LEDGER, date, whyListed(date))));
    paid.stream()
        .filter(date -> !listed.contains(date))
        .forEach(date -> all.add(day(Kind.NOT_IN_LIST, date, whyLacking(date))));
    twice.forEach(date -> all.add(day(Kind.TWICE, date, Cause.COUNTED_TWICE)));
    return Difference.together(all);
  }

  private Difference day(Kind kind, LocalDate date, Cause cause) {
    return new Difference(side, kind, date, date, cause);
  }

  /** All days of the list are those of the ledger, a day earlier or later. */
  private @Nullable Cause shift() {
    if (paid.isEmpty() || listed.equals(paid)) {
      return null;
    }
    if (listed.equals(moved(-1))) {
      return Cause.SHIFTED_EARLIER;
    }
    return listed.equals(moved(1)) ? Cause.SHIFTED_LATER : null;
  }

  private Set<LocalDate> moved(int days) {
    return paid.stream().map(date -> date.plusDays(days)).collect(Collectors.toSet());
  }

  private Cause whyListed(LocalDate date) {
    if (shift != null) {
      return shift;
    }
    LedgerStay.Day day = stay.days().get(date);
    return day == null ? byPattern(date) : whyNotPaid(day);
  }

  private static Cause whyNotPaid(LedgerStay.Day day) {
    if (!day.payer()) {
      return Cause.ANOTHER_MUNICIPALITY;
    }
    if (!day.biller()) {
      return Cause.ANOTHER_TRUST;
    }
    if (day.isPaid()) {
      return Cause.ANOTHER_MONTH;
    }
    if (day.judged().settled() != null) {
      return Cause.SETTLED;
    }
    return day.judged().reasons().stream()
        .flatMap(reason -> Stream.ofNullable(Cause.against(reason.ground())))
        .findFirst()
        .orElse(Cause.NOT_READY);
  }

  private Cause byPattern(LocalDate date) {
    if (stay.turnedAway()) {
      return Cause.ANOTHER_MUNICIPALITY;
    }
    if (stay.days().isEmpty()) {
      return Cause.NEVER_WAITED;
    }
    if (date.isBefore(stay.days().firstKey())) {
      return Cause.BEFORE_THE_WAIT;
    }
    LocalDate before = date.minusDays(1);
    boolean isNext = stay.paid().contains(before) && stay.days().lastKey().equals(before);
    return isNext ? Cause.LAST_DAY_COUNTED : Cause.AFTER_THE_WAIT;
  }

  private Cause whyLacking(LocalDate date) {
    if (shift != null) {
      return shift;
    }
    PaymentDay day = Objects.requireNonNull(stay.days().get(date)).judged();
    if (day.settled() != null) {
      return Cause.SETTLED;
    }
    if (hasDoubt(day, Set.of(Doubt.Code.DISPUTED))) {
      return Cause.DISPUTED;
    }
    return (listed.isEmpty() ? whyAllLacking() : atTheEdge(date))
        .orElseGet(() -> readOtherwise(day));
  }

  private Optional<Cause> whyAllLacking() {
    if (elsewhere) {
      return Optional.of(Cause.UNKNOWN_REFERENCE);
    }
    boolean goesOn = stay.paid().contains(month.atEndOfMonth().plusDays(1));
    return goesOn ? Optional.of(Cause.ANOTHER_MONTH) : Optional.empty();
  }

  private Optional<Cause> atTheEdge(LocalDate date) {
    if (date.equals(paid.getFirst()) && listed.contains(date.plusDays(1))) {
      return Optional.of(Cause.FIRST_DAY_NOT_COUNTED);
    }
    return date.equals(paid.getLast()) && listed.contains(date.minusDays(1))
        ? Optional.of(Cause.LAST_DAY_NOT_COUNTED)
        : Optional.empty();
  }

  /**
   * A notice that did not come is a likely cause where the list has nothing of the stay, and the
   * municipality has not answered it.
   */
  private Cause readOtherwise(PaymentDay day) {
    boolean answered = day.reasons().stream().anyMatch(reason -> ANSWERS.contains(reason.ground()));
    if (listed.isEmpty() && !answered && hasDoubt(day, UNPROVEN)) {
      return Cause.NO_RECEIPT;
    }
    return day.reasons().stream()
        .flatMap(reason -> Stream.ofNullable(Cause.readOtherwise(reason.ground())))
        .findFirst()
        .orElse(Cause.NOT_IN_LIST);
  }

  private static boolean hasDoubt(PaymentDay day, Set<Doubt.Code> codes) {
    return day.doubts().stream().map(Doubt::code).anyMatch(codes::contains);
  }
}
