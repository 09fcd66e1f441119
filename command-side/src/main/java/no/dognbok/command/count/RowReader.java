package no.dognbok.command.count;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import no.dognbok.events.SenderText;
import no.dognbok.exchange.CountedStay;
import org.jspecify.annotations.Nullable;

/** Reads a row of a list; what is wrong with it is told, all of it. */
final class RowReader {

  private static final DateTimeFormatter NORWEGIAN =
      DateTimeFormatter.ofPattern("d.M.uuuu").withResolverStyle(ResolverStyle.STRICT);

  /** A stay of a year ends in the month, or goes on into the next: more is a slip of the pen. */
  private static final int MONTHS_BEFORE = 12;

  private final int line;
  private final Map<Column, String> cells;
  private final YearMonth month;
  private final Consumer<ListProblem> problems;
  private boolean isWrong;

  RowReader(int line, Map<Column, String> cells, YearMonth month, Consumer<ListProblem> problems) {
    this.line = line;
    this.cells = cells;
    this.month = month;
    this.problems = problems;
  }

  /** The row; empty where something is wrong with it. */
  Optional<CountedStay> read() {
    @Nullable String reference = reference();
    @Nullable UUID stay = stay();
    if (!isWrong && reference == null && stay == null) {
      wrong(Column.REFERENCE, "names no stay; expected your own reference, or the ledger's id");
    }
    @Nullable LocalDate from = date(Column.FROM);
    @Nullable LocalDate to = date(Column.TO);
    if (from == null || to == null || !fits(from, to) || isWrong) {
      return Optional.empty();
    }
    return Optional.of(new CountedStay(line, reference, stay, from, to));
  }

  private boolean fits(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      wrong(Column.TO, "%s lies before %s; expected the last day that is counted", to, from);
      return false;
    }
    LocalDate earliest = month.minusMonths(MONTHS_BEFORE).atDay(1);
    LocalDate latest = month.plusMonths(1).atEndOfMonth();
    if (from.isBefore(earliest) || to.isAfter(latest)) {
      wrong(
          from.isBefore(earliest) ? Column.FROM : Column.TO,
          "%s to %s is far from %s; expected days from %s to %s",
          from,
          to,
          month,
          earliest,
          latest);
      return false;
    }
    checkDays(from, to);
    return true;
  }

  private void checkDays(LocalDate from, LocalDate to) {
    String text = cell(Column.DAYS);
    if (text.isEmpty()) {
      return;
    }
    long days = ChronoUnit.DAYS.between(from, to) + 1;
    if (!text.matches("[0-9]{1,4}([.,]0+)?")) {
      wrong(Column.DAYS, "'%s' is no number of days", SenderText.shown(text));
    } else if (Integer.parseInt(text.replaceAll("[.,].*", "")) != days) {
      wrong(
          Column.DAYS,
          "%s does not fit %s to %s, which is %d days: the first and the last are both counted;"
              + " where the last is the day of departure, write the day before",
          text,
          from,
          to,
          days);
    }
  }

  private @Nullable String reference() {
    String text = cell(Column.REFERENCE);
    if (text.isEmpty()) {
      return null;
    }
    if (!SenderText.masked(text).equals(text) && !SenderText.isReference(text)) {
      wrong(
          Column.REFERENCE,
          "could be a national identity number; expected your own reference of the stay");
    } else if (!SenderText.isReference(text)) {
      wrong(
          Column.REFERENCE,
          "'%s' cannot be kept: %s",
          SenderText.shown(text),
          SenderText.REFERENCE);
    }
    return text;
  }

  private @Nullable UUID stay() {
    String text = cell(Column.STAY);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      wrong(
          Column.STAY,
          "'%s' is no id of a stay: expected a UUID; your own reference has a column '%s'",
          SenderText.shown(text),
          Column.REFERENCE.heading());
      return null;
    }
  }

  private @Nullable LocalDate date(Column column) {
    String text = cell(column);
    try {
      return text.contains(".") ? LocalDate.parse(text, NORWEGIAN) : LocalDate.parse(text);
    } catch (DateTimeException e) {
      wrong(
          column,
          text.isEmpty()
              ? "is missing; expected a date such as 2025-10-14 or 14.10.2025"
              : "'%s' is no date; expected one such as 2025-10-14 or 14.10.2025",
          SenderText.shown(text));
      return null;
    }
  }

  private String cell(Column column) {
    return cells.getOrDefault(column, "");
  }

  private void wrong(Column column, String detail, Object... shown) {
    isWrong = true;
    problems.accept(new ListProblem(line, column.heading(), detail.formatted(shown)));
  }
}
