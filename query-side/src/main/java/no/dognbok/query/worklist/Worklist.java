package no.dognbok.query.worklist;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.Obligation;
import no.dognbok.query.docket.Docket;
import no.dognbok.query.docket.Docketed;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.judgement.DoubtAnswer;
import no.dognbok.query.judgement.EventNames;
import no.dognbok.query.judgement.RequirementAnswer;
import no.dognbok.query.law.DeadlineTable;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.Duty;
import no.dognbok.query.law.Surroundings;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.PartyAnswer;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.When;
import no.dognbok.query.surroundings.SurroundingsView;
import org.jspecify.annotations.Nullable;

/** What is owed and not fulfilled, over all stays. */
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
   * A duty, in its stay.
   *
   * @param backlog whether it is long overdue and can change nothing any more: the patient has left,
   *     or it is a receipt (a notice counts without one, P19)
   */
  record Owed(
      Docketed line, Duty duty, boolean overdue, boolean backlog, Set<Heading> lists) {

    static Owed of(Docketed line, Duty duty, Scope scope, Instant asOf) {
      boolean overdue = duty.state(asOf) == Duty.State.OVERDUE;
      boolean backlog =
          overdue
              && duty.overdueBy(asOf).filter(by -> by.compareTo(NEWLY) > 0).isPresent()
              && (line.hasLeft(asOf) || duty.obligation() == Obligation.RECEIPT);
      return new Owed(line, duty, overdue, backlog, Heading.of(line, duty, overdue, scope));
    }

    /** The municipality that it is between the hospital and. */
    @Nullable Municipality municipality() {
      return duty.municipality() == null ? line.municipality() : duty.municipality();
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
    List<Owed> onAnyList =
        lines.stream()
            .filter(line -> isWanted(line, filter, directory))
            .flatMap(line -> owed(line, filter, scope, when.asOf()))
            .toList();
    List<Owed> found =
        onAnyList.stream()
            .filter(owed -> filter.list() == null || owed.lists().contains(filter.list()))
            .sorted(filter.order().comparator())
            .toList();
    return new Part(
        found.stream().skip(skip).limit(limit).map(owed -> item(owed, directory, when)).toList(),
        found.size(),
        found.stream().filter(Owed::overdue).count(),
        counts(onAnyList));
  }

  private static Map<Heading, Long> counts(List<Owed> all) {
    Map<Heading, Long> counts = new EnumMap<>(Heading.class);
    for (Heading list : Heading.values()) {
      counts.put(list, all.stream().filter(owed -> owed.lists().contains(list)).count());
    }
    return counts;
  }

  private static boolean isWanted(Docketed line, Filter filter, Directory directory) {
    return filter.hospital() == null
        || filter.hospital().equals(line.hospital())
        || directory.organisation(line.hospital()).map(filter.hospital()::equals).orElse(false);
  }

  private static Stream<Owed> owed(Docketed line, Filter filter, Scope scope, Instant asOf) {
    return line.duties().stream()
        .filter(duty -> isOpen(duty, asOf))
        .filter(duty -> filter.kind() == null || filter.kind() == duty.obligation())
        .filter(duty ->
            filter.owedBy() == null || filter.owedBy() == duty.owedBy())
        .map(duty -> Owed.of(line, duty, scope, asOf))
        .filter(owed -> isOf(owed, scope))
        .filter(owed ->
            filter.municipality() == null || filter.municipality().equals(owed.municipality()))
        .filter(owed -> filter.overdue() == null || filter.overdue() == owed.overdue());
  }

  /** What another municipality owes, or is owed, is nothing to this one. */
  private static boolean isOf(Owed owed, Scope scope) {
    return owed.duty().municipality() == null
        || !(scope instanceof Scope.OfMunicipality asker)
        || asker.municipality().equals(owed.municipality());
  }

  private static boolean isOpen(Duty duty, Instant asOf) {
    Duty.State state = duty.state(asOf);
    return state == Duty.State.OPEN || state == Duty.State.OVERDUE;
  }

  private WorklistItem item(Owed owed, Directory directory, When when) {
    Duty duty = owed.duty();
    DeadlineTable.Line line = DeadlineTable.of(duty.obligation());
    StayRecord stay = docket.stay(owed.line()).knownBy(when.knownAt());
    return new WorklistItem(
        stay.id(),
        PartyAnswer.of(owed.line().hospital(), directory),
        PartyAnswer.of(owed.municipality(), directory),
        stay.references(),
        duty.obligation(),
        line.name(),
        duty.owedBy(),
        duty.owedTo(),
        owed.overdue(),
        DeadlineAnswer.local(duty.since()),
        DeadlineAnswer.local(duty.due()),
        duty.limit(),
        duty.overdueBy(when.asOf()).orElse(null),
        line.basis(),
        duty.standing(),
        EventNames.BY_ID.of(duty.triggeredBy()),
        duty.wanting().stream().map(RequirementAnswer::of).toList(),
        EventNames.BY_ID.of(duty.exemptedBy()),
        duty.obligation() == Obligation.READING_OF_REPLY ? message(stay, duty) : null,
        owed.lists(),
        owed.line().unmapped(),
        DoubtAnswer.all(duty.doubts(), EventNames.BY_ID),
        DoubtAnswer.all(owed.line().doubts(), EventNames.BY_ID));
  }

  private static WorklistItem.@Nullable Message message(StayRecord stay, Duty duty) {
    return stay.entries().stream()
        .filter(entry -> duty.triggeredBy().contains(entry.id()))
        .filter(entry -> entry.identity().messageId() != null)
        .findFirst()
        .map(entry ->
            new WorklistItem.Message(
                String.valueOf(entry.identity().sender()),
                String.valueOf(entry.identity().messageId())))
        .orElse(null);
  }
}
