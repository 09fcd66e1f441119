package no.dognbok.query.docket;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.query.law.Disputed;
import no.dognbok.query.law.Law;
import no.dognbok.query.law.Matter;
import no.dognbok.query.law.Recorded;
import no.dognbok.query.law.RuleSet;
import no.dognbok.query.law.Stated;
import no.dognbok.query.law.Surroundings;
import no.dognbok.query.law.Waited;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.DisputesOfStays;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * Readiness as of a moment: what of it is not kept in the lines is judged.
 *
 * @param scope who asks
 * @param months that matter
 * @param asOf the moment of judgement
 * @param knownAt what was told later is left out; nothing is where absent
 * @param around what was known around the stays
 * @param rules to judge by
 * @param disputes about the stays
 * @param settled the stays about which one was settled: their days are not those of their lines
 * @param settledIn those of them that have a day in the months by that, as the asker knows
 */
record WaitsAsOf(
    Scope scope,
    Months months,
    Instant asOf,
    @Nullable Instant knownAt,
    Surroundings around,
    RuleSet rules,
    DisputesOfStays disputes,
    Set<UUID> settled,
    Set<UUID> settledIn) {

  static WaitsAsOf of(
      Scope scope,
      Months months,
      Instant asOf,
      @Nullable Instant knownAt,
      Surroundings around,
      RuleSet rules,
      DisputesOfStays disputes) {
    return new WaitsAsOf(
        scope,
        months,
        asOf,
        knownAt,
        around,
        rules,
        disputes,
        disputes.settled(),
        disputes.settledBetween(months.from(), months.to(), scope));
  }

  /** Whether what is kept says it, as far as the events of the stay and its look-ups do. */
  boolean isKept(UUID stay, WaitTally tally) {
    return !asOf.isBefore(tally.decidedFrom()) && !settled.contains(stay);
  }

  /** What is kept of a line. */
  WaitedStay kept(Docketed line) {
    return new WaitedStay(
        line.stay(), line.viewers().include(scope), line.waits().isPaid(), line.waits());
  }

  /** What some stays add, without those of which nothing was known, or that are not the asker's. */
  List<WaitedStay> judged(Collection<StayRecord> stays) {
    Map<UUID, List<Disputed>> about =
        disputes.about(stays.stream().map(StayRecord::id).filter(settled::contains).toList());
    return stays.parallelStream()
        .flatMap(stay -> judged(stay, about.getOrDefault(stay.id(), List.of())))
        .toList();
  }

  private Stream<WaitedStay> judged(StayRecord stay, List<Disputed> disputed) {
    List<Recorded> known = knownAt == null ? stay.recorded() : stay.knownAt(knownAt);
    boolean seen = Visibility.viewers(stay, around.directory()).include(scope);
    if (known.isEmpty() || !seen && scope instanceof Scope.Trust && disputed.isEmpty()) {
      return Stream.empty();
    }
    List<Disputed> then =
        disputed.stream()
            .flatMap(one -> knownAt == null ? Stream.of(one) : one.knownAt(knownAt).stream())
            .toList();
    Matter matter = new Matter(known, Stated.NOTHING, around, asOf, rules, then);
    Waited waited = Law.waited(matter, months.from().atDay(1), months.to().atEndOfMonth());
    return Stream.of(new WaitedStay(stay.id(), seen, waited.paid(), WaitTally.of(waited)));
  }
}
