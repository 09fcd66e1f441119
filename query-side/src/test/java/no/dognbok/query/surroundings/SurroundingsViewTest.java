package no.dognbok.query.surroundings;

import no.dognbok.query.TestLog;

class SurroundingsViewTest extends SurroundingsContract {

  @Override
  SurroundingsView view(TestLog log) {
    return log.read(new SurroundingsView());
  }
}
