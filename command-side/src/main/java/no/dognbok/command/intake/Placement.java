package no.dognbok.command.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.dognbok.events.StayEvent;
import org.jspecify.annotations.Nullable;

/**
 * Which of a patient's stays a message belongs to, by when it happened. Messages come late and in
 * the wrong order, so what counts is where the time falls among the stays, not which stay was heard
 * of last.
 */
final class Placement {

  /** Within this time of a departure or admission a message is taken to be about that stay. */
  private static final Duration NEAR = Duration.ofHours(24);

  private Placement() {}

  /**
   * What is known of a stay's extent.
   *
   * @param stream of the stay
   * @param admittedAt when it began; absent where nobody told
   * @param leftAt when it ended; absent where nobody told
   * @param firstAt when the first thing happened that anybody told of
   */
  record Extent(
      String stream, @Nullable Instant admittedAt, @Nullable Instant leftAt, Instant firstAt) {

    private Instant begin() {
      return admittedAt == null ? firstAt : admittedAt;
    }

    private boolean contains(Instant time) {
      boolean begun = admittedAt == null || !time.isBefore(admittedAt);
      return begun && (leftAt == null || !time.isAfter(leftAt));
    }
  }

  /** The stay that an event belongs to; empty where it opens a new one. */
  static Optional<String> of(StayEvent event, List<Extent> stays) {
    List<Extent> inOrder = new ArrayList<>(stays);
    inOrder.sort(Comparator.comparing(Extent::begin));
    Instant time = event.told().occurredAt();
    return containing(time, inOrder).or(() -> near(event, time, inOrder)).map(Extent::stream);
  }

  /**
   * Of several the latest: an admission that nobody told of leaves a stay open towards the past.
   */
  private static Optional<Extent> containing(Instant time, List<Extent> inOrder) {
    Instant before = Instant.MIN;
    Extent found = null;
    for (Extent stay : inOrder) {
      boolean afterTheOneBefore = stay.admittedAt() != null || time.isAfter(before);
      if (stay.contains(time) && afterTheOneBefore) {
        found = stay;
      }
      before = stay.leftAt() == null ? before : stay.leftAt();
    }
    return Optional.ofNullable(found);
  }

  /** In the gap between two stays, before the first or after the last. */
  private static Optional<Extent> near(StayEvent event, Instant time, List<Extent> inOrder) {
    Optional<Extent> before =
        inOrder.stream()
            .filter(stay -> stay.leftAt() != null && stay.leftAt().isBefore(time))
            .reduce((_, later) -> later);
    Optional<Extent> after =
        inOrder.stream().filter(stay -> stay.begin().isAfter(time)).findFirst();
    if (event instanceof StayEvent.PatientAdmitted) {
      // An admission that is told again with another time is near the first one; else it is another
      // stay.
      return after.filter(stay -> isNear(time, stay.begin()));
    }
    if (followsThePatient(event)) {
      return before.or(() -> after);
    }
    return before
        .filter(stay -> isNear(stay.leftAt(), time))
        .or(() -> after.filter(stay -> isNear(time, stay.begin())))
        // A notice long before any stay that is known is about one that is not known.
        .or(Optional::empty);
  }

  private static boolean isNear(@Nullable Instant one, Instant other) {
    return one != null && Duration.between(one, other).abs().compareTo(NEAR) <= 0;
  }

  /** What is told about a stay after the patient has left it. */
  private static boolean followsThePatient(StayEvent event) {
    return switch (event) {
      case StayEvent.DischargeReportSent _, StayEvent.DischargeSummarySent _ -> true;
      case StayEvent.PatientDeparted _, StayEvent.PatientDied _ -> true;
      case StayEvent.ReadinessWithdrawn _, StayEvent.MessageCancelled _ -> true;
      case StayEvent.AccountRequested _, StayEvent.AccountGiven _ -> true;
      case StayEvent.LeftOnOwnResponsibility _ -> true;
      default -> false;
    };
  }
}
