package no.dognbok.query.law;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.dognbok.events.Municipality;
import no.dognbok.events.Obligation;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.DischargeReportSent;
import no.dognbok.events.StayEvent.DischargeSummarySent;
import no.dognbok.events.StayEvent.PatientDeparted;
import no.dognbok.events.StayEvent.PatientDied;
import no.dognbok.events.StayEvent.TravelPrepared;
import no.dognbok.query.law.Duty.Application;
import no.dognbok.query.law.Duty.Limit;

/**
 * The lines of the deadline table that fall due when the patient leaves: message, report, summary.
 */
final class DepartureDeadlines {

  private static final Requirement[] PREPARED = {
    Requirement.PATIENT_INFORMED,
    Requirement.TRANSPORT_ARRANGED,
    Requirement.MEDICATION_PREPARED,
    Requirement.EQUIPMENT_PREPARED
  };

  private final Hearing hearing;

  DepartureDeadlines(Hearing hearing) {
    this.hearing = hearing;
  }

  List<Duty> all() {
    List<Duty> duties = new ArrayList<>(new Supplies(hearing).duties());
    hearing
        .history()
        .first(PatientDeparted.class)
        .ifPresent(left -> {
          readyToTravel(left).ifPresent(duties::add);
          hearing.ownResponsibility().duty().ifPresent(duties::add);
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
   * Vedlegg 3.1.2 b–d: what is no message. Where nobody tells of such things, nothing is known;
   * what was asked for is a duty by itself too.
   */
  private Optional<Duty> readyToTravel(Fact left) {
    return new Checklists(hearing)
        .readyToTravel()
        .filter(_ -> hearing.need().deniedOn(left.day()).isEmpty())
        .map(list -> {
          List<Requirement> wanting = list.wanting(PREPARED);
          Duty.Draft draft =
              Duty.of(Obligation.READY_TO_TRAVEL)
                  .since(left)
                  .due(left.at().latest(), Limit.STATED)
                  .wanting(wanting)
                  .endedOnceDue();
          if (wanting.isEmpty()) {
            list.lastOf(hearing.history(), PREPARED).ifPresent(draft::fulfilled);
          }
          boolean isTold = hearing.history().first(TravelPrepared.class).isPresent();
          return isTold ? draft.apply() : draft.as(Application.NOT_RECORDED_HERE);
        });
  }

  /**
   * Vedlegg 3.1.2 g, 1.2 k: the municipality is told at once that the patient has left, or died.
   */
  private Duty message(Obligation obligation, Fact leaving) {
    Class<? extends StayEvent> type = leaving.event().getClass();
    Optional<Fact> told =
        hearing.given().all(type, municipality(leaving)).stream()
            .filter(fact -> fact.told().sentAt() != null)
            .findFirst();
    Duty.Draft draft = atOnce(obligation, leaving);
    told.ifPresentOrElse(
        fact -> draft.fulfilled(fact, Given.sent(fact)),
        () -> draft.doubting(hearing.given().inVain(type, municipality(leaving), null)));
    return unlessNoNeed(leaving, draft);
  }

  /**
   * § 12 andre ledd, vedlegg 3.1.2 e, f: what goes with the patient; sent before or when he leaves,
   * and not for a discharge that came to nothing before.
   */
  private Duty paper(Obligation obligation, Fact leaving, Class<? extends StayEvent> type) {
    Instant since = hearing.preparedSince(leaving);
    Duty.Draft draft = atOnce(obligation, leaving);
    hearing
        .given()
        .nearest(type, municipality(leaving), since, hearing.atOnceAfter(leaving))
        .ifPresentOrElse(
            sent -> draft.fulfilled(sent).doubting(Papers.oldBy(sent, leaving)),
            () -> draft.doubting(hearing.given().inVain(type, municipality(leaving), since)));
    return unlessNoNeed(leaving, draft);
  }

  private Optional<Municipality> municipality(Fact leaving) {
    return hearing.payer().on(leaving.day());
  }

  /** Who is found to be the right one after the patient has left is told from then on. */
  private Duty.Draft atOnce(Obligation obligation, Fact leaving) {
    Fact since =
        hearing
            .payer()
            .correction(leaving.day())
            .filter(correction -> leaving.isBefore(correction))
            .orElse(leaving);
    return Duty.of(obligation).since(since).due(hearing.atOnceAfter(since), Limit.WORKING_LIMIT);
  }

  private Duty unlessNoNeed(Fact leaving, Duty.Draft draft) {
    return hearing.need().deniedOn(leaving.day()).isPresent()
        ? draft.as(Application.NOT_DUE)
        : draft.apply();
  }
}
