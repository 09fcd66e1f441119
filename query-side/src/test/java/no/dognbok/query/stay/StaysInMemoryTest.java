package no.dognbok.query.stay;

import no.dognbok.query.TestLog;

class StaysInMemoryTest extends StaysContract {

  @Override
  Stays stays(TestLog log) {
    return log.read(new StaysInMemory());
  }

  @Override
  void readOn(Stays stays, long position) {
    log.readFrom(position, (StaysInMemory) stays);
  }
}
