package no.dognbok.query.stay;

import static no.dognbok.query.TestLog.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.dognbok.events.StayEvent.IdentityErased;
import no.dognbok.identity.Identity;
import no.dognbok.query.TestLog;
import org.junit.jupiter.api.Test;

class StaysInMemoryTest extends StaysContract {

  @Override
  Stays stays(TestLog log) {
    return log.read(new StaysInMemory());
  }

  @Test
  void anErasureIsSeenByAViewThatHadReadTheIdentityBefore() {
    StaysInMemory live = new StaysInMemory();
    String admission =
        log.tell(
            "stay/" + one,
            admitted("a"),
            new Identity("k1:00ff", null, "her:59", "m-1", "digest", "LEV-2025-1", "client"));
    log.read(live);
    int before = live.find(one).orElseThrow().entries().size();
    log.tell(
        "stay/" + one,
        new IdentityErased(
            told("erase", "2025-10-09T12:00"),
            List.of(admission),
            IdentityErased.Ground.PATIENTS_DEMAND),
        Identity.NONE);
    log.readFrom(before, live);
    assertThat(live.find(one).orElseThrow().references()).isEmpty();
  }
}
