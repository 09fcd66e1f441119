package no.dognbok.query.statistics;

import no.dognbok.query.docket.RandomLedger;

class DayStatisticsInMemoryTest extends DayStatisticsContract {

  @Override
  RandomLedger ledger(long seed, int stays) {
    return new RandomLedger(seed, stays);
  }

  @Override
  int ledgers() {
    return 2;
  }
}
