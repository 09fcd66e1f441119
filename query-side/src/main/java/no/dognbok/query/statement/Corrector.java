package no.dognbok.query.statement;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import no.dognbok.events.CareType;
import no.dognbok.events.Moment;
import no.dognbok.events.StatementEvent.StatementFrozen;
import no.dognbok.events.StatementEvent.StatementPresented;
import no.dognbok.query.docket.Docket;
import no.dognbok.query.docket.Months;
import no.dognbok.query.judgement.DayAnswer;
import no.dognbok.query.judgement.EventNames;
import no.dognbok.query.law.Disputed;
import no.dognbok.query.law.PaymentDay;
import no.dognbok.query.statement.Account.Step;
import no.dognbok.query.statement.Drawer.Commission;
import no.dognbok.query.stay.DisputesOfStays;
import no.dognbok.query.stay.PartyAnswer;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.Stays;
import no.dognbok.query.surroundings.SurroundingsView;
import org.jspecify.annotations.Nullable;

/**
 * Finds what has become of days in months that are frozen. Each frozen statement settled all that
 * was known of the months before, so only what came after the last of them can have changed a day.
 */
final class Corrector {

  /**
   * How long after the end of a month time alone can still change its days: the working limit of an
   * answer has passed by then, whatever it is agreed to be.
   */
  private static final Duration SETTLES = Duration.ofDays(5);

  private final Docket docket;
  private final Stays stays;
  private final DisputesOfStays disputes;
  private final SurroundingsView surroundings;

  Corrector(Docket docket, Stays stays, DisputesOfStays disputes, SurroundingsView surroundings) {
    this.docket = docket;
    this.stays = stays;
    this.disputes = disputes;
    this.surroundings = surroundings;
  }

  /** The corrections that a statement brings, in order. */
  List<Correction> corrections(Commission of) {
    if (of.account().frozen().isEmpty()) {
      return List.of();
    }
    Set<YearMonth> months =
        of.account().frozen().stream().map(step -> step.event().month()).collect(toSet());
    Horizon last = lastFrozen(of);
    List<StayRecord> touched = touched(of, months, last);
    Map<UUID, Dues.Judged> judged =
        of.dues(disputes).of(touched).stream()
            .collect(toMap(one -> one.stay().id(), Function.identity()));
    List<Correction> corrections = new ArrayList<>();
    for (StayRecord stay : touched) {
      Dues.Judged now = judged.get(stay.id());
      corrections.addAll(corrections(stay, now, months, last, of));
    }
    corrections.sort(Comparator.comparing(Correction::date).thenComparing(Correction::stay));
    return corrections;
  }

  /** How much of the log the last frozen statement looked at. */
  private Horizon lastFrozen(Commission of) {
    Step<StatementFrozen> frozen = of.account().frozen().getLast();
    StatementPresented presented =
        of.account().before(frozen).presented(frozen.event().month()).orElseThrow().event();
    return Horizon.of(presented, frozen.event(), surroundings);
  }

  /** The stays of which a day in a frozen month can be another now. */
  private List<StayRecord> touched(Commission of, Set<YearMonth> months, Horizon last) {
    List<StayRecord> all = concerned(of, months);
    if (isAllOtherwise(of.horizon(), last)) {
      return all;
    }
    Set<YearMonth> unsettled =
        months.stream().filter(month -> last.asOf().isBefore(settled(month))).collect(toSet());
    Set<UUID> undecided =
        unsettled.isEmpty()
            ? Set.of()
            : concerned(of, unsettled).stream().map(StayRecord::id).collect(toSet());
    Set<UUID> changed = changed(all, of.horizon(), last);
    return all.stream()
        .filter(stay -> changed.contains(stay.id()) || undecided.contains(stay.id()))
        .toList();
  }

