package no.dognbok.query.deviation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.feed.View;
import no.dognbok.query.scope.Scope;

/**
 * The deviations that somebody told of in memory, made from the log at start: the embedded store's
 * view.
 */
public final class DeviationsInMemory implements Deviations, View {

  private static final Comparator<DeviationRecord> FIRST_FIRST =
      Comparator.comparingLong(DeviationRecord::firstIndex);

  private final ConcurrentHashMap<UUID, DeviationRecord> deviations = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<UUID, Set<UUID>> byStay = new ConcurrentHashMap<>();

  @Override
  public String name() {
    return "deviations";
  }

  @Override
  public void apply(StoredCommit commit) {
    for (StoredEvent stored : commit.events()) {
      Deviations.idOf(stored).ifPresent(id -> apply(id, stored));
    }
  }

  private void apply(UUID id, StoredEvent stored) {
    DeviationRecord before = deviations.get(id);
    List<DeviationRecord.Entry> entries =
        before == null ? new ArrayList<>() : new ArrayList<>(before.entries());
    entries.add(DeviationRecord.Entry.of(stored));
    DeviationRecord now = new DeviationRecord(id, entries);
    deviations.put(id, now);
    UUID stay = now.begun().stay();
    if (stay != null) {
      byStay.computeIfAbsent(stay, _ -> ConcurrentHashMap.newKeySet()).add(id);
    }
  }

  @Override
  public Optional<DeviationRecord> find(UUID id, Scope scope) {
    return Optional.ofNullable(deviations.get(id)).filter(one -> Deviations.isSeen(one, scope));
  }

  @Override
  public Part find(Filter filter, Scope scope, long skip, int most) {
    return Part.of(all(filter.inAnyState(), scope), filter, skip, most);
  }

  @Override
  public List<DeviationRecord> all(Filter filter, Scope scope) {
    return deviations.values().stream()
        .filter(one -> Deviations.isSeen(one, scope) && filter.takes(one))
        .sorted(FIRST_FIRST.reversed())
        .toList();
  }

  @Override
  public List<DeviationRecord> ofStay(UUID stay, Scope scope) {
    return byStay.getOrDefault(stay, Set.of()).stream()
        .flatMap(id -> find(id, scope).stream())
        .sorted(FIRST_FIRST)
        .toList();
  }
}
