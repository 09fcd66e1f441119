package no.dognbok.query.law;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.dognbok.events.Moment;
import no.dognbok.events.Obligation;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.DischargeReportSent;
import no.dognbok.events.StayEvent.DischargeSummarySent;
import no.dognbok.events.StayEvent.PatientDeparted;
import no.dognbok.events.StayEvent.PatientDied;
import no.dognbok.query.law.Duty.Application;
import no.dognbok.query.law.Duty.Limit;

/**
 * The lines of the deadline table that fall due when the patient leaves: message, report, summary.
 */
final class DepartureDeadlines {

  private final Hearing hearing;

  DepartureDeadlines(Hearing hearing) {
    this.hearing = hearing;
  }

  List<Duty> all() {
    List<Duty> duties = new ArrayList<>();
    hearing
        .history()
        .first(PatientDeparted.class)
        .ifPresent(left -> {
          duties.add(message(Obligation.DEPARTURE_MESSAGE, left));
          duties.add(paper(Obligation.DISCHARGE_REPORT, left, DischargeReportSent.class));
          duties.add(paper(Obligation.DISCHARGE_SUMMARY, left, DischargeSummarySent.class));
        });
    hearing
        .history()
        .first(PatientDied.class)
        .ifPresent(died -> duties.add(message(Obligation.DEATH_MESSAGE, died)));
    return duties;
  }

  /**
   * Vedlegg 3.1.2 g, 1.2 k: the municipality is told at once that the patient has left, or died.
   */
  private Duty message(Obligation obligation, Fact leaving) {
    Duty.Draft draft =
        Duty.of(obligation).since(leaving).due(hearing.atOnceAfter(leaving), Limit.WORKING_LIMIT);
    Instant sentAt = leaving.told().sentAt();
    if (sentAt != null) {
      draft.fulfilled(leaving, Moment.exact(sentAt));
    }
    return unlessNoNeed(leaving, draft);
  }

  /**
   * § 12 andre ledd, vedlegg 3.1.2 e, f: what goes with the patient; sent before or when he leaves.
   */
  private Duty paper(Obligation obligation, Fact leaving, Class<? extends StayEvent> type) {
    Optional<Fact> sent = hearing.history().first(type);
    return unlessNoNeed(
        leaving,
        Duty.of(obligation)
            .since(leaving)
            .due(hearing.atOnceAfter(leaving), Limit.WORKING_LIMIT)
            .fulfilled(sent.orElse(null)));
  }

  private Duty unlessNoNeed(Fact leaving, Duty.Draft draft) {
    return hearing.need().deniedOn(leaving.day()).isPresent()
        ? draft.as(Application.NOT_DUE)
        : draft.apply();
  }
}
