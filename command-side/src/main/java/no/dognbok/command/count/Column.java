package no.dognbok.command.count;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A column of a list, with the headings by which it is known. */
enum Column {
  REFERENCE("referanse", "egen referanse", "reference", "own reference", "ref"),
  STAY("opphold", "opphold-id", "oppholds-id", "stay", "stay id"),
  FROM("fra", "fra og med", "fom", "fra dato", "from", "from date"),
  TO("til", "til og med", "tom", "til dato", "to", "to date"),
  DAYS("døgn", "antall døgn", "antall", "days", "number of days");

  private final List<String> headings;

  Column(String... headings) {
    this.headings = List.of(headings);
  }

  /** The column under a heading, however that is written. */
  static Optional<Column> under(String heading) {
    String plain =
        heading.strip().toLowerCase(Locale.ROOT).replace('_', ' ').replaceAll("[.:]$", "");
    return Arrays.stream(values()).filter(column -> column.headings.contains(plain)).findFirst();
  }

  /** The heading that is used to name it. */
  String heading() {
    return headings.getFirst();
  }

  /** Everything that can stand above a column, for who has to mend a list. */
  static String known() {
    return Arrays.stream(values())
        .map(column -> String.join(" / ", column.headings))
        .collect(Collectors.joining("; "));
  }
}
