package no.dognbok.command.deviation;

import java.util.stream.Stream;
import no.dognbok.events.DeviationEvent;
import no.dognbok.events.DeviationEvent.DeviationTakenUp;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a deviation with one request.
 *
 * @param first takes the duty up that is spoken of, where nobody has yet; absent where the request
 *     does not say which duty it is
 * @param event what is told
 */
record DeviationTelling(@Nullable DeviationTakenUp first, DeviationEvent event) {

  static DeviationTelling of(DeviationEvent event) {
    return new DeviationTelling(null, event);
  }

  /** What is to be recorded of it, where the deviation stands like this. */
  Stream<DeviationEvent> events(Handling handling) {
    return Stream.concat(
        handling.isBegun() ? Stream.empty() : Stream.ofNullable(first), Stream.of(event));
  }
}
