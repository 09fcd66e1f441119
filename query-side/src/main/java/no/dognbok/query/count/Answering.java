package no.dognbok.query.count;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.dognbok.events.CountSide;
import no.dognbok.events.Moment;
import no.dognbok.exchange.CountedStay;
import no.dognbok.query.count.CountAnswers.Days;
import no.dognbok.query.count.CountAnswers.Differing;
import no.dognbok.query.count.CountAnswers.HandedIn;
import no.dognbok.query.count.CountAnswers.NotFound;
import no.dognbok.query.count.CountAnswers.OfStay;
import no.dognbok.query.count.CountAnswers.Period;
import no.dognbok.query.count.CountAnswers.Reported;
import no.dognbok.query.count.CountAnswers.SideBySide;
import no.dognbok.query.count.CountAnswers.Total;
import no.dognbok.query.count.CountAnswers.Totals;
import no.dognbok.query.count.CountAnswers.Unreported;
import no.dognbok.query.judgement.DayAnswer;
import no.dognbok.query.judgement.EventNames;
import no.dognbok.query.judgement.ReasonAnswer;
import no.dognbok.query.law.Directory;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/** A comparison as it goes out to who asks: what they may see of it. */
final class Answering {

  private final YearMonth month;
  private final Map<CountSide, List<CountedStay>> lists;
  private final MonthCompared compared;
  private final Set<CountSide> own;
  private final Directory directory;

  /**
   * A comparison that goes out.
   *
   * @param lists whose rows are there
   * @param own the sides of who asks: of another's rows the references are not shown
   */
  Answering(
      YearMonth month,
      Map<CountSide, List<CountedStay>> lists,
      MonthCompared compared,
      Set<CountSide> own,
      Directory directory) {
    this.month = month;
    this.lists = lists;
    this.compared = compared;
    this.own = own;
    this.directory = directory;
  }

  static HandedIn handedIn(CountRecord.Entry entry, CountAnswers.State state) {
    return new HandedIn(
        entry.taken().side(),
        entry.taken().source(),
        entry.taken().told().by().toString(),
        entry.recordedAt().atZone(Moment.OSLO).toOffsetDateTime(),
        entry.position(),
        entry.taken().rows(),
        entry.taken().days(),
        state);
  }

  List<SideBySide> stays() {
    return compared.stays().stream().map(this::sideBySide).toList();
  }

  private SideBySide sideBySide(MonthCompared.Stay stay) {
    return new SideBySide(
        stay.ledger().id(),
        PartyAnswer.of(stay.ledger().hospital(), directory),
        stay.ledger().references(),
        days(stay.paid()),
        listed(stay, CountSide.MUNICIPALITY),
        listed(stay, CountSide.HOSPITAL),
        listed(stay, CountSide.REGISTER),
        stay.differences().stream().map(one -> differing(stay, one)).toList());
  }

