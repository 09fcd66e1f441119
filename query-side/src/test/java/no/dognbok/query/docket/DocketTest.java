package no.dognbok.query.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import no.dognbok.query.law.LookUp;
import no.dognbok.query.law.Surroundings;
import no.dognbok.query.stay.StayRecord;
import org.junit.jupiter.api.Test;

class DocketTest extends DocketContract {

  @Override
  RandomLedger ledger(long seed, int stays) {
    return new RandomLedger(seed, stays);
  }

  @Override
  int ledgers() {
    return 10;
  }

  @Test
  void aLineRestsOnTheLookUpsOfAllThatItHolds() {
    RandomLedger ledger = new RandomLedger(1, 40);
    ledger.grow(Integer.MAX_VALUE);
    Surroundings around = ledger.surroundings.now();
    Set<Class<?>> kinds = new HashSet<>();
    Clerk clerk = new Clerk();
    for (UUID id : ledger.stays.ids()) {
      StayRecord stay = ledger.stays.find(id).orElseThrow();
      clerk
          .line(stay, stay.recorded(), around, ledger.surroundings.ruleSet())
          .lookUps()
          .forEach(lookUp -> kinds.add(lookUp.getClass()));
    }
    assertThat(kinds)
        .containsExactlyInAnyOrder(
            LookUp.OfAddress.class,
            LookUp.OfPlace.class,
            LookUp.OfTerms.class,
            LookUp.OfExceptions.class,
            LookUp.OfHoliday.class);
  }
}
