package no.dognbok.query.count;

import java.util.concurrent.ConcurrentHashMap;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.feed.View;
import no.dognbok.query.scope.Scope;

/** The counts in memory, made from the log at start: the embedded store's view. */
public final class TakenCountsInMemory implements TakenCounts, View {

  private final ConcurrentHashMap<String, CountRecord> months = new ConcurrentHashMap<>();

  @Override
  public String name() {
    return "counts";
  }

  @Override
  public void apply(StoredCommit commit) {
    for (StoredEvent stored : commit.events()) {
      TakenCounts.matterOf(stored)
          .ifPresent(month ->
              months.compute(
                  month,
                  (_, before) ->
                      (before == null ? CountRecord.NOTHING : before)
                          .with(CountRecord.Entry.of(stored))));
    }
  }

  @Override
  public CountRecord find(CountedMonth month, Scope scope) {
    return month.isSeen(scope)
        ? months.getOrDefault(month.matter(), CountRecord.NOTHING)
        : CountRecord.NOTHING;
  }
}
