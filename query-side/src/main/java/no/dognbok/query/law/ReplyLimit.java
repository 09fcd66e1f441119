package no.dognbok.query.law;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent.CommunicationOutage;
import no.dognbok.events.Told;
import org.jspecify.annotations.Nullable;

/**
 * § 11: until when a reply is "at once". Law has no number; the agreement's working limit is shown
 * as such. Where circumstances outside the municipality's control prevented an answer, the limit
 * runs from their end (P12).
 *
 * @param until the last instant; absent while an outage lasts
 * @param outage the last outage that moved it; absent where none did
 * @param outageEnd when that ended; absent while it lasts
 */
record ReplyLimit(@Nullable Instant until, @Nullable Fact outage, @Nullable Instant outageEnd) {

  /**
   * The limit of a notice that counts from {@code from}, read in the municipality's favour where
   * that is not known exactly.
   */
  static ReplyLimit of(Moment from, Duration workingLimit, History history, RuleSet rules) {
    Instant until = ReckonedTime.after(from.latest(), workingLimit);
    if (!rules.has(Rule.P12)) {
      return new ReplyLimit(until, null, null);
    }
    Fact moved = null;
    Instant movedBy = null;
    List<Fact> outages = history.all(CommunicationOutage.class).toList();
    for (Fact outage : outages) {
      Instant end = end(outage, outages);
      boolean startsInTime = !outage.at().instant().isAfter(until);
      if (end == null && startsInTime) {
        return new ReplyLimit(null, outage, null);
      }
      if (end != null && startsInTime && end.isAfter(from.instant())) {
        Instant afterOutage = ReckonedTime.after(end, workingLimit);
        if (afterOutage.isAfter(until)) {
          until = afterOutage;
          moved = outage;
          movedBy = end;
        }
      }
    }
    return new ReplyLimit(until, moved, movedBy);
  }

  /** One that does not say when it ended did when the same party next reports an end. */
  private static @Nullable Instant end(Fact outage, List<Fact> outages) {
    Instant own = until(outage);
    return own != null
        ? own
        : outages.stream()
            .filter(other -> isLaterOfSameParty(other, outage))
            .flatMap(other -> Stream.ofNullable(until(other)))
            .filter(end -> end.isAfter(outage.at().instant()))
            .findFirst()
            .orElse(null);
  }

  private static @Nullable Instant until(Fact outage) {
    return ((CommunicationOutage) outage.event()).until();
  }

  private static boolean isLaterOfSameParty(Fact other, Fact outage) {
    return outage.isBefore(other)
        && other.told().by().equals(outage.told().by())
        && Objects.equals(other.told().from(), outage.told().from());
  }

  boolean isPast(Instant moment) {
    return until != null && moment.isAfter(until);
  }

  /** The day on which the last outage ended; empty where there was none, or it lasts. */
  Optional<LocalDate> outageEnded() {
    return Optional.ofNullable(outageEnd).map(end -> LocalDate.ofInstant(end, Moment.OSLO));
  }

  /** What was tried while it lasted, as a sentence. */
  String tried() {
    Set<Told.Channel> tried =
        outage == null ? Set.of() : ((CommunicationOutage) outage.event()).tried();
    return tried.isEmpty()
        ? "Det er ikke registrert hva annet som ble forsøkt."
        : tried.stream()
            .map(ReplyLimit::name)
            .collect(Collectors.joining(", ", "Forsøkt i stedet: ", "."));
  }

  private static String name(Told.Channel channel) {
    return switch (channel) {
      case MESSAGE -> "melding";
      case PHONE -> "telefon";
      case PAGE -> "en side i døgnboka";
    };
  }

  boolean goesPastMidnight(Moment from) {
    return until == null || LocalDate.ofInstant(until, Moment.OSLO).isAfter(from.day());
  }
}
