package no.dognbok.query.docket;

import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of a line.
 *
 * @param stay id of the stay
 * @param lastIndex of the last event that the line rests on
 * @param hospital where the patient was admitted, as the messages name it
 * @param municipality that is concerned, where it is known
 * @param tally of the duties that fell due
 */
public record Tallied(
    UUID stay,
    long lastIndex,
    @Nullable Address hospital,
    @Nullable Municipality municipality,
    Tally tally) {

  static Tallied of(Docketed line) {
    return new Tallied(
        line.stay(), line.lastIndex(), line.hospital(), line.municipality(), line.tally());
  }
}
