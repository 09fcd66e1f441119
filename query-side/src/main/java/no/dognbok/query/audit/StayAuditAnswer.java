package no.dognbok.query.audit;

import java.util.List;
import java.util.UUID;
import no.dognbok.query.answer.Tabular;
import no.dognbok.query.stay.Basis;

/**
 * Everything that was told about a stay.
 *
 * @param stay id of the stay
 * @param events in the order of the log
 * @param page number of the page, from 0
 * @param size most events on a page
 * @param total how many events there are in all
 * @param basis what this rests on
 */
record StayAuditAnswer(
    UUID stay, List<AuditedEvent> events, int page, int size, int total, Basis basis)
    implements Tabular {

  @Override
  public String table() {
    return StayAuditTable.of(events);
  }
}
