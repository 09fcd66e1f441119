package no.dognbok.query.docket;

import java.util.List;
import java.util.function.Function;
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
   * Those of which a scope saw all, and in which something was open; what was different then is
   * judged for it.
   *
   * @param stays gives the stay of a line
   */
  List<Docketed> open(Scope scope, Clerk clerk, Function<Docketed, StayRecord> stays) {
    return lines.parallelStream()
        .flatMap(line -> then.isAsNow(line) ? Stream.of(line) : asOf(stays.apply(line), clerk))
        .filter(line -> line.viewers().include(scope) && line.isOpen(then.when().asOf()))
        .toList();
  }

  private Stream<Docketed> asOf(StayRecord stay, Clerk clerk) {
    When when = then.when();
    List<Recorded> known =
        stay.knownAt(when.knownAt()).stream()
            .filter(recorded -> !recorded.event().told().occurredAt().isAfter(when.asOf()))
            .toList();
    return known.isEmpty()
        ? Stream.empty()
        : Stream.of(clerk.line(stay, known, then.around(), rules));
  }
}
