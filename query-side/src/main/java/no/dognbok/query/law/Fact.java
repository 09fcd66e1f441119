package no.dognbok.query.law;

import java.time.LocalDate;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent;
import no.dognbok.events.Told;

/**
 * An event that stands, as it is to be read: cancellations, new wordings and corrections applied.
 *
 * @param id of the event that tells it
 * @param event as it reads now
 */
public record Fact(String id, StayEvent event) {

  public Told told() {
    return event.told();
  }

  /** When it happened. */
  public Moment at() {
    return event.told().at();
  }

  public LocalDate day() {
    return at().day();
  }

  boolean isBefore(Fact other) {
    return at().instant().isBefore(other.at().instant());
  }
}
