package no.dognbok.query.audit;

import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.changes.EventOrder;
import no.dognbok.query.deviation.Deviations;
import no.dognbok.query.dispute.Disputes;
import no.dognbok.query.law.Directory;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.Stays;
import no.dognbok.query.stay.Visibility;
import no.dognbok.query.surroundings.SurroundingsView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who sees the stays, disputes and deviations that events of the log are about, as of now. */
@Component
final class Sights {

  private static final Scope ANYBODY = new Scope.Auditor(Address.NOBODY);

  private final EventOrder order;
  private final Disputes disputes;
  private final Deviations deviations;
  private final SurroundingsView surroundings;

  Sights(
      EventOrder order, Disputes disputes, Deviations deviations, SurroundingsView surroundings) {
    this.order = order;
    this.disputes = disputes;
    this.deviations = deviations;
    this.surroundings = surroundings;
  }

  /** What addresses stand for. */
  Directory directory() {
    return surroundings.now().directory();
  }

  boolean ofStay(StoredEvent stored, Scope scope) {
    return scope instanceof Scope.Auditor
        || Stays.idOf(stored)
            .flatMap(order::find)
            .flatMap(Visibility.of(scope, directory())::seen)
            .filter(
                seen -> seen.entries().stream().anyMatch(entry -> entry.index() == stored.index()))
            .isPresent();
  }

  boolean ofDispute(StoredEvent stored, Scope scope) {
    return Disputes.idOf(stored).flatMap(id -> disputes.find(id, scope)).isPresent();
  }

  boolean ofDeviation(StoredEvent stored, Scope scope) {
    return Deviations.idOf(stored).flatMap(id -> deviations.find(id, scope)).isPresent();
  }

  @Nullable UUID stayOfDispute(StoredEvent stored) {
    return Disputes.idOf(stored)
        .flatMap(id -> disputes.find(id, ANYBODY))
        .map(dispute -> dispute.opened().matter().stay())
        .orElse(null);
  }

  @Nullable UUID stayOfDeviation(StoredEvent stored) {
    return Deviations.idOf(stored)
        .flatMap(id -> deviations.find(id, ANYBODY))
        .map(deviation -> deviation.begun().stay())
        .orElse(null);
  }
}
