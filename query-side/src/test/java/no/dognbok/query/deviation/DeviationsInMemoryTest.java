package no.dognbok.query.deviation;

import no.dognbok.query.TestLog;

class DeviationsInMemoryTest extends DeviationsContract {

  @Override
  Deviations view(TestLog log) {
    return log.read(new DeviationsInMemory());
  }
}
