package no.dognbok.query.law;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import no.dognbok.events.Obligation;

/**
 * A duty is as doubtful as what it rests on: what is in doubt about the events that made it due or
 * fulfilled it stands on the duty too, whichever it is.
 */
final class DoubtsOfDuties {

  private final Hearing hearing;
  private final List<Doubt> doubts;
  private final Map<String, Fact> facts = new HashMap<>();

  DoubtsOfDuties(Hearing hearing) {
    this.hearing = hearing;
    this.doubts =
        Stream.concat(
                hearing.doubts().stream(),
                hearing.periods().stream()
                    .flatMap(period -> hearing.declaration(period).doubts().stream()))
            .toList();
    hearing.history().facts().forEach(fact -> facts.put(fact.id(), fact));
  }

  List<Duty> attached(List<Duty> duties) {
    return duties.stream().map(this::attached).toList();
  }

  private Duty attached(Duty duty) {
    Set<Doubt> all = new LinkedHashSet<>(duty.doubts());
    List<String> events =
        Stream.concat(duty.triggeredBy().stream(), duty.fulfilledBy().stream()).toList();
    doubts.stream()
        .filter(doubt -> doubt.events().stream().anyMatch(events::contains))
        .forEach(all::add);
    if (duty.obligation() != Obligation.RECEIPT) {
      events.stream()
          .flatMap(event -> Stream.ofNullable(facts.get(event)))
          .forEach(fact -> unproven(fact, all));
    }
    return all.size() == duty.doubts().size() ? duty : duty.doubted(List.copyOf(all));
  }

  /** P19: a message without a receipt after 96 hours. */
  private void unproven(Fact fact, Set<Doubt> all) {
    if (ReceiptDeadlines.isMessage(fact)
        && hearing.rules().has(Rule.P19)
        && hearing.history().receiptsOf(fact).isUnproven(hearing.asOf())) {
      all.add(Doubt.of(Doubt.Code.NOT_PROVEN_RECEIVED, fact));
    }
  }
}
