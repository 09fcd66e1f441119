package no.dognbok.query.docket;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.query.law.Disputed;
import no.dognbok.query.law.Law;
import no.dognbok.query.law.Matter;
import no.dognbok.query.law.Recorded;
import no.dognbok.query.law.RuleSet;
import no.dognbok.query.law.Stated;
import no.dognbok.query.law.Surroundings;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * Readiness as of a moment: what of it is not kept in the lines is judged.
 *
 * @param scope who asks
 * @param asOf the moment of judgement
 * @param knownAt what was told later is left out; nothing is where absent
 * @param around what was known around the stays
 * @param rules to judge by
 * @param disputes about the stays of which something was settled
 */
record WaitsAsOf(
    Scope scope,
    Instant asOf,
    @Nullable Instant knownAt,
    Surroundings around,
    RuleSet rules,
    Map<UUID, List<Disputed>> disputes) {

  /** Whether what is kept says it, as far as the events of the stay and its look-ups do. */
  boolean isDecided(WaitTally tally) {
    return !asOf.isBefore(tally.decidedFrom());
  }

  /** Whether something was settled about a stay: then its days are not those of its line. */
  boolean isSettled(UUID stay) {
    return disputes.containsKey(stay);
  }

  /** What is kept of a line. */
  WaitedStay kept(Docketed line) {
    return new WaitedStay(line.stay(), line.viewers().include(scope), line.waits());
  }

  /** What some stays add, without those of which nothing was known, or that are not the asker's. */
  List<WaitedStay> judged(Collection<StayRecord> stays) {
    return stays.parallelStream().flatMap(this::judged).toList();
  }

  private Stream<WaitedStay> judged(StayRecord stay) {
    List<Recorded> known = knownAt == null ? stay.recorded() : stay.knownAt(knownAt);
    boolean seen = Visibility.viewers(stay, around.directory()).include(scope);
    if (known.isEmpty() || !seen && scope instanceof Scope.Trust && !isSettled(stay.id())) {
      return Stream.empty();
    }
    List<Disputed> then =
        disputes.getOrDefault(stay.id(), List.of()).stream()
            .flatMap(one -> knownAt == null ? Stream.of(one) : one.knownAt(knownAt).stream())
            .toList();
    Matter matter = new Matter(known, Stated.NOTHING, around, asOf, rules, then);
    return Stream.of(new WaitedStay(stay.id(), seen, WaitTally.of(Law.waited(matter))));
  }
}
