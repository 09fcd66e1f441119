package no.dognbok.query.worklist;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.Obligation;
import no.dognbok.query.docket.Docket;
import no.dognbok.query.docket.Docketed;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.Duty;
import no.dognbok.query.law.Surroundings;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.When;
import no.dognbok.query.surroundings.SurroundingsView;
import org.jspecify.annotations.Nullable;

/**
 * What is owed and not fulfilled, over all stays; and of stays in which nothing is owed what
 * somebody should look at.
 */
public final class Worklist {

  private final Docket docket;
  private final SurroundingsView surroundings;

  public Worklist(Docket docket, SurroundingsView surroundings) {
    this.docket = docket;
    this.surroundings = surroundings;
  }

  /** For so long after it was due something is new. */
  private static final Duration NEWLY = Duration.ofDays(7);

  /**
   * Something to do in a stay.
   *
   * @param duty what is owed; absent where it is the stay itself
   * @param backlog whether it is long overdue and can change nothing any more: the patient has
   *     left, or it is a receipt (a notice counts without one, P19)
   */
  record ToDo(
      Docketed line, @Nullable Duty duty, boolean overdue, boolean backlog, Set<Heading> lists) {

    static ToDo of(Docketed line, Duty duty, Scope scope, Instant asOf) {
      boolean overdue = duty.state(asOf) == Duty.State.OVERDUE;
      boolean backlog =
          overdue
              && duty.overdueBy(asOf).filter(by -> by.compareTo(NEWLY) > 0).isPresent()
              && (line.hasLeft(asOf) || duty.obligation() == Obligation.RECEIPT);
      return new ToDo(line, duty, overdue, backlog, Heading.of(line, duty, overdue, scope, asOf));
    }

    @Nullable Instant due() {
      return duty == null ? null : duty.due();
    }

    @Nullable Instant since() {
      return duty == null ? null : duty.since();
    }

    /** The municipality that it is between the hospital and. */
    @Nullable Municipality municipality() {
      return duty == null || duty.municipality() == null
          ? line.municipality()
          : duty.municipality();
    }
  }

  /**
   * What to show.
   *
   * @param overdue only what is overdue, or only what is not; absent for both
   * @param municipality that is concerned
   * @param hospital where the patient is, by organisation or address
   * @param owedBy who owes it
   * @param kind which obligation
   * @param list on which list it stands
   * @param order in which it is shown
   */
  record Filter(
      @Nullable Boolean overdue,
      @Nullable Municipality municipality,
      @Nullable Address hospital,
      Duty.@Nullable Party owedBy,
      @Nullable Obligation kind,
      @Nullable Heading list,
      SortedBy order) {

    /** Everything. */
    static final Filter ALL = new Filter(null, null, null, null, null, null, SortedBy.URGENT);

    /** Whatever the list. A stay for its own sake is no obligation, and owed by nobody. */
    private boolean passes(ToDo one) {
      Duty duty = one.duty();
      return (kind == null || duty != null && kind == duty.obligation())
          && (owedBy == null || duty != null && owedBy == duty.owedBy())
          && (overdue == null || overdue == one.overdue())
          && (municipality == null || municipality.equals(one.municipality()));
    }
  }

  /**
   * A part of what passes the filter.
   *
   * @param items of the part
   * @param total how many pass the filter
   * @param overdue how many of them are overdue
   * @param counts how many would be on each list, whichever is asked for
   */
  record Part(List<WorklistItem> items, int total, long overdue, Map<Heading, Long> counts) {}

  /**
   * What passes the filter. Whom a stay does not concern any more has nothing to do about it.
   *
   * @param now what is owed by all that was told, whenever it happened; else what happened after
   *     the moment of judgement is left out
   * @param skip how many items come before the part
   * @param limit how many it has at most
   */
  Part items(Filter filter, Scope scope, When when, boolean now, long skip, int limit) {
    Surroundings around = now ? surroundings.now() : surroundings.knownAt(when.knownAt());
    Directory directory = around.directory();
    List<Docketed> lines = now ? docket.openNow(scope, when.asOf()) : docket.open(scope, when);
    List<ToDo> onAnyList = new ArrayList<>(lines.size());
    for (Docketed line : lines) {
      if (isWanted(line, filter, directory)) {
        add(onAnyList, line, filter, scope, when.asOf());
      }
    }
    List<ToDo> found =
        onAnyList.stream()
            .filter(one -> filter.list() == null || one.lists().contains(filter.list()))
            .sorted(filter.order().comparator())
            .toList();
    return new Part(
        found.stream().skip(skip).limit(limit).map(one -> item(one, directory, when)).toList(),
        found.size(),
        found.stream().filter(ToDo::overdue).count(),
        counts(onAnyList));
  }

  private static Map<Heading, Long> counts(List<ToDo> all) {
    Map<Heading, Long> counts = new EnumMap<>(Heading.class);
    for (Heading list : Heading.values()) {
      counts.put(list, 0L);
    }
    for (ToDo one : all) {
      one.lists().forEach(list -> counts.merge(list, 1L, Long::sum));
    }
    return counts;
  }

  private static boolean isWanted(Docketed line, Filter filter, Directory directory) {
    return filter.hospital() == null
        || filter.hospital().equals(line.hospital())
        || directory.organisation(line.hospital()).map(filter.hospital()::equals).orElse(false);
  }

  /** Many lines are gone through for every question: no more is made on the way than is needed. */
  private static void add(List<ToDo> all, Docketed line, Filter filter, Scope scope, Instant asOf) {
    boolean owed = false;
    for (Duty duty : line.followed(asOf)) {
      if (isOpen(duty, asOf)) {
        owed = true;
        add(all, ToDo.of(line, duty, scope, asOf), filter, scope);
      }
    }
    Set<Heading> ofStay = owed ? Set.of() : Heading.ofStay(line, asOf);
    if (!ofStay.isEmpty()) {
      add(all, new ToDo(line, null, false, false, ofStay), filter, scope);
    }
  }

  private static void add(List<ToDo> all, ToDo one, Filter filter, Scope scope) {
    if (filter.passes(one) && isOf(one, scope)) {
      all.add(one);
    }
  }

  /** What another municipality owes, or is owed, is nothing to this one. */
  private static boolean isOf(ToDo one, Scope scope) {
    Duty duty = one.duty();
    return duty == null
        || duty.municipality() == null
        || !(scope instanceof Scope.OfMunicipality asker)
        || asker.municipality().equals(one.municipality());
  }

  private static boolean isOpen(Duty duty, Instant asOf) {
    Duty.State state = duty.state(asOf);
    return state == Duty.State.OPEN || state == Duty.State.OVERDUE;
  }

  private WorklistItem item(ToDo one, Directory directory, When when) {
    StayRecord stay = docket.stay(one.line()).knownBy(when.knownAt());
    Duty duty = one.duty();
    return duty == null
        ? WorklistItem.ofStay(stay, one, directory, when.asOf())
        : WorklistItem.owed(stay, one, duty, directory, when.asOf());
  }
}
