package no.dognbok.query.dispute;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.DisputeEvent.DisputeBroughtTo;
import no.dognbok.events.DisputeEvent.DisputeOpened;
import no.dognbok.events.DisputeEvent.DisputeSettled;
import no.dognbok.events.DisputeEvent.DisputeWithdrawn;
import no.dognbok.events.DisputeEvent.SettlementContested;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.DisputeStep;
import no.dognbok.log.EventJson;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.law.DisputeEntry;
import no.dognbok.query.law.Disputed;
import no.dognbok.query.law.Settlement;
import no.dognbok.query.stay.When;

/**
 * Everything that the ledger holds of a dispute, in the order in which it was told.
 *
 * @param id of the dispute
 * @param entries its events; never none, and the first opens it
 */
public record DisputeRecord(UUID id, List<DisputeEntry> entries) {

  static DisputeEntry entry(StoredEvent stored) {
    return new DisputeEntry(
        stored.id(),
        (DisputeEvent) EventJson.read(stored),
        stored.position(),
        stored.recordedAt(),
        stored.index());
  }

  public static DisputeRecord of(Disputed dispute) {
    return new DisputeRecord(dispute.dispute(), dispute.entries());
  }

  /** As it was known, and as far as it had come, then; empty where it had not begun. */
  Optional<DisputeRecord> at(When when) {
    return asDisputed()
        .only(entry ->
            !entry.recordedAt().isAfter(when.knownAt())
                && !entry.event().told().occurredAt().isAfter(when.asOf()))
        .map(DisputeRecord::of);
  }

  /** As the law looks at it. */
  public Disputed asDisputed() {
    return new Disputed(id, entries);
  }

  /** Whether a dispute goes on. */
  public enum State {
    OPEN,
    SETTLED,
    WITHDRAWN
  }

  public DisputeRecord {
    entries = List.copyOf(entries);
  }

  /** How it began: between whom, and about what. */
  public DisputeOpened opened() {
    return (DisputeOpened) entries.getFirst().event();
  }

  /** The step of the ladder at which it is, or was settled. */
  public DisputeStep step() {
    return reached().step();
  }

  /** Since when it is there, as it was told. */
  public Instant stepSince() {
    return reached().since();
  }

  private record Reached(DisputeStep step, Instant since) {

    Reached at(DisputeStep next, DisputeEvent event) {
      return next == step ? this : new Reached(next, event.told().occurredAt());
    }
  }

  private Reached reached() {
    Reached reached = new Reached(DisputeStep.LOWEST_LEVEL, opened().told().occurredAt());
    for (DisputeEntry entry : entries) {
      reached =
          switch (entry.event()) {
            case DisputeBroughtTo brought -> reached.at(brought.step(), brought);
            case DisputeSettled settled -> reached.at(settled.step(), settled);
            default -> reached;
          };
    }
    return reached;
  }

  public State state() {
    State state = State.OPEN;
    for (DisputeEntry entry : entries) {
      state =
          switch (entry.event()) {
            case DisputeSettled _ -> State.SETTLED;
            case DisputeWithdrawn _ -> State.WITHDRAWN;
            case SettlementContested _ -> State.OPEN;
            default -> state;
          };
    }
    return state;
  }

  /** How it was settled, as the law reads it; empty while it goes on. */
  Optional<Settlement> settlement() {
    return Settlement.of(asDisputed());
  }

  /** The party that is to confirm or contest what the other told of a settlement. */
  Optional<DisputeParty> confirms() {
    return settlement()
        .filter(settlement -> settlement.confirmed() == null)
        .map(settlement -> settlement.said().party().other());
  }

  /** Whether anybody ever told that it was settled. */
  boolean wasSettled() {
    return entries.stream().anyMatch(entry -> entry.event() instanceof DisputeSettled);
  }

  /** The months of the days that are to be paid, by any settlement that was told. */
  Set<YearMonth> settledMonths() {
    return entries.stream()
        .flatMap(entry ->
            entry.event() instanceof DisputeSettled settled
                ? settled.stands().stream()
                : Stream.empty())
        .map(YearMonth::from)
        .collect(Collectors.toSet());
  }

  /** Index in the log of the event that opened it: what lists are sorted by. */
  public long firstIndex() {
    return entries.getFirst().index();
  }
}
