package no.dognbok.query.count;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.dognbok.events.DisputeParty;
import no.dognbok.exchange.CountedStay;

/**
 * Finds the stay that a row of a party's list names: by the ledger's id, by the party's own
 * reference, or by the other party's. Where a reference fits several stays it is the one with most
 * of the row's days. A stay that the party may not see is not found for it.
 */
final class Finder {

  private final DisputeParty party;
  private final Map<UUID, LedgerStay> byId;
  private final Map<DisputeParty, Map<String, List<LedgerStay>>> byReference =
      new EnumMap<>(DisputeParty.class);

  Finder(DisputeParty party, Collection<LedgerStay> stays) {
    this.party = party;
    this.byId =
        stays.stream()
            .filter(stay -> stay.seenBy().contains(party))
            .collect(Collectors.toMap(LedgerStay::id, Function.identity(), (one, _) -> one));
    for (LedgerStay stay : byId.values()) {
      stay.ofParties()
          .forEach((by, references) ->
              references.forEach(reference ->
                  byReference
                      .computeIfAbsent(by, _ -> new HashMap<>())
                      .computeIfAbsent(reference, _ -> new ArrayList<>())
                      .add(stay)));
    }
  }

  Optional<LedgerStay> find(CountedStay row) {
    return idOf(row).map(byId::get).or(() -> named(row, party)).or(() -> named(row, party.other()));
  }

  /** The ledger's id of a stay, where a row has one: some put it where the reference stands. */
  static Optional<UUID> idOf(CountedStay row) {
    return Optional.ofNullable(row.stay())
        .or(() -> Optional.ofNullable(row.reference()).flatMap(Finder::id));
  }

  private static Optional<UUID> id(String reference) {
    try {
      UUID id = UUID.fromString(reference);
      return id.toString().equalsIgnoreCase(reference) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<LedgerStay> named(CountedStay row, DisputeParty by) {
    String reference = row.reference();
    if (reference == null) {
      return Optional.empty();
    }
    return byReference
        .getOrDefault(by, Map.of())
        .getOrDefault(LedgerStay.plain(reference), List.of())
        .stream()
        .max(
            Comparator.comparingLong((LedgerStay stay) -> common(stay, row))
                .thenComparing(LedgerStay::id));
  }

  private static long common(LedgerStay stay, CountedStay row) {
    return stay.days().subMap(row.from(), true, row.to(), true).size();
  }
}
