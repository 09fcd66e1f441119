package no.dognbok.query.docket;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.dognbok.query.law.Recorded;
import no.dognbok.query.law.RuleSet;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.When;

/**
 * Lines that may matter at a moment that is asked about.
 *
 * @param then the moment
 * @param rules to judge by
 * @param lines as they are now
 */
record Candidates(Then then, RuleSet rules, List<Docketed> lines) {

  /**
   * Those of which a scope saw all, as they were then; what was different then is judged for it.
   *
   * @param stays gives the stay of a line
   * @param wanted whether they are asked for as they were then
   */
  List<Docketed> asThen(
      Scope scope, Clerk clerk, Function<Docketed, StayRecord> stays, Predicate<Docketed> wanted) {
    return lines.parallelStream()
        .flatMap(line -> then.isAsNow(line) ? Stream.of(line) : asOf(stays.apply(line), clerk))
        .filter(line -> line.viewers().include(scope) && wanted.test(line))
        .toList();
  }

  private Stream<Docketed> asOf(StayRecord stay, Clerk clerk) {
    List<Recorded> known = happenedBy(stay, then.when());
    return known.isEmpty()
        ? Stream.empty()
        : Stream.of(clerk.line(stay, known, then.around(), rules));
  }

  /** What was known of a stay at a moment, and had happened. */
  static List<Recorded> happenedBy(StayRecord stay, When when) {
    return stay.knownAt(when.knownAt()).stream()
        .filter(recorded -> !recorded.event().told().occurredAt().isAfter(when.asOf()))
        .toList();
  }
}