  private static @Nullable Days listed(MonthCompared.Stay stay, CountSide side) {
    List<CountedStay> rows = stay.rows().get(side);
    return rows == null
        ? null
        : days(
            rows.stream()
                .flatMap(CountedStay::dates)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Days days(NavigableSet<LocalDate> dates) {
    return new Days(dates.size(), periods(dates));
  }

  private static List<Period> periods(Collection<LocalDate> dates) {
    List<Period> periods = new ArrayList<>();
    for (LocalDate date : dates) {
      if (!periods.isEmpty() && periods.getLast().to().plusDays(1).equals(date)) {
        periods.add(new Period(periods.removeLast().from(), date));
      } else {
        periods.add(new Period(date, date));
      }
    }
    return periods;
  }

  private static Differing differing(MonthCompared.Stay stay, Difference one) {
    return new Differing(
        one.side(),
        one.kind(),
        one.from(),
        one.to(),
        one.days(),
        one.cause(),
        one.cause().text(),
        reasons(stay.ledger().days().get(one.from())));
  }

  /** Of a day between others nothing is shown but that it is theirs. */
  private static List<ReasonAnswer> reasons(LedgerStay.@Nullable Day day) {
    return day == null || !day.isTheirs()
        ? List.of()
        : DayAnswer.of(day.judged(), EventNames.BY_ID).reasons();
  }

  List<NotFound> notFound() {
    return compared.notFound().stream().map(this::notFound).toList();
  }

  private NotFound notFound(MonthCompared.NotFound one) {
    boolean isOwn = own.contains(one.side());
    CountedStay row = one.row();
    Cause cause =
        one.likely() != null ? Cause.UNKNOWN_REFERENCE : isOwn ? Cause.NOT_KNOWN : Cause.NOT_SHOWN;
    return new NotFound(
        one.side(),
        isOwn ? row.line() : null,
        isOwn ? row.name() : null,
        row.from(),
        row.to(),
        row.days(),
        cause,
        cause.text(),
        one.likely());
  }

  Totals totals() {
    int agreeing =
        (int) compared.stays().stream().filter(stay -> stay.differences().isEmpty()).count();
    return new Totals(
        new Total(
            (int) compared.stays().stream().filter(stay -> !stay.paid().isEmpty()).count(),
            compared.stays().stream().mapToInt(stay -> stay.paid().size()).sum(),
            0),
        total(CountSide.MUNICIPALITY),
        total(CountSide.HOSPITAL),
        total(CountSide.REGISTER),
        agreeing,
        compared.stays().size() - agreeing + compared.notFound().size());
  }

  private @Nullable Total total(CountSide side) {
    List<CountedStay> rows = lists.get(side);
    if (rows == null) {
      return null;
    }
    int found =
        (int)
            compared.stays().stream()
                .filter(stay -> !Objects.requireNonNull(stay.rows().get(side)).isEmpty())
                .count();
    int others = (int) compared.notFound().stream().filter(one -> one.side() == side).count();
    int all = rows.stream().mapToInt(CountedStay::days).sum();
    int inMonth =
        (int)
            rows.stream()
                .flatMap(CountedStay::dates)
                .filter(date -> YearMonth.from(date).equals(month))
                .count();
    return new Total(found + others, inMonth, all - inMonth);
  }

  /**
   * The ledger is told of no report to the register, so what is known of it is the list. A row that
   * names no stay may be of any: its days are reported of the stay that it is likely of.
   */
  Unreported unreported() {
    boolean isListed = lists.containsKey(CountSide.REGISTER);
    List<OfStay> stays =
        compared.stays().stream().flatMap(stay -> unreported(stay).stream()).toList();
    return new Unreported(
        isListed ? Reported.NOT_IN_REGISTER_LIST : Reported.NOTHING_TOLD,
        isListed
            ? "Døgn som skal betales, og som ikke står i det sykehuset har rapportert til Norsk"
                + " pasientregister (§ 13 tredje ledd)."
            : "Ingen har lagt fram hva som er rapportert til Norsk pasientregister; hovedboken vet"
                + " ikke om noen rapport om disse døgnene (§ 13 tredje ledd).",
        stays.stream().mapToInt(OfStay::days).sum(),
        stays);
  }

  private Optional<OfStay> unreported(MonthCompared.Stay stay) {
    boolean isLikely =
        compared.notFound().stream()
            .anyMatch(
                one -> one.side() == CountSide.REGISTER && stay.ledger().id().equals(one.likely()));
    TreeSet<LocalDate> dates = new TreeSet<>(stay.paid());
    Optional.ofNullable(stay.rows().get(CountSide.REGISTER)).stream()
        .flatMap(List::stream)
        .flatMap(CountedStay::dates)
        .forEach(dates::remove);
    return dates.isEmpty() || isLikely
        ? Optional.empty()
        : Optional.of(new OfStay(stay.ledger().id(), dates.size(), periods(dates)));
  }
}
