package no.dognbok.query.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import no.dognbok.events.Obligation;
import no.dognbok.query.docket.Docket;
import no.dognbok.query.docket.Months;
import no.dognbok.query.docket.Tallied;
import no.dognbok.query.docket.Tally;
import no.dognbok.query.law.DeadlineTable;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.When;
import no.dognbok.query.surroundings.SurroundingsView;
import org.jspecify.annotations.Nullable;

/** What became of all that fell due in some months, counted over all stays that the asker sees. */
public final class ObligationStatistics {

  private static final Comparator<Counts.Group> IN_ORDER =
      Comparator.comparing(Counts.Group::month, orLast())
          .thenComparing(text(Counts.Group::municipality), orLast())
          .thenComparing(text(Counts.Group::hospital), orLast())
          .thenComparing(Counts.Group::kind, orLast());

  private final Docket docket;
  private final SurroundingsView surroundings;

  public ObligationStatistics(Docket docket, SurroundingsView surroundings) {
    this.docket = docket;
    this.surroundings = surroundings;
  }

  private static <T extends Comparable<? super T>> Comparator<@Nullable T> orLast() {
    return Comparator.nullsLast(Comparator.naturalOrder());
  }

  private static Function<Counts.Group, @Nullable String> text(
      Function<Counts.Group, @Nullable Object> part) {
    return group -> {
      Object found = part.apply(group);
      return found == null ? null : found.toString();
    };
  }

  /**
   * Counted duties.
   *
   * @param groups in which there is any, in the order of month, municipality, hospital and kind
   * @param total of them all
   */
  record Counted(List<ObligationGroup> groups, Figures total) {}

  /**
   * Counts what fell due, or will, in some months.
   *
   * @param by what is told apart
   * @param now by all that was told, whenever it happened; else what happened after the moment of
   *     judgement is left out
   */
  Counted count(
      DutyFilter filter, Months months, Set<Grouping> by, Scope scope, When when, boolean now) {
    Places places =
        new Places((now ? surroundings.now() : surroundings.knownAt(when.knownAt())).directory());
    Counts counts = new Counts(months, by, filter.kinds(), Tally.micros(when.asOf()));
    List<Tallied> stays =
        now ? docket.dueNow(scope, months, false) : docket.due(scope, months, false, when);
    for (Tallied stay : stays) {
      if (filter.include(stay, places)) {
        counts.add(stay, places);
      }
    }
    @Nullable Obligation only =
        filter.kinds().size() == 1 ? filter.kinds().iterator().next() : null;
    return new Counted(
        counts.groups().stream().sorted(IN_ORDER).map(group -> named(group, only, places)).toList(),
        counts.total());
  }

  private static ObligationGroup named(
      Counts.Group group, @Nullable Obligation only, Places places) {
    @Nullable Obligation kind = group.kind() == null ? only : group.kind();
    DeadlineTable.@Nullable Line line = kind == null ? null : DeadlineTable.of(kind);
    return new ObligationGroup(
        group.month(),
        places.named(group.municipality()),
        places.named(group.hospital()),
        kind,
        line == null ? null : line.name(),
        line == null ? null : line.owedBy(),
        line == null ? null : line.owedTo(),
        line == null ? null : line.basis(),
        line == null ? null : line.standing(),
        group.figures());
  }
}
