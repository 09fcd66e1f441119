package no.dognbok.query.evidence.check;

/**
 * What was found: a line of the answer.
 *
 * @param mark whether it holds
 * @param said what does, or does not
 */
public record Finding(Mark mark, Said said) {

  /** What came of a check. */
  public enum Mark {
    HOLDS("HOLDER", "HOLDS"),
    DOES_NOT_HOLD("HOLDER IKKE", "DOES NOT HOLD"),
    /** No check: something that whoever reads has to know. */
    NOTE("MERK", "NOTE");

    private final String norwegian;
    private final String english;

    Mark(String norwegian, String english) {
      this.norwegian = norwegian;
      this.english = english;
    }
  }

  /** The line in a language. */
  public String in(Language language) {
    return "%-13s  %s".formatted(language.of(mark.norwegian, mark.english), said.in(language));
  }
}
