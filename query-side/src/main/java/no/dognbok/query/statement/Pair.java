package no.dognbok.query.statement;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent.MunicipalityMerged;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.PaymentDay;
import no.dognbok.query.scope.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The two between whom a statement is.
 *
 * @param trust helseforetaket, which bills
 * @param municipality kommunen, which pays
 * @param formerly municipalities that have ceased, for which it pays
 */
record Pair(Address trust, Municipality municipality, List<Municipality> formerly) {

  Pair {
    formerly = List.copyOf(formerly);
  }

  /**
   * The two, by what is known of mergers; one that goes on in another in turn is among them.
   *
   * @param merged what is known of mergers, in the order of the log
   */
  static Pair of(Address trust, Municipality municipality, List<MunicipalityMerged> merged) {
    return new Pair(
        trust,
        municipality,
        merged.stream()
            .map(MunicipalityMerged::municipality)
            .distinct()
            .filter(ceased -> !ceased.equals(municipality))
            .filter(ceased -> municipality.equals(successor(ceased, merged)))
            .toList());
  }

  /** Who pays in the place of a municipality; itself where it has not ceased. */
  static Municipality successor(Municipality municipality, List<MunicipalityMerged> merged) {
    Municipality pays = municipality;
    for (int steps = 0; steps <= merged.size(); steps++) {
      Municipality now = pays;
      Optional<Municipality> next =
          merged.stream()
              .filter(one -> one.municipality().equals(now))
              .reduce((_, later) -> later)
              .map(MunicipalityMerged::successor);
      if (next.isEmpty() || next.get().equals(pays)) {
        return pays;
      }
      pays = next.get();
    }
    return municipality; // they go round in a circle: nobody has taken it over
  }

  /** The municipality, and those for which it pays. */
  Stream<Municipality> payers() {
    return Stream.concat(Stream.of(municipality), formerly.stream());
  }

  /** Whether a day is between these two: the trust of the hospital bills, the municipality pays. */
  boolean concerns(PaymentDay day, Directory directory) {
    return payers().anyMatch(one -> one.equals(day.payer())) && bills(day.hospital(), directory);
  }

  private boolean bills(@Nullable Address hospital, Directory directory) {
    return trust.equals(hospital) || directory.trust(hospital).map(trust::equals).orElse(false);
  }

  /** The municipality that has ceased and is named as the payer; null where none has. */
  @Nullable Municipality formerly(PaymentDay day) {
    return municipality.equals(day.payer()) ? null : day.payer();
  }

  /** Whether a scope may see the statements between these two. */
  boolean isVisible(Scope scope) {
    return scope.isParty(trust, municipality);
  }
}
