package no.dognbok.command.count;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.SenderText;
import no.dognbok.exchange.CountedStay;

/**
 * Reads a list of a month (CSV, RFC 4180) as spreadsheets write it: semicolons or commas, a row of
 * headings, Norwegian or English. All of it, or nothing: of what cannot be read each line is named.
 */
final class ListReader {

  /** More than a month of the largest municipality, ten times over. */
  private static final int MOST_ROWS = 5_000;

  private static final int MOST_NAMED = 50;

  private final YearMonth month;
  private final Map<Column, Integer> columns = new EnumMap<>(Column.class);
  private final List<CountedStay> rows = new ArrayList<>();
  private final List<ListProblem> problems = new ArrayList<>();
  private int fields;
  private int last;

  private ListReader(YearMonth month) {
    this.month = month;
  }

  /**
   * The rows of a list.
   *
   * @param month that it is of
   * @throws Refusal where a line cannot be read
   */
  static List<CountedStay> read(byte[] list, YearMonth month) {
    return new ListReader(month).rows(ListText.of(list));
  }

  private List<CountedStay> rows(String text) {
    try (CsvReader<CsvRecord> records =
        CsvReader.builder()
            .fieldSeparator(separator(text))
            .allowExtraFields(true) // said better below, and of every line
            .allowMissingFields(true)
            .ofCsvRecord(text)) {
      for (CsvRecord one : records) {
        take(one);
      }
    } catch (CsvParseException | UncheckedIOException e) {
      problems.add(
          new ListProblem(
              last + 1, "", "from here on it is no CSV; look for a quotation mark that is alone"));
    } catch (IOException e) {
      throw new UncheckedIOException("what lies in memory cannot be closed", e);
    }
    if (columns.isEmpty() && problems.isEmpty()) {
      problems.add(
          new ListProblem(
              1, "", "the list is empty; expected a row of headings: " + Column.known()));
    }
    if (!problems.isEmpty()) {
      throw refused();
    }
    return List.copyOf(rows);
  }

  /** That which stands in the headings; no heading has one in it. */
  private static char separator(String text) {
    String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    return first.indexOf(';') < 0 && first.indexOf(',') >= 0 ? ',' : ';';
  }

  private void take(CsvRecord one) {
    int line = Math.toIntExact(one.getStartingLineNumber());
    last = line;
    if (one.getFields().stream().allMatch(String::isBlank)) {
      return; // spreadsheets leave such rows at the end
    }
    if (fields == 0) {
      fields = one.getFieldCount();
      headings(one, line);
    } else if (!columns.isEmpty()) {
      row(one, line);
    }
  }

  private void headings(CsvRecord one, int line) {
    int before = problems.size();
    for (int i = 0; i < one.getFieldCount(); i++) {
      String heading = one.getField(i);
      Optional<Column> column = Column.under(heading);
      if (column.isEmpty()) {
        if (!heading.isBlank()) {
          problems.add(
              new ListProblem(
                  line,
                  SenderText.shown(heading),
                  "no column of such a list, which names nobody and nothing else; take it out."
                      + " Known are: "
                      + Column.known()));
        }
      } else if (columns.putIfAbsent(column.get(), i) != null) {
        problems.add(
            new ListProblem(line, column.get().heading(), "stands there twice; take one out"));
      }
    }
    for (Column wanted : List.of(Column.FROM, Column.TO)) {
      if (!columns.containsKey(wanted)) {
        problems.add(new ListProblem(line, wanted.heading(), "this column is missing"));
      }
    }
    if (!columns.containsKey(Column.REFERENCE) && !columns.containsKey(Column.STAY)) {
      problems.add(
          new ListProblem(
              line,
              Column.REFERENCE.heading(),
              "this column is missing, and so is '%s'; one of them must say which stay it is"
                  .formatted(Column.STAY.heading())));
    }
    if (problems.size() > before) {
      columns.clear(); // without its headings no line can be read
    }
  }

  private void row(CsvRecord one, int line) {
    if (rows.size() >= MOST_ROWS) {
      throw new Refusal(
          Code.TOO_LARGE, "a list of more than %d rows; a month has fewer".formatted(MOST_ROWS));
    }
    if (one.getFieldCount() != fields) {
      problems.add(
          new ListProblem(
              line,
              "",
              "%d columns, where the headings are %d; put a text with a separator in it in quotation marks"
                  .formatted(one.getFieldCount(), fields)));
      return;
    }
    Map<Column, String> cells = new EnumMap<>(Column.class);
    columns.forEach((column, i) -> cells.put(column, one.getField(i).strip()));
    new RowReader(line, cells, month, problems::add).read().ifPresent(rows::add);
  }

  private Refusal refused() {
    String named =
        problems.stream().limit(3).map(ListProblem::toString).collect(Collectors.joining("; "));
    return new Refusal(
        Code.UNREADABLE_LIST,
        "nothing of the list is taken, because %d of its lines cannot be read: %s%s"
            .formatted(
                problems.stream().map(ListProblem::line).distinct().count(),
                named,
                problems.size() > 3 ? "; and so on, see 'lines'" : ""),
        Map.of("lines", problems.stream().limit(MOST_NAMED).toList()));
  }
}
