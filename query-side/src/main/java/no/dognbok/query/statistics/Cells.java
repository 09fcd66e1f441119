package no.dognbok.query.statistics;

import java.util.Locale;
import no.dognbok.query.stay.PartyAnswer;
import no.dognbok.query.table.NorwegianTable;
import org.jspecify.annotations.Nullable;

/** What stands in the cells of a table for a spreadsheet: who, and how much. */
final class Cells {

  private static final Locale NORWEGIAN = Locale.of("nb", "NO");

  private Cells() {}

  /** The number is part of a text: as a number of its own that of Oslo would lose its zero. */
  static String municipality(@Nullable PartyAnswer municipality) {
    return municipality == null ? "" : NorwegianTable.text(municipality.numbered());
  }

  static String name(@Nullable PartyAnswer hospital) {
    return hospital == null ? "" : NorwegianTable.text(hospital.name());
  }

  static String address(@Nullable PartyAnswer hospital) {
    return hospital == null ? "" : NorwegianTable.text(hospital.address());
  }

  static String decimal(String format, double number) {
    return String.format(NORWEGIAN, format, number);
  }
}
