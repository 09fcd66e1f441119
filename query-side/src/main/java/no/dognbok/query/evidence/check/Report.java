package no.dognbok.query.evidence.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import no.dognbok.query.evidence.check.Finding.Mark;

/** What is found, line by line. */
final class Report {

  private final List<Finding> findings = new ArrayList<>();

  void holds(Sentence sentence, Object... about) {
    add(Mark.HOLDS, Said.of(sentence, about));
  }

  void doesNotHold(Sentence sentence, Object... about) {
    add(Mark.DOES_NOT_HOLD, Said.of(sentence, about));
  }

  void doesNotHold(DoesNotHold what) {
    add(Mark.DOES_NOT_HOLD, what.said());
  }

  void note(Sentence sentence, Object... about) {
    add(Mark.NOTE, Said.of(sentence, about));
  }

  private void add(Mark mark, Said said) {
    findings.add(new Finding(mark, said));
  }

  /** Goes through checks each of which rests on those before it, until one does not hold. */
  static List<Finding> of(Consumer<Report> checks) {
    Report report = new Report();
    try {
      checks.accept(report);
    } catch (DoesNotHold e) {
      report.doesNotHold(e);
      report.note(Sentence.REST_NOT_CHECKED);
    }
    return List.copyOf(report.findings);
  }

  /**
   * Reads something.
   *
   * @param name of the file, for whoever reads the answer
   * @throws DoesNotHold where it is not in the form that it should have
   */
  static <T> T read(String name, Supplier<T> reader) {
    try {
      return reader.get();
    } catch (Unreadable e) {
      throw new DoesNotHold(Sentence.UNREADABLE, name, String.valueOf(e.getMessage()));
    }
  }
}
