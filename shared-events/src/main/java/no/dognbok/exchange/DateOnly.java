package no.dognbok.exchange;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;
import no.dognbok.events.Moment;
import org.jspecify.annotations.Nullable;

/**
 * Where a date without a time is placed on its day. The message's own time decides the hour where
 * it is of that day (P19). Where the message is of another day its hour says nothing: what opens a
 * stay or a period is placed at the start of the day, what ends one at its end, the rest at noon,
 * so that the order of the process holds within the day. Either way the moment is marked as a date.
 */
public final class DateOnly {

  private static final Set<String> OPENS =
      Set.of("PatientAdmitted", "AdmissionMentioned", "NeedAssessed", "DeclaredReady");
  private static final Set<String> ENDS =
      Set.of(
          "ReadinessWithdrawn",
          "TransferredWithinSpecialistCare",
          "PatientDeparted",
          "PatientDied",
          "LeaveEnded");
  private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

  private DateOnly() {}

  /**
   * Places a date.
   *
   * @param date as told
   * @param type stored name of the event
   * @param told when it was told, local time in Norway; absent where that is not known
   */
  public static Moment place(LocalDate date, String type, @Nullable LocalDateTime told) {
    if (told != null && told.toLocalDate().equals(date)) {
      return Moment.date(date, told.toLocalTime());
    }
    if (OPENS.contains(type)) {
      return Moment.date(date, LocalTime.MIDNIGHT);
    }
    return Moment.date(date, ENDS.contains(type) ? LAST_SECOND : LocalTime.NOON);
  }
}
