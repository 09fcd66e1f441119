package no.dognbok.query.docket;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.events.StayEvent;
import no.dognbok.query.law.Duty;
import no.dognbok.query.law.Fact;
import no.dognbok.query.law.Law;
import no.dognbok.query.law.LookUp;
import no.dognbok.query.law.Recorded;
import no.dognbok.query.law.RegisterTime;
import no.dognbok.query.law.RuleSet;
import no.dognbok.query.law.Surroundings;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.Viewers;
import no.dognbok.query.stay.Visibility;
import no.dognbok.query.stay.When;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines of the docket. A line is made of the stay and of what is looked up around it, and of
 * nothing else. What is the same in many lines is kept once.
 */
final class Clerk {

  private final ConcurrentHashMap<LookUp, LookUp> lookUps = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Viewers, Viewers> viewers = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Parties, Parties> parties = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<List<WaitTally.Between>, List<WaitTally.Between>> between =
      new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Set<YearMonth>, Set<YearMonth>> months =
      new ConcurrentHashMap<>();

  /** The line of a stay of which this much is known, or had happened. */
  Docketed line(StayRecord stay, List<Recorded> known, Surroundings surroundings, RuleSet rules) {
    Set<LookUp> made = new LinkedHashSet<>();
    Surroundings around = surroundings.heardBy(lookUp -> made.add(once(lookUps, lookUp)));
    Law.Owed owed = Law.owed(known, around, rules);
    List<Duty> duties =
        owed.duties().stream().filter(duty -> duty.openUntil().isAfter(Instant.MIN)).toList();
    List<StayEvent> events =
        Stream.concat(known.stream().map(Recorded::event), owed.facts().stream().map(Fact::event))
            .toList();
    List<String> unmapped = StayRecord.unmapped(known.stream(), around.directory());
    Instant openUntil =
        Stream.of(
                duties.stream()
                    .map(Duty::openUntil)
                    .map(until -> earlier(until, owed.followedUntil())),
                Stream.of(owed.unsettled().until()),
                unmapped.stream().map(_ -> Instant.MAX))
            .flatMap(moments -> moments)
            .max(Comparator.naturalOrder())
            .orElse(Instant.MIN);
    WaitTally waits = WaitTally.of(owed.waited());
    return new Docketed(
        stay.id(),
        stay.lastIndex(),
        owed.hospital(),
        owed.municipality(),
        duties,
        owed.followedUntil(),
        Tally.of(owed.duties()),
        waits.between(once(between, waits.between())),
        once(months, registerMonths(owed.times())),
        duties.isEmpty() ? List.of() : owed.doubts(),
        owed.unsettled(),
        unmapped,
        once(viewers, Visibility.viewers(stay, around.directory())),
        once(parties, Parties.of(events, around.directory())),
        Waiting.of(owed.facts()),
        Span.of(stay),
        openUntil,
        openUntil.equals(Instant.MAX) ? stay : null,
        List.copyOf(made));
  }

  private static Set<YearMonth> registerMonths(List<RegisterTime> times) {
    return times.stream()
        .map(time -> YearMonth.from(time.at().day()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** The duties that are in the tallies of some stays, judged again. */
  static Map<UUID, List<Duty>> dutiesOf(
      List<StayRecord> stays, @Nullable When when, Surroundings around, RuleSet rules) {
    return stays.parallelStream()
        .collect(
            Collectors.toConcurrentMap(
                StayRecord::id,
                stay -> {
                  List<Recorded> known =
                      when == null ? stay.recorded() : Candidates.happenedBy(stay, when);
                  return Law.owed(known, around, rules).duties().stream()
                      .filter(Tally::counts)
                      .toList();
                }));
  }

  private static <T> T once(ConcurrentHashMap<T, T> kept, T made) {
    T before = kept.putIfAbsent(made, made);
    return before == null ? made : before;
  }

  /** Of all look-ups that were ever made, those that these two answer differently. */
  Set<LookUp> differing(Surroundings one, Surroundings other) {
    return one == other
        ? Set.of()
        : lookUps.keySet().stream()
            .filter(lookUp -> !lookUp.answer(one).equals(lookUp.answer(other)))
            .collect(Collectors.toCollection(HashSet::new));
  }
}
