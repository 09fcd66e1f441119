package no.dognbok.query.statistics;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Set;
import no.dognbok.query.stay.Parameters;

/** By what days of readiness are counted apart. */
enum DayGrouping {
  /** The calendar year in Norway in which they lie. */
  YEAR("year"),
  /** The calendar month in Norway in which they lie. */
  MONTH("month"),
  /** The municipality that pays for them, or would. */
  MUNICIPALITY("municipality"),
  /** The hospital that bills for them, or would. */
  HOSPITAL("hospital"),
  /** What is treated. */
  CARE_TYPE("careType");

  static final Set<DayGrouping> BY_DEFAULT = EnumSet.of(MONTH, MUNICIPALITY);

  private final String text;

  DayGrouping(String text) {
    this.text = text;
  }

  /** As it is asked for, and shown. */
  @JsonValue
  String text() {
    return text;
  }

  /** Those that a parameter names, with commas between them; blank is none of them. */
  static Set<DayGrouping> parsed(String name, String text) {
    Set<DayGrouping> some =
        Parameters.value(
            name, text, given -> ToldApart.parse(given, DayGrouping.class, DayGrouping::text));
    return some == null ? Set.of() : some;
  }
}
