package no.dognbok.query.law;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.dognbok.events.Obligation;
import org.jspecify.annotations.Nullable;

/**
 * A duty is as doubtful as what it rests on: what is in doubt about the events that made it due or
 * fulfilled it stands on the duty too, whichever it is.
 */
final class DoubtsOfDuties {

  private final Hearing hearing;
  private final Map<String, List<Doubt>> doubts = new HashMap<>();
  private final Map<String, Fact> facts = new HashMap<>();

  DoubtsOfDuties(Hearing hearing) {
    this.hearing = hearing;
    hearing.doubts().forEach(this::note);
    for (Readiness period : hearing.periods()) {
      hearing.declaration(period).doubts().forEach(this::note);
    }
    for (Fact fact : hearing.history().facts()) {
      facts.put(fact.id(), fact);
    }
  }

  private void note(Doubt doubt) {
    for (String event : doubt.events()) {
      doubts.computeIfAbsent(event, _ -> new ArrayList<>()).add(doubt);
    }
  }

  List<Duty> attached(List<Duty> duties) {
    return duties.stream().map(this::attached).toList();
  }

  private Duty attached(Duty duty) {
    Set<Doubt> all = new LinkedHashSet<>(duty.doubts());
    for (List<String> events : List.of(duty.triggeredBy(), duty.fulfilledBy())) {
      for (String event : events) {
        all.addAll(doubts.getOrDefault(event, List.of()));
        if (duty.obligation() != Obligation.RECEIPT) {
          unproven(facts.get(event), all);
        }
      }
    }
    return all.size() == duty.doubts().size() ? duty : duty.doubted(List.copyOf(all));
  }

  /** P19: a message without a receipt after 96 hours. */
  private void unproven(@Nullable Fact fact, Set<Doubt> all) {
    if (fact != null
        && ReceiptDeadlines.isMessage(fact)
        && hearing.rules().has(Rule.P19)
        && hearing.history().receiptsOf(fact).isUnproven(hearing.asOf())) {
      all.add(Doubt.of(Doubt.Code.NOT_PROVEN_RECEIVED, fact));
    }
  }
}
