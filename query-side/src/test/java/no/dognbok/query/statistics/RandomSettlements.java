package no.dognbok.query.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.DisputeEvent.DisputeOpened;
import no.dognbok.events.DisputeEvent.DisputeSettled;
import no.dognbok.events.DisputeGround;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.DisputeStep;
import no.dognbok.events.DisputedMatter;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.Told;
import no.dognbok.query.dispute.Disputes;
import no.dognbok.query.docket.RandomLedger;
import no.dognbok.query.law.DisputeEntry;
import no.dognbok.query.law.Disputed;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.DisputesOfStays;

/** Disputes that a board has decided at random, about stays of a random ledger. */
final class RandomSettlements implements DisputesOfStays {

  private final RandomLedger ledger;
  private final Map<UUID, List<Disputed>> ofStays = new LinkedHashMap<>();
  private long index;

  RandomSettlements(RandomLedger ledger) {
    this.ledger = ledger;
  }

  /** Settles something about a stay or two, as of the present. */
  void settleSome() {
    Random random = ledger.random();
    List<UUID> stays = ledger.stays.ids().stream().sorted().toList();
    for (int i = random.nextInt(3); i > 0; i--) {
      settle(stays.get(random.nextInt(stays.size())));
    }
  }

  private void settle(UUID stay) {
    Random random = ledger.random();
    LocalDate day = ledger.someDay();
    Instant now = ledger.present().asOf();
    DisputeOpened opened =
        new DisputeOpened(
            told(now),
            DisputeParty.TRUST,
            RandomLedger.TRUST,
            RandomLedger.MUNICIPALITIES.get(random.nextInt(3)),
            new DisputedMatter(stay, List.of(), null),
            List.of());
    DisputeSettled settled =
        new DisputeSettled(
            told(now),
            DisputeParty.TRUST,
            random.nextBoolean() ? List.of() : days(day),
            days(day.plusDays(4)),
            DisputeGround.Code.OUTAGE,
            DisputeStep.ASU,
            DisputeSettled.How.BOARD,
            Set.of(),
            null);
    ofStays
        .computeIfAbsent(stay, _ -> new ArrayList<>())
        .add(new Disputed(UUID.randomUUID(), List.of(entry(opened, now), entry(settled, now))));
  }

  private static List<LocalDate> days(LocalDate from) {
    return from.datesUntil(from.plusDays(4)).toList();
  }

  private Told told(Instant at) {
    return Told.of(
        Moment.exact(at), RandomLedger.TRUST, MessageKey.of("settlement", String.valueOf(index)));
  }

  private DisputeEntry entry(DisputeEvent event, Instant at) {
    return new DisputeEntry("d" + index, event, index, at, index++);
  }

  @Override
  public Map<UUID, List<Disputed>> about(Collection<UUID> stays) {
    return stays.stream()
        .distinct()
        .filter(ofStays::containsKey)
        .collect(Collectors.toMap(Function.identity(), ofStays::get));
  }

  @Override
  public List<UUID> settledIn(YearMonth month, Address trust, Municipality municipality) {
    throw new UnsupportedOperationException("nobody asks for a statement here");
  }

  @Override
  public Set<UUID> settled() {
    return ofStays.keySet();
  }

  @Override
  public Set<UUID> settledBetween(YearMonth from, YearMonth to, Scope scope) {
    Predicate<Disputed> standsThen =
        one ->
            Disputes.isSeen(one.opened(), scope)
                && stands(one)
                    .map(YearMonth::from)
                    .anyMatch(month -> !month.isBefore(from) && !month.isAfter(to));
    return ofStays.entrySet().stream()
        .filter(stay -> stay.getValue().stream().anyMatch(standsThen))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static Stream<LocalDate> stands(Disputed one) {
    return ((DisputeSettled) one.entries().getLast().event()).stands().stream();
  }
}
