package no.dognbok.query.statement;

import java.util.List;
import no.dognbok.events.ReferenceEvent.MunicipalityMerged;
import no.dognbok.query.surroundings.SurroundingsView;

/** What is known of municipalities that have ceased. */
final class Mergers {

  private Mergers() {}

  /** What was known at a position, in the order of the log. */
  static List<MunicipalityMerged> upTo(long position, SurroundingsView surroundings) {
    return surroundings.all().stream()
        .filter(known -> known.stored().position() <= position)
        .map(SurroundingsView.Known::event)
        .filter(MunicipalityMerged.class::isInstance)
        .map(MunicipalityMerged.class::cast)
        .toList();
  }
}
