package no.dognbok.query.statement;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.ReferenceEvent.MunicipalityMerged;
import no.dognbok.query.law.Directory;

/**
 * All who can have statements with each other: the hospital trusts and the municipalities that the
 * address map knows.
 */
record Parties(List<Address> trusts, List<Municipality> municipalities) {

  static Parties of(Directory directory) {
    return new Parties(
        directory.entries().stream()
            .flatMap(entry -> Optional.ofNullable(entry.trust()).stream())
            .distinct()
            .sorted(Comparator.comparing(Address::value))
            .toList(),
        directory.entries().stream()
            .map(AddressMapped::municipality)
            .flatMap(municipality -> Optional.ofNullable(municipality).stream())
            .collect(
                Collectors.toCollection(
                    () -> new TreeSet<>(Comparator.comparing(Municipality::number))))
            .stream()
            .toList());
  }

  /** Each trust with each municipality; one that has ceased has no statement of its own. */
  List<Pair> pairs(List<MunicipalityMerged> merged) {
    return trusts.stream()
        .flatMap(trust ->
            municipalities.stream()
                .filter(one -> Pair.successor(one, merged).equals(one))
                .map(one -> Pair.of(trust, one, merged)))
        .toList();
  }
}
