package no.dognbok.query.statement;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.CareType;
import no.dognbok.events.Municipality;
import no.dognbok.query.judgement.DayAnswer;
import no.dognbok.query.judgement.EventNames;
import no.dognbok.query.law.Directory;
import no.dognbok.query.statement.StatementContent.Line;
import no.dognbok.query.statement.StatementContent.NotBilled;
import no.dognbok.query.statement.StatementContent.OpenStay;
import no.dognbok.query.statement.StatementContent.Subtotal;
import no.dognbok.query.statement.StatementContent.Totals;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/** Puts days into lines, and adds them up. */
final class Lines {

  private Lines() {}

  /** What stands on one line: a stay in a hospital, for one who pays. */
  private record Head(
      UUID stay, @Nullable Address hospital, CareType careType, @Nullable Municipality formerly) {}

  private record Department(String hospital, CareType careType) {}

  static StatementContent content(
      Pair pair,
      YearMonth month,
      Directory directory,
      List<Due> payable,
      List<Correction> corrections,
      List<NotBilled> notBilled,
      List<OpenStay> open) {
    List<Line> lines =
        payable.stream()
            .collect(
                groupingBy(
                    due ->
                        new Head(
                            due.stay().id(),
                            due.day().hospital(),
                            due.careType(),
                            pair.formerly(due.day())),
                    LinkedHashMap::new,
                    toList()))
            .entrySet()
            .stream()
            .map(entry -> line(entry.getKey(), entry.getValue(), directory))
            .sorted(
                Comparator.comparing(Line::from)
                    .thenComparing(Line::stay)
                    .thenComparing(line -> String.valueOf(line.hospital())))
            .toList();
    return new StatementContent(
        StatementContent.FORM,
        Objects.requireNonNull(PartyAnswer.of(pair.trust(), directory)),
        Objects.requireNonNull(PartyAnswer.of(pair.municipality(), directory)),
        month,
        lines,
        corrections,
        subtotals(lines),
        totals(lines, corrections),
        notBilled,
        open,
        lines.stream()
            .flatMap(line -> line.days().stream())
            .filter(day -> day.rate() == null)
            .map(day -> day.date().getYear())
            .distinct()
            .sorted()
            .toList());
  }

  private static Line line(Head head, List<Due> dues, Directory directory) {
    List<StatementDay> days =
        dues.stream()
            .sorted(Comparator.comparing(due -> due.day().date()))
            .map(Lines::day)
            .toList();
    List<StatementDay> billed = days.stream().filter(day -> !day.isHeldBack()).toList();
    return new Line(
        head.stay(),
        PartyAnswer.of(head.hospital(), directory),
        head.careType(),
        dues.getFirst().stay().references(),
        head.formerly(),
        days.getFirst().date(),
        days.getLast().date(),
        days,
        billed.size(),
        billed.stream().allMatch(day -> day.rate() != null) ? amount(billed) : null);
  }

  private static StatementDay day(Due due) {
    return StatementDay.of(DayAnswer.of(due.day(), EventNames.BY_ID), due.objection());
  }

  static NotBilled notBilled(Due due, Directory directory) {
    return new NotBilled(
        due.stay().id(),
        PartyAnswer.of(due.day().hospital(), directory),
        due.stay().references(),
        day(due));
  }

  /** In whole kroner, of the days whose rate is known. */
  private static long amount(List<StatementDay> days) {
    return days.stream()
        .map(StatementDay::rate)
        .filter(Objects::nonNull)
        .mapToLong(Integer::longValue)
        .sum();
  }

  private static List<StatementDay> billed(Line line) {
    return line.days().stream().filter(day -> !day.isHeldBack()).toList();
  }

  private static List<Subtotal> subtotals(List<Line> lines) {
    return lines.stream()
        .collect(
            groupingBy(
                line ->
                    new Department(
                        line.hospital() == null ? "" : line.hospital().address(), line.careType()),
                LinkedHashMap::new,
                toList()))
        .entrySet()
        .stream()
        .sorted(
            Comparator.comparing(
                Map.Entry::getKey,
                Comparator.comparing(Department::hospital).thenComparing(Department::careType)))
        .map(entry -> subtotal(entry.getValue()))
        .toList();
  }

  private static Subtotal subtotal(List<Line> lines) {
    return new Subtotal(
        lines.getFirst().hospital(),
        lines.getFirst().careType(),
        (int) lines.stream().map(Line::stay).distinct().count(),
        lines.stream().mapToInt(Line::number).sum(),
        lines.stream().mapToLong(line -> amount(billed(line))).sum());
  }

  private static Totals totals(List<Line> lines, List<Correction> corrections) {
    List<StatementDay> heldBack =
        lines.stream()
            .flatMap(line -> line.days().stream())
            .filter(StatementDay::isHeldBack)
            .toList();
    boolean known = lines.stream().allMatch(line -> line.amount() != null);
    long ofKnownRates = lines.stream().mapToLong(line -> amount(billed(line))).sum();
    long corrected = corrections.stream().mapToLong(Correction::amount).sum();
    return new Totals(
        (int) lines.stream().map(Line::stay).distinct().count(),
        lines.stream().mapToInt(Line::number).sum(),
        known ? ofKnownRates : null,
        ofKnownRates,
        heldBack.size(),
        amount(heldBack),
        corrections.stream().mapToInt(Correction::days).sum(),
        corrected,
        ofKnownRates + corrected);
  }
}
