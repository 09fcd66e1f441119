package no.dognbok.query.deviation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.events.DeviationEvent.Beginning;
import no.dognbok.events.DutyReference;
import no.dognbok.query.law.Duty;
import org.jspecify.annotations.Nullable;

/**
 * A deviation as it is asked for: what the law says of it, and what the parties said.
 *
 * @param id of the deviation
 * @param duty that it is; absent where it was reported by hand
 * @param told what the asker may see of what was said; absent where nobody has spoken of it
 * @param stay the duties of the stay that it is about; absent where it is about none, or the asker
 *     sees nothing of it
 */
record Deviation(
    UUID id,
    @Nullable DutyReference duty,
    @Nullable DeviationRecord told,
    @Nullable StayDuties stay) {

  /** Where a deviation comes from. */
  enum Origin {
    /** A duty of a stay that was not fulfilled in time: it is one without anybody telling. */
    BROKEN_DUTY,
    /** Somebody reported it. */
    BY_HAND
  }

  /** What the law says today of a duty that somebody spoke of. */
  enum Breach {
    BROKEN,
    /** By what is known now it is not broken; what was said stands. */
    NOT_BROKEN_NOW,
    /** The asker does not see the stay, or not all of it can be read. */
    NOT_KNOWN
  }

  static Deviation told(DeviationRecord told, @Nullable StayDuties stay) {
    return new Deviation(told.id(), told.duty().orElse(null), told, stay);
  }

  Origin origin() {
    return duty == null ? Origin.BY_HAND : Origin.BROKEN_DUTY;
  }

  Optional<Beginning> begun() {
    return Optional.ofNullable(told).map(DeviationRecord::begun);
  }

  DeviationRecord.State state() {
    return told == null ? DeviationRecord.State.OPEN : told.state();
  }

  /** The duty as it is judged, where there is one by what is known. */
  Optional<Duty> judged() {
    return duty == null || stay == null ? Optional.empty() : stay.find(duty);
  }

  /** Absent where it is no duty. */
  Optional<Breach> breach() {
    if (duty == null) {
      return Optional.empty();
    }
    if (stay == null) {
      return Optional.of(Breach.NOT_KNOWN);
    }
    return Optional.of(stay.isBroken(duty) ? Breach.BROKEN : Breach.NOT_BROKEN_NOW);
  }

  /** When it occurred; a duty that is broken: when it was due, by what is known now. */
  @Nullable Instant occurred() {
    Optional<Instant> due =
        breach().filter(Breach.BROKEN::equals).isPresent()
            ? judged().map(StayDuties::occurred)
            : Optional.empty();
    return due.or(() -> begun().map(begun -> begun.occurred().instant())).orElse(null);
  }
}
