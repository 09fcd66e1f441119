package no.dognbok.query.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * All cases of the project in one test. The mutation run starts every test anew for every mutant,
 * and would take hours over them one by one.
 */
class CasesAtOnceTest {

  @Test
  void everyCaseComesOutAsItSays() throws IOException {
    List<String> otherwise = new ArrayList<>();
    for (var node : Cases.in(Cases.OWN)) {
      Assessment assessment = Assessment.of(Case.read(node, Cases.surroundings()));
      if (!assessment.isAsExpected()) {
        otherwise.add(assessment.id() + ": " + assessment.differences());
      }
    }
    assertThat(otherwise).isEmpty();
  }
}
