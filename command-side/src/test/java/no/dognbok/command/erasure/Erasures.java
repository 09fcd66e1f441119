package no.dognbok.command.erasure;

import java.time.Clock;
import no.dognbok.command.Ledger;
import no.dognbok.events.Address;
import no.dognbok.events.StayEvent.IdentityErased;
import no.dognbok.identity.Caller;

/** For tests of what comes after an erasure. */
public final class Erasures {

  private static final Caller AUDITOR = new Caller(Address.org("910000004"), null, "test");

  private Erasures() {}

  /** Erases the identity of a stay. */
  public static void erase(String stay, Ledger ledger, Clock clock) {
    new Erasing(ledger.log(), ledger.commands(), ledger.notes(), clock)
        .identity(stay, IdentityErased.Ground.PATIENTS_DEMAND, AUDITOR)
        .orElseThrow();
  }
}
