package no.dognbok.query.count;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.events.CountSide;
import no.dognbok.query.count.CountAnswers.Comparison;
import no.dognbok.query.count.CountAnswers.Days;
import no.dognbok.query.count.CountAnswers.Differing;
import no.dognbok.query.count.CountAnswers.NotFound;
import no.dognbok.query.count.CountAnswers.SideBySide;
import no.dognbok.query.count.CountAnswers.Total;
import no.dognbok.query.count.CountAnswers.Totals;
import no.dognbok.query.stay.OwnReference;
import no.dognbok.query.table.NorwegianTable;
import org.jspecify.annotations.Nullable;

/**
 * A comparison as a table that a Norwegian spreadsheet opens rightly. A line for each difference,
 * one for a stay without any, one for a row that names no stay, and the sums.
 */
final class CountTable {

  static final List<String> HEADINGS =
      List.of(
          "Opphold",
          "Sykehus",
          "Referanser",
          "Hovedboken (døgn)",
          "Kommunens liste (døgn)",
          "Sykehusets liste (døgn)",
          "Pasientregisteret (døgn)",
          "Liste",
          "Avvik",
          "Fra",
          "Til",
          "Døgn",
          "Årsak",
          "Forklaring");

  private CountTable() {}

  static String of(Comparison comparison) {
    Stream<List<String>> stays =
        comparison.stays().stream()
            .flatMap(stay ->
                stay.differences().isEmpty()
                    ? Stream.of(row(stay, null))
                    : stay.differences().stream().map(one -> row(stay, one)));
    return NorwegianTable.of(
        HEADINGS,
        Stream.of(
                stays,
                comparison.notFound().stream().map(CountTable::row),
                Stream.of(sums(comparison.totals())))
            .flatMap(rows -> rows));
  }

  private static List<String> row(SideBySide stay, @Nullable Differing one) {
    return List.of(
        stay.stay().toString(),
        stay.hospital() == null ? "" : NorwegianTable.text(stay.hospital().name()),
        NorwegianTable.text(
            stay.references().stream()
                .map(OwnReference::reference)
                .distinct()
                .collect(Collectors.joining(", "))),
        number(stay.ledger()),
        number(stay.municipality()),
        number(stay.hospitals()),
        number(stay.register()),
        one == null ? "" : side(one.side()),
        one == null ? "" : kind(one.kind()),
        one == null ? "" : one.from().toString(),
        one == null ? "" : one.to().toString(),
        one == null ? "" : String.valueOf(one.days()),
        one == null ? "" : one.cause().name(),
        one == null ? "" : one.text());
  }

  private static List<String> row(NotFound one) {
    String days = String.valueOf(one.days());
    return List.of(
        Optional.ofNullable(one.likely()).map(UUID::toString).orElse(""),
        "",
        Optional.ofNullable(one.reference()).map(NorwegianTable::text).orElse(""),
        "",
        one.side() == CountSide.MUNICIPALITY ? days : "",
        one.side() == CountSide.HOSPITAL ? days : "",
        one.side() == CountSide.REGISTER ? days : "",
        side(one.side()),
        "oppholdet er ikke funnet",
        one.from().toString(),
        one.to().toString(),
        days,
        one.cause().name(),
        one.text());
  }

  private static List<String> sums(Totals totals) {
    return List.of(
        "Sum i måneden",
        "",
        "",
        String.valueOf(totals.ledger().days()),
        number(totals.municipality()),
        number(totals.hospitals()),
        number(totals.register()),
        "",
        "",
        "",
        "",
        "",
        "",
        "");
  }

  private static String number(@Nullable Days days) {
    return days == null ? "" : String.valueOf(days.days());
  }

  private static String number(@Nullable Total total) {
    return total == null ? "" : String.valueOf(total.days());
  }

  private static String side(CountSide side) {
    return switch (side) {
      case MUNICIPALITY -> "kommunens";
      case HOSPITAL -> "sykehusets";
      case REGISTER -> "pasientregisterets";
    };
  }

  private static String kind(Difference.Kind kind) {
    return switch (kind) {
      case NOT_IN_LEDGER -> "ikke i hovedboken";
      case NOT_IN_LIST -> "ikke i listen";
      case TWICE -> "to ganger i listen";
    };
  }
}
