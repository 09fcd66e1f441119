package no.dognbok.query.law;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.dognbok.events.Contradiction;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent;

/** What stands of everything that was told about a stay, in the order in which it happened. */
final class History {

  private final List<Fact> asTold;
  private final List<Fact> facts;
  private final Readings readings;
  private final List<Doubt> doubts;
  private final Map<String, List<Fact>> wordings;
  private final Residence residence;
  private final Post post;
  private final RuleSet rules;
  private final Map<Fact, Receipts> receipts = new HashMap<>();

  private History(
      List<Fact> asTold,
      List<Fact> facts,
      Readings readings,
      List<Doubt> doubts,
      Map<String, List<Fact>> wordings,
      Residence residence,
      Post post,
      RuleSet rules) {
    this.asTold = List.copyOf(asTold);
    this.facts = List.copyOf(facts);
    this.readings = readings;
    this.doubts = List.copyOf(doubts);
    this.wordings = wordings;
    this.residence = residence;
    this.post = post;
    this.rules = rules;
  }

  /** Reads what was told, in any order, of what had happened by the moment of judgement. */
  static History of(Matter matter) {
    RuleSet rules = matter.rules();
    Directory directory = matter.around().directory();
    Tellings tellings = new Tellings(matter.told(), matter.asOf());
    Residence residence = new Residence(tellings, matter.stated(), directory, rules);
    Post post = new Post(tellings.standing(), residence, directory);
    List<Fact> asTold = new ArrayList<>();
    Map<String, List<Fact>> wordings = new HashMap<>();
    for (Wordings telling : tellings.standing()) {
      Fact last = telling.last();
      asTold.add(telling.sentBy(wording -> reached(wording, last, post, rules)));
      wordings.put(
          last.id(), telling.all().stream().filter(one -> post.wentToSame(one, last)).toList());
    }
    Readings readings = new Readings(asTold);
    List<Fact> facts = new ArrayList<>(readings.placed());
    if (rules.has(Rule.P22)) {
      asTold.sort(ProcessOrder.COMPARATOR);
      facts.sort(ProcessOrder.COMPARATOR);
    }
    List<Doubt> doubts = new ArrayList<>(tellings.doubts());
    doubts.addAll(contradictions(facts));
    if (rules.has(Rule.P23)) {
      doubts.addAll(inexactTimes(asTold));
    }
    if (rules.has(Rule.P20)) {
      doubts.addAll(readings.doubts());
    }
    if (rules.has(Rule.P19)) {
      doubts.addAll(post.doubts());
      doubts.addAll(Confirmations.doubts(facts));
    }
    return new History(asTold, facts, readings, doubts, wordings, residence, post, rules);
  }

  /** P13, P19: whether a wording already told what the last one tells, to the same municipality. */
  private static boolean reached(Fact wording, Fact last, Post post, RuleSet rules) {
    return post.wentToSame(wording, last)
        && !(rules.has(Rule.P19) && Receipts.isDenied(wording, post));
  }

  /** Everything that stands, as it is to be judged: what was read, when and by whom it was said. */
  List<Fact> facts() {
    return facts;
  }

  /** Everything that stands, as it was told: what was read, when somebody read it. */
  List<Fact> asTold() {
    return asTold;
  }

  /** P20: what became of the replies in free text. */
  Readings readings() {
    return readings;
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

  /** P13: which municipality was believed to be the right one. */
  Residence residence() {
    return residence;
  }

  /** P19: whether the message that told this was received, by whichever wording. */
  Receipts receiptsOf(Fact fact) {
    return rules.has(Rule.P19)
        ? receipts.computeIfAbsent(fact, one -> Receipts.of(wordingsOf(one), post))
        : Receipts.notLookedAt(fact);
  }

  /** A telling in all its wordings to the addressee of the last one; at least itself. */
  List<Fact> wordingsOf(Fact fact) {
    return wordings.getOrDefault(fact.id(), List.of(fact));
  }

  /** P19: whether the receiver denied this one wording. */
  boolean isDenied(Fact wording) {
    return rules.has(Rule.P19) && Receipts.isDenied(wording, post);
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
