package no.dognbok.query.dispute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.feed.View;
import no.dognbok.query.scope.Scope;

/**
 * The disputes in memory, made from the log at start: the embedded store's view. They are few, a
 * handful for thousands of stays.
 */
public final class DisputesInMemory implements Disputes, View {

  private static final Comparator<DisputeRecord> LAST_FIRST =
      Comparator.comparingLong(DisputeRecord::firstIndex).reversed();

  private final ConcurrentHashMap<UUID, DisputeRecord> disputes = new ConcurrentHashMap<>();

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
    List<DisputeRecord.Entry> entries =
        before == null ? new ArrayList<>() : new ArrayList<>(before.entries());
    entries.add(DisputeRecord.Entry.of(stored));
    disputes.put(id, new DisputeRecord(id, entries));
  }

  @Override
  public Optional<DisputeRecord> find(UUID id, Scope scope) {
    return Optional.ofNullable(disputes.get(id)).filter(one -> Disputes.isSeen(one, scope));
  }

  @Override
  public Part find(Filter filter, Scope scope, long skip, int most) {
    List<DisputeRecord> found =
        disputes.values().stream()
            .filter(one -> Disputes.isSeen(one, scope) && filter.takes(one))
            .sorted(LAST_FIRST)
            .toList();
    return new Part(found.stream().skip(skip).limit(most).toList(), found.size());
  }
}
