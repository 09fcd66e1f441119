package no.dognbok.query.law;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Optional;
import no.dognbok.events.StayEvent.IdentityErased;
import no.dognbok.events.StayEvent.PatientIdentityLinked;
import no.dognbok.events.StayEvent.ReferenceGiven;

/** Until when anybody follows up what happened in a stay (I). */
final class FollowUp {

  private FollowUp() {}

  /**
   * The last moment at which what is owed in a stay is followed up: that of the month in which the
   * patient left, or in which anything happened after that; {@link Instant#MAX} while the patient
   * has not left. What is told of the record alone is nothing that happened.
   */
  static Instant ofStay(Hearing hearing) {
    return hearing
        .history()
        .departure()
        .flatMap(_ -> lastDay(hearing.history()))
        .map(last -> ofMonth(last, hearing))
        .orElse(Instant.MAX);
  }

  private static Optional<LocalDate> lastDay(History history) {
    return history.facts().stream()
        .filter(FollowUp::happened)
        .map(Fact::day)
        .max(Comparator.naturalOrder());
  }

  private static boolean happened(Fact fact) {
    return switch (fact.event()) {
      case IdentityErased _, PatientIdentityLinked _, ReferenceGiven _ -> false;
      default -> true;
    };
  }

  /**
   * The last moment at which the days of a month are: its statement comes within the month after
   * it, and can be objected to for as long as the terms say.
   */
  static Instant ofMonth(LocalDate day, Hearing hearing) {
    return ReckonedTime.after(
        OfferDeadlines.endOf(YearMonth.from(day).plusMonths(1).atEndOfMonth()),
        hearing.terms(day).objectionWindow());
  }
}
