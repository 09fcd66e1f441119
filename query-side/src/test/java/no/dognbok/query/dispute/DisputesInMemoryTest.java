package no.dognbok.query.dispute;

import no.dognbok.query.TestLog;

class DisputesInMemoryTest extends DisputesContract {

  @Override
  Disputes view(TestLog log) {
    return log.read(new DisputesInMemory());
  }
}
