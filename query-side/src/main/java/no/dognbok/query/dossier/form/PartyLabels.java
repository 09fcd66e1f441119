package no.dognbok.query.dossier.form;

import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/** What people call a party. */
final class PartyLabels {

  static final String UNKNOWN = "ikke kjent";

  /** How the address of a municipality begins that messages went to. */
  private static final String MUNICIPALITY = "municipality:";

  private PartyLabels() {}

  static String name(@Nullable PartyAnswer party) {
    return party == null ? UNKNOWN : party.name();
  }

  /** A municipality by number and name; anybody else by name. */
  static String numbered(@Nullable PartyAnswer party) {
    if (party == null) {
      return UNKNOWN;
    }
    if (party.address().startsWith(MUNICIPALITY)) {
      String number = party.address().substring(MUNICIPALITY.length());
      return new PartyAnswer(number, party.name(), party.mapped()).numbered();
    }
    return party.address().contains(":") ? party.name() : party.numbered();
  }
}
