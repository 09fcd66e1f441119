package no.dognbok.query.answer;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import no.dognbok.events.Moment;
import no.dognbok.query.stay.PartyAnswer;
import no.dognbok.query.table.NorwegianTable;
import org.jspecify.annotations.Nullable;

/** What stands in the cells of a table for a spreadsheet: who, and how much. */
public final class Cells {

  private static final Locale NORWEGIAN = Locale.of("nb", "NO");

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss");

  private Cells() {}

  /** The number is part of a text: as a number of its own that of Oslo would lose its zero. */
  public static String municipality(@Nullable PartyAnswer municipality) {
    return municipality == null ? "" : NorwegianTable.text(municipality.numbered());
  }

  public static String name(@Nullable PartyAnswer hospital) {
    return hospital == null ? "" : NorwegianTable.text(hospital.name());
  }

  public static String address(@Nullable PartyAnswer hospital) {
    return hospital == null ? "" : NorwegianTable.text(hospital.address());
  }

  public static String decimal(String format, double number) {
    return String.format(NORWEGIAN, format, number);
  }

  /** A party by name and address: two can have one name. */
  public static String party(@Nullable PartyAnswer party) {
    return party == null || party.name().equals(party.address())
        ? address(party)
        : NorwegianTable.text("%s (%s)".formatted(party.name(), party.address()));
  }

  /** A text that somebody has told; empty where nobody has. */
  public static String told(@Nullable String text) {
    return text == null ? "" : NorwegianTable.text(text);
  }

  /**
   * A time in Norway, to the second, as a spreadsheet reads it. In the hour that comes twice the
   * offset stands behind it: without that nobody can say which it was.
   */
  public static String time(@Nullable OffsetDateTime time) {
    if (time == null) {
      return "";
    }
    LocalDateTime local = time.atZoneSameInstant(Moment.OSLO).toLocalDateTime();
    boolean twice = Moment.OSLO.getRules().getValidOffsets(local).size() > 1;
    return local.format(SECONDS) + (twice ? " " + time.getOffset() : "");
  }
}