  /** The stays that can have a day in one of these months, or have been billed for one. */
  private List<StayRecord> concerned(Commission of, Set<YearMonth> months) {
    YearMonth first = months.stream().min(Comparator.naturalOrder()).orElseThrow();
    YearMonth latest = months.stream().max(Comparator.naturalOrder()).orElseThrow();
    Map<UUID, StayRecord> some = new LinkedHashMap<>();
    of.pair()
        .payers()
        .forEach(payer -> {
          docket
              .withDays(Months.of(first, latest), of.pair().trust(), payer, of.when())
              .forEach(stay -> some.put(stay.id(), stay));
          months.stream()
              .flatMap(month -> disputes.settledIn(month, of.pair().trust(), payer).stream())
              .filter(id -> !some.containsKey(id))
              .flatMap(id -> stays.find(id).stream())
              .forEach(stay -> some.put(stay.id(), stay));
        });
    of.billed().staysIn(months).stream()
        .filter(id -> !some.containsKey(id))
        .flatMap(id -> stays.find(id).stream())
        .forEach(stay -> some.put(stay.id(), stay));
    return some.values().stream().sorted(Comparator.comparing(StayRecord::id)).toList();
  }

  /** Whether something has changed that can concern any stay. */
  private static boolean isAllOtherwise(Horizon now, Horizon last) {
    return now.around().version() != last.around().version()
        || !now.around().rules().equals(last.around().rules());
  }

  /** From when on time alone changes no day of a month. */
  private static Instant settled(YearMonth month) {
    return month.plusMonths(1).atDay(1).atStartOfDay(Moment.OSLO).toInstant().plus(SETTLES);
  }

  private Set<UUID> changed(List<StayRecord> all, Horizon now, Horizon last) {
    Map<UUID, List<Disputed>> about = disputes.about(all.stream().map(StayRecord::id).toList());
    return all.stream()
        .filter(stay ->
            stay.entries().stream().anyMatch(entry -> isNew(entry, now, last))
                || about.getOrDefault(stay.id(), List.of()).stream()
                    .flatMap(dispute -> dispute.entries().stream())
                    .anyMatch(entry -> isBetween(entry.position(), last.settled(), now.settled())))
        .map(StayRecord::id)
        .collect(toSet());
  }

  /** Whether the last frozen statement did not look at it: not told yet, or not happened yet. */
  private static boolean isNew(StayRecord.Entry entry, Horizon now, Horizon last) {
    return isBetween(entry.recorded().position(), last.position(), now.position())
        || entry.event().told().occurredAt().isAfter(last.asOf());
  }

  private static boolean isBetween(long position, long after, long upTo) {
    return position > after && position <= upTo;
  }

  private List<Correction> corrections(
      StayRecord stay,
      Dues.@Nullable Judged now,
      Set<YearMonth> months,
      Horizon last,
      Commission of) {
    Map<Due.Key, Due> dues =
        now == null ? Map.of() : now.dues().stream().collect(toMap(Due::key, Function.identity()));
    Because because = new Because(stay, last, of, disputes, surroundings);
    List<Correction> corrections = new ArrayList<>();
    for (Due due : dues.values()) {
      long billed = of.billed().amount(due.key());
      boolean isOfFrozen = due.month() != null && months.contains(due.month());
      if (due.amount() != billed && (billed != 0 || isOfFrozen)) {
        corrections.add(correction(due.key(), billed, due, due.careType(), because, of));
      }
    }
    of.billed().standing(stay.id()).stream()
        .filter(key -> !dues.containsKey(key))
        .map(key -> correction(key, of.billed().amount(key), null, careType(now), because, of))
        .forEach(corrections::add);
    return corrections;
  }

  /** As for days of which nothing is known: somatic. */
  private static CareType careType(Dues.@Nullable Judged now) {
    return now == null ? CareType.SOMATIC : now.careType();
  }

  private static Correction correction(
      Due.Key key,
      long billed,
      @Nullable Due due,
      CareType careType,
      Because because,
      Commission of) {
    StayRecord known = of.horizon().known(because.stay()).orElse(because.stay());
    @Nullable PaymentDay day = due == null ? null : due.day();
    long amount = due == null ? 0 : due.amount();
    YearMonth month =
        of.billed()
            .find(key)
            .map(BilledDays.Billed::month)
            .or(() -> Optional.ofNullable(due).map(Due::month))
            .orElseGet(() -> YearMonth.from(key.date()));
    return new Correction(
        month,
        key.stay(),
        day == null ? null : PartyAnswer.of(day.hospital(), of.directory()),
        careType,
        known.references(),
        key.date(),
        billed,
        amount,
        day == null ? List.of() : DayAnswer.of(day, EventNames.BY_ID).reasons(),
        because.of(key, amount));
  }
}
