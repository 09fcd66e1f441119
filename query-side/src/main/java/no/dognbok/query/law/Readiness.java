package no.dognbok.query.law;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.DeclaredReady;
import no.dognbok.events.StayEvent.MovedWhileWaiting;
import no.dognbok.events.StayEvent.PatientDeparted;
import no.dognbok.events.StayEvent.PatientDied;
import no.dognbok.events.StayEvent.ReadinessWithdrawn;
import no.dognbok.events.StayEvent.ReadyNoticeSent;
import no.dognbok.events.StayEvent.TransferredWithinSpecialistCare;
import org.jspecify.annotations.Nullable;

/**
 * A period in which the patient is, or is said to be, ready: from the declaration or the notice,
 * whichever is first, to a withdrawal, a transfer to further treatment, or the departure. After a
 * withdrawal everything but the § 8 notice is needed again (P8).
 *
 * @param number from 1
 * @param facts everything from the first to the last day of it, in order
 * @param end what ended it; absent while it lasts
 * @param before when the period before it ended; absent for the first
 */
record Readiness(int number, List<Fact> facts, @Nullable Fact end, @Nullable Instant before) {

  /** The periods of a stay, in order. */
  static List<Readiness> periods(History history, List<Doubt> doubts, RuleSet rules) {
    List<Readiness> periods = new ArrayList<>();
    List<Fact> open = new ArrayList<>();
    Instant before = null;
    for (Fact fact : WithdrawalsFirst.of(history.facts())) {
      boolean starts =
          fact.event() instanceof DeclaredReady || fact.event() instanceof ReadyNoticeSent;
      boolean ends = ends(fact.event(), rules);
      if (!open.isEmpty() || starts) {
        open.add(fact);
      } else if (fact.event() instanceof ReadinessWithdrawn) {
        doubts.add(Doubt.of(Doubt.Code.NO_OPEN_PERIOD, fact));
      }
      if (ends && !open.isEmpty()) {
        periods.add(new Readiness(periods.size() + 1, List.copyOf(open), fact, before));
        open.clear();
        before = fact.at().earliest();
      }
      if (leaves(fact.event())) {
        return periods;
      }
    }
    if (!open.isEmpty()) {
      periods.add(new Readiness(periods.size() + 1, List.copyOf(open), null, before));
    }
    return periods;
  }

  private static boolean leaves(StayEvent event) {
    return event instanceof PatientDeparted || event instanceof PatientDied;
  }

  private static boolean ends(StayEvent event, RuleSet rules) {
    return event instanceof ReadinessWithdrawn
        || event instanceof TransferredWithinSpecialistCare
        || leaves(event)
        || event instanceof MovedWhileWaiting && !rules.has(Rule.P21);
  }

  Stream<Fact> all(Class<? extends StayEvent> type) {
    return facts.stream().filter(fact -> type.isInstance(fact.event()));
  }

  LocalDate firstDay() {
    return facts.getFirst().day();
  }

  /** The last day that is shown: the one on which it ended, or that of the judgement. */
  LocalDate lastDay(LocalDate today) {
    return Optional.ofNullable(end).map(Fact::day).orElse(today);
  }

  /** P7, P8, P9: why the day on which it ended, and what follows, is not payable. */
  Optional<Reason> ended(LocalDate day) {
    if (end == null || day.isBefore(end.day())) {
      return Optional.empty();
    }
    Ground ground =
        switch (end.event()) {
          case PatientDied _ -> Ground.DIED;
          case ReadinessWithdrawn _ -> Ground.WITHDRAWN;
          case TransferredWithinSpecialistCare _ ->
              Regulation.on(day).orElse(Regulation.SINCE_2012) == Regulation.SINCE_2012
                  ? Ground.MOVED_ON_BEFORE_2017
                  : Ground.MOVED_ON;
          case MovedWhileWaiting _ -> Ground.LEFT_FOR_ANOTHER_HOSPITAL;
          default -> Ground.DEPARTED;
        };
    return Optional.of(ground.on(end));
  }
}
