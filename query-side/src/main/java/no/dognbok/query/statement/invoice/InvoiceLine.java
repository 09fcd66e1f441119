package no.dognbok.query.statement.invoice;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import no.dognbok.events.Municipality;
import no.dognbok.query.statement.Correction;
import no.dognbok.query.statement.StatementContent;
import no.dognbok.query.statement.StatementDay;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/**
 * A line of an invoice: days of one stay at one rate, or a day that is corrected.
 *
 * @param days how many; below zero where they are given back
 * @param price of each, in whole kroner; never below zero
 * @param name what it is
 * @param description which stay, where, when; nothing of whom
 * @param from the first day
 * @param to the last day
 */
record InvoiceLine(
    long days, long price, String name, String description, LocalDate from, LocalDate to) {

  private static final String NAME = "Betalingsdøgn, utskrivningsklar pasient";
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy");

  /** In whole kroner; below zero where it is given back. */
  long amount() {
    return days * price;
  }

  /** The same from the other side: what an invoice takes back, a credit note gives. */
  InvoiceLine turned() {
    return new InvoiceLine(-days, price, name, description, from, to);
  }

  /**
   * What is billed and given back, as it stands on an invoice. A day whose rate is not known is not
   * on it, nor one that waits for a settlement.
   */
  static List<InvoiceLine> of(StatementContent content) {
    StayNames names = StayNames.of(content);
    List<InvoiceLine> lines = new ArrayList<>();
    content.lines().forEach(line -> lines.addAll(ofStay(line, names)));
    content.corrections().stream()
        .filter(correction -> correction.amount() != 0)
        .forEach(correction -> lines.add(of(correction, names)));
    return lines;
  }

  /** A line for each rate: a stay over New Year has two. */
  private static List<InvoiceLine> ofStay(StatementContent.Line stay, StayNames names) {
    Map<LocalDate, Integer> billed = new TreeMap<>();
    stay.days().stream()
        .filter(day -> !day.isHeldBack() && day.rate() != null)
        .forEach(day -> billed.put(day.date(), rate(day)));
    List<Integer> rates = billed.values().stream().distinct().toList();
    return rates.stream().map(rate -> ofStay(stay, names, rate, daysAt(rate, billed))).toList();
  }

  private static int rate(StatementDay day) {
    return Objects.requireNonNull(day.rate());
  }

  private static List<LocalDate> daysAt(int rate, Map<LocalDate, Integer> billed) {
    return billed.entrySet().stream()
        .filter(day -> day.getValue() == rate)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static InvoiceLine ofStay(
      StatementContent.Line stay, StayNames names, int rate, List<LocalDate> days) {
    LocalDate from = days.getFirst();
    LocalDate to = days.getLast();
    String description =
        "Opphold %s, %s, %s%s"
            .formatted(
                names.of(stay.stay()),
                hospital(stay.hospital()),
                span(from, to, days.size()),
                formerly(stay.formerly()));
    return new InvoiceLine(days.size(), rate, NAME, description, from, to);
  }

  private static String span(LocalDate from, LocalDate to, int days) {
    if (from.equals(to)) {
      return from.format(DATE);
    }
    String span = "%s–%s".formatted(from.format(DATE), to.format(DATE));
    return ChronoUnit.DAYS.between(from, to) + 1 == days
        ? span
        : "%d døgn i tiden %s".formatted(days, span);
  }

  private static String formerly(@Nullable Municipality ceased) {
    return ceased == null ? "" : ", gjelder tidligere kommune " + ceased.number();
  }

  private static InvoiceLine of(Correction correction, StayNames names) {
    String name = "Rettelse av avregning for " + MonthText.of(correction.month());
    String description =
        "Opphold %s, %s, %s: %s"
            .formatted(
                names.of(correction.stay()),
                hospital(correction.hospital()),
                correction.date().format(DATE),
                outcome(correction));
    return new InvoiceLine(
        Long.signum(correction.amount()),
        Math.abs(correction.amount()),
        name,
        description,
        correction.date(),
        correction.date());
  }

  private static String outcome(Correction correction) {
    return switch (correction.days()) {
      case 1 -> "døgnet etterfaktureres";
      case -1 -> "døgnet krediteres";
      default ->
          "døgnprisen endres fra %d til %d kr".formatted(correction.billed(), correction.due());
    };
  }

  private static String hospital(@Nullable PartyAnswer hospital) {
    return hospital == null ? "ukjent sykehus" : hospital.name();
  }
}
