package no.dognbok.command.statement;

import java.util.Optional;
import no.dognbok.events.InvoiceEvent;
import no.dognbok.events.InvoiceEvent.StatementInvoiced;
import no.dognbok.events.StatementEvent;
import no.dognbok.events.StatementEvent.Drawn;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;
import no.dognbok.log.StoredEvent;

/** Reads from the log which steps statements have taken. */
final class StepsTaken {

  private static final int EVENTS = 100_000;

  private final EventLog log;

  StepsTaken(EventLog log) {
    this.log = log;
  }

  /** How far the months between the two have come. */
  Standing standing(Named named) {
    return Standing.of(log.stream(stream(named), 0, EVENTS));
  }

  /** Where an event of their stream lies in the log. */
  long position(Named named, long sequence) {
    return log.stream(stream(named), sequence, 1).getFirst().position();
  }

  private static String stream(Named named) {
    return StatementEvent.stream(named.trust(), named.municipality());
  }

  /** The last step of a kind that the month took, where that is the one that was seen. */
  Optional<StoredEvent> last(Named named, StepForm.Saw saw, Class<? extends StatementEvent> type) {
    return log.stream(stream(named), 0, EVENTS).stream()
        .filter(stored -> isOf(named, type, (StatementEvent) EventJson.read(stored)))
        .reduce((_, later) -> later)
        .filter(stored -> isSeen(saw, ((StatementEvent) EventJson.read(stored)).drawn()));
  }

  private static boolean isOf(
      Named named, Class<? extends StatementEvent> type, StatementEvent event) {
    return type.isInstance(event) && event.month().equals(named.month());
  }

  private static boolean isSeen(StepForm.Saw saw, Drawn drawn) {
    return drawn.position() == saw.position()
        && drawn.digest().equals(saw.digest())
        && drawn.asOf().equals(saw.asOf());
  }

  /** That the month was given a number. */
  Optional<StoredEvent> number(Named named) {
    return log.stream(InvoiceEvent.stream(named.trust()), 0, EVENTS).stream()
        .filter(stored ->
            EventJson.read(stored) instanceof StatementInvoiced invoiced
                && invoiced.municipality().equals(named.municipality())
                && invoiced.month().equals(named.month()))
        .findFirst();
  }
}
