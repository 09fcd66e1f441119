package no.dognbok.query.docket;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.query.law.Doubt;
import no.dognbok.query.law.Duty;
import no.dognbok.query.law.LookUp;
import no.dognbok.query.law.Unsettled;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.Viewers;
import org.jspecify.annotations.Nullable;

/**
 * A line of the docket: what is kept of a stay's judgement. It changes with the stay, or with an
 * answer to what was looked up around it, and never with time.
 *
 * @param stay id of the stay
 * @param lastIndex of the last event that it rests on
 * @param hospital where the patient is, or was last, as the messages name it
 * @param municipality that is concerned, where it is known
 * @param duties those that are open at some moment: neither fulfilled nor ended before they were
 *     due
 * @param followedUntil the last moment at which these are followed up
 * @param tally of all duties that fell due, or will
 * @param waits what is counted of the patient's readiness
 * @param registerMonths the months with something that is reported to the patient register
 * @param doubts about the stay as a whole, where there are such duties
 * @param unsettled what somebody should look at although nothing may be owed
 * @param unmapped addresses in the messages that stand for nobody known
 * @param viewers who sees all of the stay
 * @param parties who can be a party to a day of the stay
 * @param waiting between when and when the patient can have waited
 * @param span from when to when it was told of
 * @param openUntil the last moment at which anything of it is open: a duty that is followed up,
 *     what is unsettled, an address until it is mapped
 * @param record the stay itself, as it was read for this, where something is open until somebody
 *     does something: that is asked for again and again
 * @param lookUps what was looked up for all this
 */
public record Docketed(
    UUID stay,
    long lastIndex,
    @Nullable Address hospital,
    @Nullable Municipality municipality,
    List<Duty> duties,
    Instant followedUntil,
    Tally tally,
    WaitTally waits,
    Set<YearMonth> registerMonths,
    List<Doubt> doubts,
    Unsettled unsettled,
    List<String> unmapped,
    Viewers viewers,
    Parties parties,
    Waiting waiting,
    Span span,
    Instant openUntil,
    @Nullable StayRecord record,
    List<LookUp> lookUps) {

  static final Comparator<Docketed> BY_TIME_LEFT =
      Comparator.comparing(Docketed::openUntil).thenComparing(Docketed::stay);

  /** Whether anything of it is open at a moment. */
  boolean isOpen(Instant asOf) {
    return !openUntil.isBefore(asOf);
  }

  /** Those of the duties that somebody still follows up at a moment. */
  public List<Duty> followed(Instant asOf) {
    return asOf.isAfter(followedUntil) ? List.of() : duties;
  }

  /** Whether the patient had left by a moment. */
  public boolean hasLeft(Instant asOf) {
    Instant left = waiting.left();
    return left != null && !left.isAfter(asOf);
  }

  /** Whether who asks sees all of the stay, or can be the one who pays for a day of it. */
  boolean concerns(Scope scope) {
    return viewers.include(scope)
        || scope instanceof Scope.OfMunicipality asker
            && parties.municipalities().contains(asker.municipality());
  }

  /** Whether a day of readiness, or a departure after it, can lie in some months. */
  boolean canHaveWaitedIn(Months months) {
    return waits.isOpen() ? waiting.isBeforeEndOf(months) : waits.reaches(months);
  }

  RegisteredStay registered() {
    return new RegisteredStay(stay, lastIndex, Tally.micros(span.firstOccurred()));
  }

  /** Whether something in some months is reported to the patient register. */
  boolean isReportedIn(Months months) {
    return registerMonths.stream()
        .anyMatch(month -> !month.isBefore(months.from()) && !month.isAfter(months.to()));
  }

  /** Whether it rests on one of these look-ups. */
  boolean restsOn(Set<LookUp> some) {
    return !some.isEmpty() && lookUps.stream().anyMatch(some::contains);
  }
}
