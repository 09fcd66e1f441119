package no.dognbok.query.law;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.events.Contradiction;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.ReceiptReceived;

/** What stands of everything that was told about a stay, in the order in which it happened. */
final class History {

  private final List<Fact> facts;
  private final List<Doubt> doubts;
  private final Tellings tellings;

  private History(List<Fact> facts, List<Doubt> doubts, Tellings tellings) {
    this.facts = List.copyOf(facts);
    this.doubts = List.copyOf(doubts);
    this.tellings = tellings;
  }

  /**
   * Reads what was told.
   *
   * @param told in any order
   * @param asOf what happened later is dropped
   */
  static History of(List<Recorded> told, Instant asOf, RuleSet rules) {
    Tellings tellings = new Tellings(told, asOf);
    List<Fact> facts = new ArrayList<>(tellings.standing());
    if (rules.has(Rule.P22)) {
      facts.sort(ProcessOrder.COMPARATOR);
    }
    List<Doubt> doubts = new ArrayList<>(tellings.doubts());
    doubts.addAll(contradictions(facts));
    if (rules.has(Rule.P23)) {
      doubts.addAll(inexactTimes(facts));
    }
    return new History(facts, doubts, tellings);
  }

  /** Everything that stands. */
  List<Fact> facts() {
    return facts;
  }

  /** What is in doubt about the record as a whole. */
  List<Doubt> doubts() {
    return doubts;
  }

  /** The facts of one type, in order. */
  Stream<Fact> all(Class<? extends StayEvent> type) {
    return facts.stream().filter(fact -> type.isInstance(fact.event()));
  }

  Optional<Fact> first(Class<? extends StayEvent> type) {
    return all(type).findFirst();
  }

  /** P19: the receipts of the message that told this, whatever wording of it they name. */
  List<Fact> receiptsOf(Fact fact) {
    UUID telling = tellings.root(fact.told().message());
    return all(ReceiptReceived.class)
        .filter(receipt -> tellings.root(((ReceiptReceived) receipt.event()).of()).equals(telling))
        .toList();
  }

  /** When the patient left, by whichever way. */
  Optional<Fact> departure() {
    return facts.stream()
        .filter(fact ->
            fact.event() instanceof StayEvent.PatientDeparted
                || fact.event() instanceof StayEvent.PatientDied)
        .findFirst();
  }

  private static List<Doubt> contradictions(List<Fact> facts) {
    List<Doubt> doubts = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      for (int j = i + 1; j < facts.size(); j++) {
        Fact one = facts.get(i);
        Fact other = facts.get(j);
        Contradiction.between(one.event(), other.event())
            .ifPresent(found -> doubts.add(Doubt.of(code(found), one, other)));
      }
    }
    return doubts;
  }

  private static Doubt.Code code(Contradiction contradiction) {
    return switch (contradiction) {
      case SECOND_ADMISSION -> Doubt.Code.SECOND_ADMISSION;
      case SECOND_DEPARTURE -> Doubt.Code.SECOND_DEPARTURE;
      case DEPARTURE_BEFORE_ADMISSION -> Doubt.Code.DEPARTURE_BEFORE_ADMISSION;
      case AFTER_DEPARTURE -> Doubt.Code.AFTER_DEPARTURE;
    };
  }

  /** P23: a date only, or an hour that daylight saving repeats or skips. */
  private static List<Doubt> inexactTimes(List<Fact> facts) {
    return facts.stream()
        .filter(fact -> fact.at().precision() != Moment.Precision.EXACT)
        .map(fact ->
            Doubt.of(
                switch (fact.at().precision()) {
                  case DATE -> Doubt.Code.ONLY_A_DATE;
                  case REPEATED_HOUR -> Doubt.Code.HOUR_REPEATED;
                  case SKIPPED_HOUR -> Doubt.Code.HOUR_SKIPPED;
                  case EXACT -> throw new IllegalStateException("filtered out above");
                },
                fact))
        .toList();
  }
}
