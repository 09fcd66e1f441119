package no.dognbok.query.count;

import no.dognbok.query.TestLog;

class TakenCountsInMemoryTest extends TakenCountsContract {

  @Override
  TakenCounts view(TestLog log) {
    return log.read(new TakenCountsInMemory());
  }
}
