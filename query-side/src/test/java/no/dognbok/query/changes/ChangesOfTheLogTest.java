package no.dognbok.query.changes;

import static no.dognbok.query.TestLog.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import no.dognbok.events.StayEvent.PatientDeparted;
import no.dognbok.query.TestLog;
import no.dognbok.query.docket.DocketInMemory;
import no.dognbok.query.stay.IncompleteStays;
import no.dognbok.query.stay.StaysInMemory;
import no.dognbok.query.surroundings.SurroundingsView;
import org.junit.jupiter.api.Test;

/** The same where the order is read from the log, and not kept. */
class ChangesOfTheLogTest extends ChangeReaderTest {

  @Override
  EventOrder order(
      TestLog log, SurroundingsView surroundings, StaysInMemory stays, DocketInMemory docket) {
    return new EventOrderOfTheLog(log.log(), surroundings, stays, IncompleteStays.NONE, docket);
  }

  @Test
  void whatCanBeReadOfAStayThatIsIncompleteIsTold() {
    UUID stay = UUID.randomUUID();
    try (TestLog log = new TestLog(data.resolve("other"))) {
      log.tell(stay, new PatientDeparted(told("a", "2025-10-06T12:00"), false));
      StaysInMemory none = new StaysInMemory();
      SurroundingsView surroundings = new SurroundingsView();
      EventOrder order =
          new EventOrderOfTheLog(
              log.log(),
              surroundings,
              none,
              () -> List.of(stay),
              new DocketInMemory(none, surroundings));
      assertThat(order.find(stay).orElseThrow().entries()).hasSize(1);
      assertThat(order.find(UUID.randomUUID())).isEmpty();
    }
  }
}
