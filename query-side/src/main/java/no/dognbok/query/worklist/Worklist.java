package no.dognbok.query.worklist;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.Obligation;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.judgement.DoubtAnswer;
import no.dognbok.query.judgement.EventNames;
import no.dognbok.query.law.DeadlineTable;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.Duty;
import no.dognbok.query.law.Law;
import no.dognbok.query.law.Recorded;
import no.dognbok.query.law.Surroundings;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.PartyAnswer;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.Stays;
import no.dognbok.query.stay.Visibility;
import no.dognbok.query.stay.When;
import no.dognbok.query.surroundings.SurroundingsView;
import org.jspecify.annotations.Nullable;

/**
 * What is owed and not fulfilled, over all stays. The duties of a stay are kept until an event of
 * the stay, or something around it, changes; whether they are overdue is said for the moment that
 * is asked for.
 */
public final class Worklist {

  private final Stays stays;
  private final SurroundingsView surroundings;
  private final ConcurrentHashMap<UUID, Kept> kept = new ConcurrentHashMap<>();

  /** The duties of a stay, as of its last event and of what was known around it. */
  private record Kept(long lastIndex, int surroundings, Owed owed) {}

  /** What is owed in a stay, with who is concerned. */
  private record Owed(
      StayRecord stay,
      @Nullable Address hospital,
      @Nullable Municipality municipality,
      List<Duty> duties) {}

  public Worklist(Stays stays, SurroundingsView surroundings) {
    this.stays = stays;
    this.surroundings = surroundings;
  }

  /**
   * What to show.
   *
   * @param overdue only what is overdue, or only what is not; absent for both
   * @param municipality of the stay
   * @param hospital where the patient is, by organisation or address
   * @param owedBy who owes it
   * @param kind which obligation
   */
  record Filter(
      @Nullable Boolean overdue,
      @Nullable Municipality municipality,
      @Nullable Address hospital,
      Duty.@Nullable Party owedBy,
      @Nullable Obligation kind) {}

  /**
   * Everything that passes the filter: what is overdue first, the longest overdue at the top. Whom
   * a stay does not concern any more has nothing to do about it.
   */
  List<WorklistItem> items(Filter filter, Scope scope, When when, boolean now) {
    Surroundings around = now ? surroundings.now() : surroundings.knownAt(when.knownAt());
    Directory directory = around.directory();
    Visibility visibility = Visibility.of(scope, directory);
    return stays.all().stream()
        .filter(visibility::isWhollyVisible)
        .flatMap(stay -> (now ? owedNow(stay) : owed(stay, around, when)).stream())
        .filter(owed -> isWanted(owed, filter, directory))
        .flatMap(owed -> items(owed, filter, directory, when.asOf()))
        .sorted(URGENT_FIRST)
        .toList();
  }

  private static final Comparator<WorklistItem> URGENT_FIRST =
      Comparator.comparing((WorklistItem item) -> !item.overdue())
          .thenComparing(item ->
              Optional.ofNullable(item.due()).map(due -> due.toInstant()).orElse(Instant.MAX))
          .thenComparing(WorklistItem::stay)
          .thenComparing(WorklistItem::obligation);

  private Optional<Owed> owedNow(StayRecord stay) {
    int version = surroundings.version();
    Kept found = kept.get(stay.id());
    if (found == null || found.lastIndex() != stay.lastIndex() || found.surroundings() != version) {
      found = new Kept(stay.lastIndex(), version, owed(stay, stay.recorded(), surroundings.now()));
      kept.put(stay.id(), found);
    }
    return Optional.of(found.owed());
  }

  /** As it stood with the knowledge of then: judged anew, because nothing of that is kept. */
  private Optional<Owed> owed(StayRecord stay, Surroundings around, When when) {
    List<Recorded> known =
        stay.knownAt(when.knownAt()).stream()
            .filter(recorded -> !recorded.event().told().occurredAt().isAfter(when.asOf()))
            .toList();
    return known.isEmpty() ? Optional.empty() : Optional.of(owed(stay, known, around));
  }

  private Owed owed(StayRecord stay, List<Recorded> known, Surroundings around) {
    Law.Owed owed = Law.owed(known, around, surroundings.ruleSet());
    return new Owed(stay, owed.hospital(), owed.municipality(), owed.duties());
  }

  private static boolean isWanted(Owed owed, Filter filter, Directory directory) {
    boolean municipality =
        filter.municipality() == null || filter.municipality().equals(owed.municipality());
    boolean hospital =
        filter.hospital() == null
            || filter.hospital().equals(owed.hospital())
            || directory.organisation(owed.hospital()).map(filter.hospital()::equals).orElse(false);
    return municipality && hospital;
  }

  private static Stream<WorklistItem> items(
      Owed owed, Filter filter, Directory directory, Instant asOf) {
    return owed.duties().stream()
        .filter(duty -> isOpen(duty, asOf))
        .filter(duty -> filter.kind() == null || filter.kind() == duty.obligation())
        .filter(duty ->
            filter.owedBy() == null
                || filter.owedBy() == DeadlineTable.of(duty.obligation()).owedBy())
        .filter(duty ->
            filter.overdue() == null
                || filter.overdue() == (duty.state(asOf) == Duty.State.OVERDUE))
        .map(duty -> item(owed, duty, directory, asOf));
  }

  private static boolean isOpen(Duty duty, Instant asOf) {
    Duty.State state = duty.state(asOf);
    return state == Duty.State.OPEN || state == Duty.State.OVERDUE;
  }

  private static WorklistItem item(Owed owed, Duty duty, Directory directory, Instant asOf) {
    DeadlineTable.Line line = DeadlineTable.of(duty.obligation());
    boolean overdue = duty.state(asOf) == Duty.State.OVERDUE;
    return new WorklistItem(
        owed.stay().id(),
        PartyAnswer.of(owed.hospital(), directory),
        PartyAnswer.of(owed.municipality(), directory),
        owed.stay().references(),
        duty.obligation(),
        line.name(),
        line.owedBy(),
        line.owedTo(),
        overdue,
        DeadlineAnswer.local(duty.since()),
        DeadlineAnswer.local(duty.due()),
        duty.limit(),
        overdue
            ? Duration.ofSeconds(
                Duration.between(Objects.requireNonNull(duty.due()), asOf).toSeconds())
            : null,
        line.basis(),
        line.standing(),
        duty.obligation() == Obligation.READING_OF_REPLY ? message(owed.stay(), duty) : null,
        owed.stay().unmapped(directory),
        DoubtAnswer.all(duty.doubts(), EventNames.BY_ID));
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
