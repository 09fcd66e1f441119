package no.dognbok.standalone.cli;

import static java.util.stream.Collectors.joining;

import java.io.PrintWriter;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What people read on the command line, in Norwegian: worklist, timeline, statement. */
final class Reports {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.ROOT);

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

  private final PrintWriter out;

  Reports(PrintWriter out) {
    this.out = out;
  }

  /** Nobody can take made-up traffic for real. */
  private void simulated(JsonNode answer) {
    if (answer.path("basis").path("simulated").asBoolean()) {
      out.println("SIMULERT: alt i denne døgnboka er oppdiktet.");
    }
  }

  void worklist(JsonNode page) {
    simulated(page);
    out.println(
        "Arbeidsliste per %s: %d oppgaver, %d over fristen"
            .formatted(
                time(page.path("basis").path("asOf")),
                page.path("total").asInt(),
                page.path("overdue").asInt()));
    for (JsonNode item : page.path("items")) {
      out.println(
          "  %-8s %-38s %-10s %-18s frist %-16s  %s  %s (%s)"
              .formatted(
                  item.path("overdue").asBoolean() ? "FORFALT" : "åpen",
                  item.path("name").asString(""),
                  owedBy(item),
                  item.path("municipality").path("name").asString("ukjent kommune"),
                  item.has("due") ? time(item.path("due")) : "–",
                  item.path("stay").asString(""),
                  references(item),
                  item.path("basis").asString("")));
    }
    int shown = page.path("items").size();
    if (shown < page.path("total").asInt()) {
      out.println("  … %d til".formatted(page.path("total").asInt() - shown));
    }
  }

  private static String owedBy(JsonNode item) {
    return switch (item.path("owedBy").asString("")) {
      case "HOSPITAL" -> "sykehuset";
      case "" -> "–"; // the stay itself, in which nothing is owed
      default -> "kommunen";
    };
  }

  void timeline(JsonNode timeline) {
    simulated(timeline);
    out.println("Tidslinje for oppholdet " + timeline.path("stay").asString(""));
    for (JsonNode event : timeline.path("events")) {
      List<String> notes = new ArrayList<>();
      switch (event.path("standing").asString("")) {
        case "CANCELLED" -> notes.add("kansellert");
        case "REPLACED" -> notes.add("erstattet");
        case "CORRECTED" -> notes.add("rettet");
        case "RECORDED_IN_ERROR" -> notes.add("feilregistrert");
        default -> {
          // it stands
        }
      }
      if (!event.path("precision").asString("EXACT").equals("EXACT")) {
        notes.add(
            event.path("precision").asString().equals("DATE") ? "bare dato" : "usikkert tidspunkt");
      }
      out.println(
          "  %s  %-42s %s"
              .formatted(
                  time(event.path("occurredAt")),
                  event.path("name").asString(""),
                  String.join(", ", notes)));
    }
  }

  void statement(JsonNode draft) {
    simulated(draft);
    JsonNode totals = draft.path("totals");
    out.println(
        "Avregning (%s) %s: %s – %s"
            .formatted(
                Closed.Stand.valueOf(draft.path("state").asString("")).text(),
                draft.path("month").asString(""),
                draft.path("trust").path("name").asString(""),
                draft.path("municipality").path("name").asString("")));
    for (JsonNode line : draft.path("lines")) {
      out.println(
          "  %s  %s–%s  %3d døgn  %12s  %s  %s%s"
              .formatted(
                  line.path("stay").asString(""),
                  date(line.path("from")),
                  date(line.path("to")),
                  line.path("number").asInt(),
                  amount(line.path("amount")),
                  line.path("hospital").path("name").asString(""),
                  references(line),
                  doubtful(line)));
    }
    out.println(
        "  Sum: %d opphold, %d døgn, %s"
            .formatted(
                totals.path("stays").asInt(),
                totals.path("days").asInt(),
                amount(totals.path("amount"))));
    if (!draft.path("corrections").isEmpty()) {
      out.println(
          "  Korreksjoner: %s; å betale: %s"
              .formatted(amount(totals.path("correctedAmount")), amount(totals.path("toPay"))));
    }
    for (JsonNode year : draft.path("missingRates")) {
      out.println(
          "  Døgnprisen for %d er ikke kjent; døgnene telles uten beløp.".formatted(year.asInt()));
    }
    if (!draft.path("notBilled").isEmpty()) {
      out.println("  Ikke fakturert:");
      for (JsonNode day : draft.path("notBilled")) {
        JsonNode reason = day.path("day").path("reasons").path(0);
        out.println(
            "    %s  %s  %s (%s)"
                .formatted(
                    date(day.path("day").path("date")),
                    day.path("stay").asString(""),
                    reason.path("text").asString(""),
                    reason.path("rule").asString("")));
      }
    }
  }

  private static String references(JsonNode about) {
    return about
        .path("references")
        .valueStream()
        .map(own -> own.path("reference").asString())
        .collect(joining(" "));
  }

  private static String doubtful(JsonNode line) {
    long days =
        line.path("days").valueStream().filter(day -> !day.path("doubts").isEmpty()).count();
    return days == 0 ? "" : " (%d døgn med tvil)".formatted(days);
  }

  private static String amount(JsonNode amount) {
    return amount.isNumber() ? kroner(amount.asLong()) : "beløp ukjent";
  }

  static String kroner(long amount) {
    return NumberFormat.getIntegerInstance(Locale.forLanguageTag("nb-NO")).format(amount) + " kr";
  }

  static String date(JsonNode date) {
    return LocalDate.parse(date.asString()).format(DATE);
  }

  static String time(JsonNode time) {
    return OffsetDateTime.parse(time.asString()).format(TIME);
  }
}
