package no.dognbok.query.statistics;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import no.dognbok.query.stay.Parameters;

/** By what duties are counted apart. */
enum Grouping {
  /** The calendar month in Norway in which they fell due. */
  MONTH,
  /** The municipality that is concerned. */
  MUNICIPALITY,
  /** Where the patient was admitted. */
  HOSPITAL,
  /** The obligation. */
  KIND;

  static final Set<Grouping> BY_DEFAULT = EnumSet.of(MONTH, KIND);

  /** As it is asked for, and shown. */
  @JsonValue
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Those that a text names, with commas between them; of a blank text none.
   *
   * @throws IllegalArgumentException where it names something else
   */
  static Set<Grouping> parse(String text) {
    return ToldApart.parse(text, Grouping.class, Grouping::text);
  }

  /** The same, of a parameter; blank is none of them. */
  static Set<Grouping> parsed(String name, String text) {
    Set<Grouping> some = Parameters.value(name, text, Grouping::parse);
    return some == null ? Set.of() : some;
  }
}
