package no.dognbok.bench.statements;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.dognbok.bench.views.MadeUpStays;
import no.dognbok.events.BankAccount;
import no.dognbok.events.Municipality;
import no.dognbok.events.OrganisationNumber;

/** Numbers that belong to nobody, with control digits that fit: invoices are refused without. */
final class MadeUpNumbers {

  private MadeUpNumbers() {}

  /** Those around the trust first, then numbers from 9001 on, which no municipality has. */
  static List<Municipality> municipalities(int number) {
    return Stream.concat(
            MadeUpStays.MUNICIPALITIES.stream(),
            IntStream.iterate(9_001, i -> i + 1).mapToObj(i -> new Municipality("" + i)))
        .limit(number)
        .toList();
  }

  /** The organisation number under which the municipality of this place in the list receives. */
  static String organisation(int place) {
    // one in eleven has no digit that fits: each place has ten numbers to find one among
    return IntStream.range(0, 100)
        .mapToObj(i -> "99%07d".formatted(place * 100 + i))
        .filter(OrganisationNumber::isValid)
        .findFirst()
        .orElseThrow();
  }

  static String account() {
    return IntStream.range(0, 100)
        .mapToObj(i -> "999900%05d".formatted(i))
        .filter(BankAccount::isValid)
        .findFirst()
        .orElseThrow();
  }
}
