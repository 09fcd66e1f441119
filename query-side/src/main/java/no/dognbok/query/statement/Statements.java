package no.dognbok.query.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.StayEvent;
import no.dognbok.query.docket.Docket;
import no.dognbok.query.judgement.DayAnswer;
import no.dognbok.query.judgement.EventNames;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.PaymentDay;
import no.dognbok.query.law.Recorded;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.statement.StatementDraft.Line;
import no.dognbok.query.statement.StatementDraft.NotBilled;
import no.dognbok.query.statement.StatementDraft.Totals;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.PartyAnswer;
import no.dognbok.query.stay.StayQuestions;
import no.dognbok.query.stay.StayQuestions.Judged;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.Visibility;
import no.dognbok.query.stay.When;
import org.jspecify.annotations.Nullable;

/** Drafts of statements: put together when asked, from the stays as they are judged then. */
public final class Statements {

  private final Docket docket;
  private final StayQuestions questions;

  public Statements(Docket docket, StayQuestions questions) {
    this.docket = docket;
    this.questions = questions;
  }

  /** Whether a scope may see the statements between these two. */
  static boolean isVisible(Scope scope, Address trust, Municipality municipality) {
    return switch (scope) {
      case Scope.Auditor _ -> true;
      case Scope.Trust asker -> asker.organisation().equals(trust);
      case Scope.OfMunicipality asker -> asker.municipality().equals(municipality);
    };
  }

  /**
   * The draft of a month, as of a moment. A municipality finds in it no stay that it was not told
   * of: none such can have a payment day, and a line makes it visible only once it is presented.
   */
  StatementDraft draft(
      Address trust, Municipality municipality, YearMonth month, When when, Scope scope) {
    // Before anything is read: an answer holds what it says it holds, and perhaps more.
    Basis basis = questions.basis(when);
    List<UUID> incomplete = questions.incomplete();
    List<Line> lines = new ArrayList<>();
    List<NotBilled> notBilled = new ArrayList<>();
    List<UUID> open = new ArrayList<>();
    TreeSet<Integer> missingRates = new TreeSet<>();
    Directory directory = questions.directory(when);
    Visibility visibility = Visibility.of(scope, directory);
    // Where the two have settled that days are paid, both of them see the line.
    List<StayRecord> settled = questions.settledIn(month, trust, municipality);
    Set<UUID> ofSettled = settled.stream().map(StayRecord::id).collect(Collectors.toSet());
    Stream<StayRecord> others =
        docket.withDays(month, trust, municipality, when).stream()
            .filter(stay -> !ofSettled.contains(stay.id()))
            .filter(visibility::isVisible)
            .filter(stay -> canHaveDaysIn(stay.knownAt(when.knownAt()), month));
    List<StayRecord> stays =
        Stream.concat(settled.stream(), others)
            .sorted(Comparator.comparing(StayRecord::id))
            .toList();
    questions
        .judge(stays, when, basis)
        .forEach(judged -> {
          List<PaymentDay> days = days(judged, trust, municipality, month);
          line(judged, days, directory).stream().forEach(lines::add);
          days.stream()
              .filter(day -> !day.isPayable())
              .forEach(day -> notBilled.add(notBilled(judged, day, directory)));
          days.stream()
              .filter(day -> day.isPayable() && day.rate() == null)
              .forEach(day -> missingRates.add(day.date().getYear()));
          if (!days.isEmpty() && judged.judgement().ready()) {
            open.add(judged.record().id());
          }
        });
    lines.sort(Comparator.comparing(Line::from).thenComparing(Line::stay));
    return new StatementDraft(
        Objects.requireNonNull(PartyAnswer.of(trust, directory)),
        Objects.requireNonNull(PartyAnswer.of(municipality, directory)),
        month,
        lines,
        totals(lines),
        notBilled,
        open,
        List.copyOf(missingRates),
        basis,
        incomplete);
  }

  /**
   * Cheaply: whether the patient was said to be ready before the month was over, and had not left
   * before it began. Where something was told anew the times may be others than they seem.
   */
  private static boolean canHaveDaysIn(List<Recorded> known, YearMonth month) {
    Instant end = month.plusMonths(1).atDay(1).atStartOfDay(Moment.OSLO).toInstant();
    Instant start = month.atDay(1).atStartOfDay(Moment.OSLO).toInstant();
    boolean ready = false;
    boolean left = false;
    for (Recorded recorded : known) {
      Instant at = recorded.event().told().occurredAt();
      if (recorded.event().told().replaces() != null) {
        return true;
      }
      switch (recorded.event()) {
        case StayEvent.DeclaredReady _, StayEvent.ReadyNoticeSent _ -> ready |= at.isBefore(end);
        case StayEvent.PatientDeparted _, StayEvent.PatientDied _ -> left |= at.isBefore(start);
        case StayEvent.FactCorrected _,
            StayEvent.MessageCancelled _,
            StayEvent.RecordedInError _ -> {
          return true;
        }
        default -> {
          // makes no day
        }
      }
    }
    return ready && !left;
  }

  /**
   * The days of the month that concern these two: the trust of the hospital that bills, and the
   * municipality that pays.
   */
  private static List<PaymentDay> days(
      Judged judged, Address trust, Municipality municipality, YearMonth month) {
    Directory directory = judged.around().directory();
    return judged.judgement().days().stream()
        .filter(day -> YearMonth.from(day.date()).equals(month))
        .filter(day -> municipality.equals(day.payer()))
        .filter(day -> bills(day.hospital(), trust, directory))
        .toList();
  }

  private static boolean bills(@Nullable Address hospital, Address trust, Directory directory) {
    return trust.equals(hospital) || directory.trust(hospital).map(trust::equals).orElse(false);
  }

  private static Optional<Line> line(Judged judged, List<PaymentDay> days, Directory directory) {
    List<PaymentDay> payable = days.stream().filter(PaymentDay::isPayable).toList();
    if (payable.isEmpty()) {
      return Optional.empty();
    }
    LocalDate from = payable.getFirst().date();
    LocalDate to = payable.getLast().date();
    boolean known = payable.stream().allMatch(day -> day.rate() != null);
    return Optional.of(
        new Line(
            judged.record().id(),
            PartyAnswer.of(payable.getFirst().hospital(), directory),
            judged.recordThen().references(),
            from,
            to,
            payable.stream().map(day -> DayAnswer.of(day, EventNames.BY_ID)).toList(),
            payable.size(),
            known ? amount(payable) : null));
  }

  private static long amount(List<PaymentDay> days) {
    return days.stream()
        .map(PaymentDay::rate)
        .filter(Objects::nonNull)
        .mapToLong(Integer::longValue)
        .sum();
  }

  private static NotBilled notBilled(Judged judged, PaymentDay day, Directory directory) {
    return new NotBilled(
        judged.record().id(),
        PartyAnswer.of(day.hospital(), directory),
        DayAnswer.of(day, EventNames.BY_ID));
  }

  private static Totals totals(List<Line> lines) {
    boolean known = lines.stream().allMatch(line -> line.amount() != null);
    long ofKnownRates =
        lines.stream()
            .flatMap(line -> line.days().stream())
            .map(DayAnswer::rate)
            .filter(Objects::nonNull)
            .mapToLong(Integer::longValue)
            .sum();
    return new Totals(
        lines.size(),
        lines.stream().mapToInt(Line::number).sum(),
        known ? ofKnownRates : null,
        ofKnownRates);
  }
}
