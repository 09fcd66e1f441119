package no.dognbok.query.statement.form;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.query.statement.StatementContent;
import no.dognbok.query.stay.OwnReference;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The own references of a stay by whose they are. A municipality's number does not say under which
 * address it speaks, so what is not the trust's is the municipality's, or another party's.
 *
 * @param ours of the trust, and of the hospital that bills
 * @param theirs of the others
 */
record References(String ours, String theirs) {

  static References of(
      StatementContent content, @Nullable PartyAnswer hospital, List<OwnReference> references) {
    return new References(
        joined(references.stream().filter(one -> isOurs(content, hospital, one))),
        joined(references.stream().filter(one -> !isOurs(content, hospital, one))));
  }

  private static boolean isOurs(
      StatementContent content, @Nullable PartyAnswer hospital, OwnReference reference) {
    return reference.organisation().equals(content.trust().address())
        || hospital != null && reference.organisation().equals(hospital.address());
  }

  private static String joined(Stream<OwnReference> references) {
    return references.map(OwnReference::reference).collect(Collectors.joining(StatementLabels.AND));
  }
}
