package no.dognbok.command.statement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import no.dognbok.events.Address;
import no.dognbok.events.InvoiceEvent.StatementInvoiced;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.Told;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One series of numbers for each trust, without a hole, and none twice. */
class SeriesTest {

  private static final Instant NOW = Instant.parse("2025-11-20T10:00:00Z");

  private AggregateTestFixture<Series> fixture;

  @BeforeEach
  void fixture() {
    fixture = new AggregateTestFixture<>(Series.class);
    fixture.registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static StatementInvoiced invoiced(String municipality, int month, long number) {
    return new StatementInvoiced(
        Told.of(
            Moment.exact(NOW),
            Address.org("983974791"),
            MessageKey.of("test", municipality + month)),
        Address.org("983974791"),
        new Municipality(municipality),
        YearMonth.of(2025, month),
        number,
        LocalDate.of(2025, 11, 20),
        LocalDate.of(2025, 12, 20));
  }

  @Test
  void theFirstIsTheOneThatIsSet() {
    fixture
        .givenNoPriorActivity()
        .when(new SeriesCommand(invoiced("5006", 10, 1_001)))
        .expectEvents(invoiced("5006", 10, 1_001))
        .expectResultMessagePayload(1_001L);
  }

  @Test
  void eachIsOneMoreThanTheOneBeforeWhateverIsSetNow() {
    fixture
        .given(invoiced("5006", 10, 1_001), invoiced("5007", 10, 1_002))
        .when(new SeriesCommand(invoiced("5006", 11, 5_000)))
        .expectEvents(invoiced("5006", 11, 1_003))
        .expectResultMessagePayload(1_003L);
  }

  @Test
  void aStatementHasOneNumberHoweverOftenItIsAskedFor() {
    fixture
        .given(invoiced("5006", 10, 1_001), invoiced("5007", 10, 1_002))
        .when(new SeriesCommand(invoiced("5006", 10, 1_001)))
        .expectNoEvents()
        .expectResultMessagePayload(1_001L);
  }
}
