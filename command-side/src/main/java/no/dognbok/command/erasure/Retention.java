package no.dognbok.command.erasure;

import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import no.dognbok.events.Moment;
import no.dognbok.events.ReferenceEvent.RetentionSet;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;
import org.jspecify.annotations.Nullable;

/**
 * How long what tells of people is kept, as it was set last.
 *
 * @param set the periods with their source; absent where nobody has set any
 * @param position of the commit that set them; −1 where nobody has
 */
record Retention(@Nullable RetentionSet set, long position) {

  /** Nothing is erased by its age. */
  private static final Retention NONE = new Retention(null, -1);

  static Retention of(EventLog log) {
    return log.lastEvent(RetentionSet.STREAM)
        .map(last -> new Retention((RetentionSet) EventJson.read(last), last.position()))
        .orElse(NONE);
  }

  Optional<Period> ofIdentity() {
    return Optional.ofNullable(set).map(RetentionSet::identity);
  }

  Optional<Period> ofNotes() {
    return Optional.ofNullable(set).map(RetentionSet::notes);
  }

  /** As it is reported. */
  ErasureReport.@Nullable Setting setting() {
    return set == null
        ? null
        : new ErasureReport.Setting(text(set.identity()), text(set.notes()), position);
  }

  private static @Nullable String text(@Nullable Period period) {
    return period == null ? null : period.toString();
  }

  /** When a period is over that began at a moment: it has whole days, and those are Norwegian. */
  static Instant end(Instant from, Period period) {
    return from.atZone(Moment.OSLO).plus(period).toInstant();
  }
}
