package no.dognbok.query.dispute;

import java.time.Instant;
import java.util.List;
import no.dognbok.events.DisputeEvent.DisputeBroughtTo;
import no.dognbok.events.DisputeStep;
import no.dognbok.events.Moment;
import no.dognbok.query.law.DisputeEntry;
import no.dognbok.query.law.Standing;

/**
 * The two months of Samarbeidsavtalen 9.2 a: what is not settled by negotiation within two months
 * can be brought before the board. They run from when the dispute came to the forhandlingsutvalg;
 * where it never did, from when it was opened: the parties speak with each other on every step (I).
 *
 * @param since when negotiation began
 * @param standing how firm that reading is
 */
record Negotiation(Instant since, Standing standing) {

  static final String BASIS = "Samarbeidsavtalen 9.2 a";
  private static final int MONTHS = 2;

  /** Of a dispute, as far as its entries go. */
  static Negotiation of(List<DisputeEntry> entries) {
    return entries.stream()
        .map(DisputeEntry::event)
        .filter(event ->
            event instanceof DisputeBroughtTo brought
                && brought.step() == DisputeStep.FORHANDLINGSUTVALG)
        .map(event -> new Negotiation(event.told().occurredAt(), Standing.A))
        .findFirst()
        .orElseGet(
            () -> new Negotiation(entries.getFirst().event().told().occurredAt(), Standing.I));
  }

  /** When the two months are over: at the same hour of the same day, in Norway. */
  Instant over() {
    return since.atZone(Moment.OSLO).plusMonths(MONTHS).toInstant();
  }

  boolean isOverAt(Instant moment) {
    return !moment.isBefore(over());
  }
}
