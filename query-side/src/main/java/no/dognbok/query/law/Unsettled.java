package no.dognbok.query.law;

import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What in a stay somebody should look at although nothing may be owed in it any more.
 * Contradictions and a missing summary always are; any other doubt where it stands on a day that is
 * paid, or is not on nothing firmer than a reading or an agreement. What stands on nearly every
 * stay that was told by PLO is not: it is shown on the days themselves (I).
 *
 * @param doubts what they are
 * @param until the last moment at which they matter (I): the statement of the month in which the
 *     patient left comes within the month after it, and can be objected to for as long as the terms
 *     say; {@link Instant#MAX} while the patient has not left, {@link Instant#MIN} without doubts
 */
public record Unsettled(List<Doubt> doubts, Instant until) {

  private static final Set<Doubt.Code> ALWAYS =
      EnumSet.of(
          Doubt.Code.SUMMARY_MISSING,
          Doubt.Code.SECOND_ADMISSION,
          Doubt.Code.SECOND_DEPARTURE,
          Doubt.Code.DEPARTURE_BEFORE_ADMISSION,
          Doubt.Code.AFTER_DEPARTURE,
          Doubt.Code.NO_OPEN_PERIOD,
          Doubt.Code.READ_DIFFERENTLY,
          Doubt.Code.READS_NO_REPLY,
          Doubt.Code.TOLD_BY_ANOTHER,
          Doubt.Code.CANCELS_NOTHING_KNOWN,
          Doubt.Code.CORRECTION_OF_ANOTHER_VALUE,
          Doubt.Code.CORRECTION_DOES_NOT_FIT);

  /**
   * PLO carries neither profession nor care type; and what is not proven has a duty of its own,
   * which stays open.
   */
  private static final Set<Doubt.Code> EVERYDAY =
      EnumSet.of(
          Doubt.Code.PROFESSION_UNKNOWN,
          Doubt.Code.CARE_TYPE_UNKNOWN,
          Doubt.Code.NOT_PROVEN_RECEIVED);

  public Unsettled {
    doubts = List.copyOf(doubts);
  }

  static Unsettled of(Hearing hearing) {
    LinkedHashSet<Doubt> doubts = new LinkedHashSet<>(hearing.doubts());
    doubts.removeIf(doubt -> !ALWAYS.contains(doubt.code()));
    if (!hearing.periods().isEmpty()) {
      doubts.addAll(ofItsDays(hearing));
    }
    doubts.removeIf(doubt -> EVERYDAY.contains(doubt.code()));
    return new Unsettled(List.copyOf(doubts), doubts.isEmpty() ? Instant.MIN : until(hearing));
  }

  /** While the patient waits nobody knows yet which days will be paid. */
  private static Set<Doubt> ofItsDays(Hearing hearing) {
    LinkedHashSet<Doubt> doubts = new LinkedHashSet<>();
    if (hearing.history().departure().isEmpty()) {
      doubts.addAll(hearing.doubts());
    } else {
      hearing.unpricedDays().stream()
          .filter(day -> day.isPayable() || day.isNearlyPayable())
          .forEach(day -> doubts.addAll(day.doubts()));
    }
    return doubts;
  }

  private static Instant until(Hearing hearing) {
    return hearing
        .history()
        .departure()
        .map(left -> FollowUp.ofMonth(left.day(), hearing))
        .orElse(Instant.MAX);
  }

  /** Whether somebody should look at it at a moment. */
  public boolean matters(Instant asOf) {
    return !until.isBefore(asOf);
  }
}
