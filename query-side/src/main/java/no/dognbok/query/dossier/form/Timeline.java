package no.dognbok.query.dossier.form;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.events.Moment;
import no.dognbok.query.dossier.DayPart;
import no.dognbok.query.dossier.DisputePart;
import no.dognbok.query.dossier.DossierContent;
import no.dognbok.query.dossier.EventPart;
import no.dognbok.query.dossier.StayPart;
import no.dognbok.query.law.PaymentDay.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The stay as a picture: a row of calendar days, two weeks to a strip, with a bar each for when the
 * patient was admitted, was ready, and for the days that are paid, and under each day the numbers
 * of the events. Strips in which nothing happens and nothing changes are left out.
 */
final class Timeline {

  private static final int DAYS = 14;

  private final DossierContent content;
  private final Map<LocalDate, DayPart> days = new HashMap<>();
  private final Map<LocalDate, List<EventPart>> events = new TreeMap<>();
  private final Set<LocalDate> disputed;

  private Timeline(DossierContent content) {
    this.content = content;
    content.days().forEach(day -> days.put(day.date(), day));
    content.events().stream()
        .filter(event -> event.about() == EventPart.About.STAY)
        .forEach(event -> events.computeIfAbsent(day(event), _ -> new ArrayList<>()).add(event));
    this.disputed = content.disputes().stream().flatMap(this::disputed).collect(Collectors.toSet());
  }

  /** Where no day is named, all that are judged are meant, or those of the month. */
  private Stream<LocalDate> disputed(DisputePart dispute) {
    return dispute.days().isEmpty()
        ? days.keySet().stream()
            .filter(day -> dispute.month() == null || YearMonth.from(day).equals(dispute.month()))
        : dispute.days().stream();
  }

  /**
   * Two weeks.
   *
   * @param days of it
   * @param rows one for each thing that is shown
   * @param leftOut what is left out before it; null where nothing is
   */
  public record Strip(List<LocalDate> days, List<Row> rows, @Nullable String leftOut) {}

  /**
   * One thing, day by day.
   *
   * @param name of it
   * @param cells one for each day
   */
  public record Row(String name, List<Cell> cells) {}

  /**
   * One thing on one day.
   *
   * @param style how it is drawn
   * @param text what stands in it
   */
  public record Cell(String style, String text) {}

  static List<Strip> of(DossierContent content) {
    Timeline timeline = new Timeline(content);
    return content.stay() == null || timeline.events.isEmpty() ? List.of() : timeline.strips();
  }

  private static LocalDate day(EventPart event) {
    return event.occurredAt().toLocalDate();
  }

  private List<Strip> strips() {
    LocalDate first = events.keySet().iterator().next();
    LocalDate last = events.keySet().stream().max(LocalDate::compareTo).orElseThrow();
    for (LocalDate day : days.keySet()) {
      first = day.isBefore(first) ? day : first;
      last = day.isAfter(last) ? day : last;
    }
    List<Strip> strips = new ArrayList<>();
    @Nullable LocalDate skippedFrom = null;
    LocalDate from = first.minusDays(first.getDayOfWeek().getValue() - 1L);
    for (; !from.isAfter(last); from = from.plusDays(DAYS)) {
      if (isEventless(from)) {
        skippedFrom = skippedFrom == null ? from : skippedFrom;
        continue;
      }
      strips.add(strip(from, skippedFrom));
      skippedFrom = null;
    }
    return strips;
  }

  /** Nothing is told of these days, and they are all alike. */
  private boolean isEventless(LocalDate from) {
    List<LocalDate> dates = dates(from);
    return dates.stream().noneMatch(events::containsKey)
        && rows(dates).stream().allMatch(row -> row.cells().stream().distinct().count() == 1);
  }

  private static List<LocalDate> dates(LocalDate from) {
    return from.datesUntil(from.plusDays(DAYS)).toList();
  }

  private Strip strip(LocalDate from, @Nullable LocalDate skippedFrom) {
    List<LocalDate> dates = dates(from);
    return new Strip(
        dates,
        rows(dates),
        skippedFrom == null
            ? null
            : "%s–%s er utelatt: ingen hendelser i oppholdet, og det samme gjelder alle dagene."
                .formatted(DossierLabels.day(skippedFrom), DossierLabels.day(from.minusDays(1))));
  }

  private List<Row> rows(List<LocalDate> dates) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("Innlagt", dates.stream().map(this::admitted).toList()));
    rows.add(new Row("Utskrivningsklar", dates.stream().map(this::ready).toList()));
    rows.add(new Row("Varsel og svar", dates.stream().map(this::notice).toList()));
    rows.add(new Row("Betalingsdøgn", dates.stream().map(this::payable).toList()));
    if (!disputed.isEmpty()) {
      rows.add(new Row("Omtvistet", dates.stream().map(this::disputed).toList()));
    }
    rows.add(new Row("Hendelser nr.", dates.stream().map(this::numbers).toList()));
    return rows;
  }

  private Cell admitted(LocalDate day) {
    StayPart stay = content.stay();
    if (stay == null || stay.admittedAt() == null) {
      return new Cell("none", "");
    }
    LocalDate in = stay.admittedAt().toLocalDate();
    LocalDate out = out(stay);
    if (day.isBefore(in) || day.isAfter(out)) {
      return new Cell("none", "");
    }
    return new Cell(
        "admitted",
        day.equals(in) ? "inn" : day.equals(out) && stay.departedAt() != null ? "ut" : "I");
  }

  /** The last day on which the patient is known to be admitted. */
  private LocalDate out(StayPart stay) {
    if (stay.departedAt() != null) {
      return stay.departedAt().toLocalDate();
    }
    return stay.whole()
        ? LocalDate.ofInstant(content.basis().asOf().toInstant(), Moment.OSLO)
        : events.keySet().stream().max(LocalDate::compareTo).orElseThrow();
  }

  private Cell ready(LocalDate day) {
    return days.containsKey(day) ? new Cell("ready", "K") : new Cell("none", "");
  }

  /** The notices of §§ 8 and 10 that stand, and what was answered. */
  private Cell notice(LocalDate day) {
    List<String> marks =
        events.getOrDefault(day, List.of()).stream()
            .filter(DossierLabels::stands)
            .map(DossierLabels::mark)
            .filter(mark -> !mark.isEmpty())
            .distinct()
            .toList();
    return marks.isEmpty() ? new Cell("none", "") : new Cell("notice", String.join(" ", marks));
  }

  private Cell payable(LocalDate day) {
    DayPart part = days.get(day);
    if (part == null) {
      return new Cell("none", "");
    }
    return switch (part.verdict()) {
      case Verdict.PAYABLE -> new Cell("payable", "B");
      case Verdict.NOT_PAYABLE -> new Cell("unpaid", "–");
      case Verdict.NOT_YET -> new Cell("open", "?");
    };
  }

  private Cell disputed(LocalDate day) {
    return disputed.contains(day) ? new Cell("disputed", "O") : new Cell("none", "");
  }

  private Cell numbers(LocalDate day) {
    String numbers =
        events.getOrDefault(day, List.of()).stream()
            .map(event -> Integer.toString(event.number()))
            .collect(Collectors.joining(" "));
    return new Cell(numbers.isEmpty() ? "none" : "numbers", numbers);
  }
}
