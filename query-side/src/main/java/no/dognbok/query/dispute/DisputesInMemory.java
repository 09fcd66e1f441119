package no.dognbok.query.dispute;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.feed.View;
import no.dognbok.query.law.DisputeEntry;
import no.dognbok.query.law.Disputed;
import no.dognbok.query.scope.Scope;

/**
 * The disputes in memory, made from the log at start: the embedded store's view. They are few, a
 * handful for thousands of stays.
 */
public final class DisputesInMemory implements Disputes, View {

  private static final Comparator<DisputeRecord> LAST_FIRST =
      Comparator.comparingLong(DisputeRecord::firstIndex).reversed();

  private final ConcurrentHashMap<UUID, DisputeRecord> disputes = new ConcurrentHashMap<>();

  /** By stay, in the order in which they were opened. */
  private final ConcurrentHashMap<UUID, List<UUID>> ofStays = new ConcurrentHashMap<>();

  @Override
  public String name() {
    return "disputes";
  }

  @Override
  public void apply(StoredCommit commit) {
    for (StoredEvent stored : commit.events()) {
      Disputes.idOf(stored).ifPresent(id -> apply(id, stored));
    }
  }

  private void apply(UUID id, StoredEvent stored) {
    DisputeRecord before = disputes.get(id);
    List<DisputeEntry> entries =
        before == null ? new ArrayList<>() : new ArrayList<>(before.entries());
    entries.add(DisputeRecord.entry(stored));
    DisputeRecord record = new DisputeRecord(id, entries);
    disputes.put(id, record);
    if (before == null) {
      ofStays.merge(
          record.opened().matter().stay(),
          List.of(id),
          (some, one) -> Stream.concat(some.stream(), one.stream()).toList());
    }
  }

  @Override
  public Optional<DisputeRecord> find(UUID id, Scope scope) {
    return Optional.ofNullable(disputes.get(id))
        .filter(one -> Disputes.isSeen(one.opened(), scope));
  }

  @Override
  public Map<UUID, List<Disputed>> about(Collection<UUID> stays) {
    return stays.stream()
        .distinct()
        .filter(ofStays::containsKey)
        .collect(Collectors.toMap(Function.identity(), this::about));
  }

  @Override
  public List<Disputed> about(UUID stay) {
    return ofStays.getOrDefault(stay, List.of()).stream()
        .flatMap(id -> Optional.ofNullable(disputes.get(id)).stream())
        .map(DisputeRecord::asDisputed)
        .toList();
  }

  @Override
  public List<UUID> settledIn(YearMonth month, Address trust, Municipality municipality) {
    return disputes.values().stream()
        .filter(one ->
            trust.equals(one.opened().trust())
                && municipality.equals(one.opened().municipality())
                && one.settledMonths().contains(month))
        .map(one -> one.opened().matter().stay())
        .distinct()
        .toList();
  }

  @Override
  public Set<UUID> settled() {
    return stays(DisputeRecord::wasSettled);
  }

  @Override
  public Set<UUID> settledBetween(YearMonth from, YearMonth to, Scope scope) {
    return stays(one ->
        Disputes.isSeen(one.opened(), scope)
            && one.settledMonths().stream()
                .anyMatch(month -> !month.isBefore(from) && !month.isAfter(to)));
  }

  private Set<UUID> stays(Predicate<DisputeRecord> wanted) {
    return disputes.values().stream()
        .filter(wanted)
        .map(one -> one.opened().matter().stay())
        .collect(Collectors.toSet());
  }

  @Override
  public Part find(Filter filter, Scope scope, long skip, int most) {
    List<DisputeRecord> found =
        disputes.values().stream()
            .filter(one -> Disputes.isSeen(one.opened(), scope) && filter.takes(one))
            .sorted(LAST_FIRST)
            .toList();
    return new Part(found.stream().skip(skip).limit(most).toList(), found.size());
  }
}
