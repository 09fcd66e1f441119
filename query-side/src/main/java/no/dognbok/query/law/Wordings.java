package no.dognbok.query.law;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.dognbok.events.EventFields;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;
import no.dognbok.events.Told;

/**
 * One telling in all its wordings: what was first told, and the later messages (status {@code M},
 * {@code O}) that say it anew.
 *
 * @param last says what it says
 * @param all in the order in which they happened
 */
record Wordings(Fact last, List<Fact> all) {

  Wordings {
    all = all.stream().sorted(ProcessOrder.COMPARATOR).toList();
  }

  boolean isOne() {
    return all.size() == 1;
  }

  /**
   * What is told is new; when the municipality was first told is not.
   *
   * @param reached the wordings by which it was told: those that went to the same municipality and
   *     were not denied (P13, P19)
   */
  Fact sentBy(Predicate<Fact> reached) {
    if (isOne()) {
      return last;
    }
    List<Fact> reaching = all.stream().filter(reached).toList();
    List<Fact> counting = reaching.isEmpty() ? List.of(last) : reaching;
    Told told = last.told();
    Optional<Instant> sentAt =
        counting.stream()
            .flatMap(fact -> Stream.ofNullable(fact.told().sentAt()))
            .min(Comparator.naturalOrder());
    Told first = told.sent(told.to(), sentAt.orElse(null));
    if (happensByBeingSent(last.event())) {
      first = first.at(counting.stream().min(ProcessOrder.COMPARATOR).orElse(last).at());
    }
    return new Fact(last.id(), EventFields.retold(last.event(), first));
  }

  /** Whether it is a message and nothing else, so that it happens when it is sent. */
  static boolean happensByBeingSent(StayEvent event) {
    return switch (event) {
      case AdmissionNoticeSent _, HealthInformationUpdated _, ReadyNoticeSent _ -> true;
      case AdmissionReportSent _, SupplementaryInformationSent _ -> true;
      case DischargeReportSent _, DischargeSummarySent _ -> true;
      default -> false;
    };
  }
}
