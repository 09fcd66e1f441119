package no.dognbok.query.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.DeviationEvent;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.Told;
import no.dognbok.log.EventLog;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.audit.AuditedEvent.Read;
import no.dognbok.query.deviation.DeviationLabels;
import no.dognbok.query.deviation.DeviationRecord;
import no.dognbok.query.deviation.Deviations;
import no.dognbok.query.dispute.DisputeLabels;
import no.dognbok.query.dispute.Disputes;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.DisputeEntry;
import no.dognbok.query.law.Disputed;
import no.dognbok.query.law.Receipted;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.EventLabels;
import no.dognbok.query.stay.Standings;
import no.dognbok.query.stay.Standings.Standing;
import no.dognbok.query.stay.StayQuestions;
import no.dognbok.query.stay.StayQuestions.Judged;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.Stays;
import no.dognbok.query.stay.When;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Everything that was told about a stay: its own events, those of the disputes about it and of the
 * deviations in it, as far as the asker may see them. Nothing that is known is left out: what was
 * cancelled, corrected or recorded in error stands there, and says so.
 */
@Component
final class StayAudit {

  private final StayQuestions questions;
  private final Deviations deviations;
  private final EventLog log;

  StayAudit(StayQuestions questions, Deviations deviations, EventLog log) {
    this.questions = questions;
    this.deviations = deviations;
    this.log = log;
  }

  /**
   * What was found.
   *
   * @param events in the order of the log
   * @param basis what this rests on
   */
  record Trail(List<AuditedEvent> events, Basis basis) {}

  /**
   * The trail of a stay as it was known, and as it was judged, then.
   *
   * @throws no.dognbok.events.Refusal where there is no such stay, or none that the asker may see,
   *     or nothing of it was known by then; where not all of it is known to the views
   */
  Trail of(UUID stay, Scope scope, When when) {
    Judged judged = questions.judge(stay, scope, when);
    Directory directory = judged.around().directory();
    Map<String, Read> read = new HashMap<>();
    Set<String> streams = new LinkedHashSet<>();
    streams.add(Stays.STREAM + stay);
    ofStay(judged).forEach(read::put);
    for (Disputed dispute : questions.disputes(stay)) {
      if (Disputes.isSeen(dispute.opened(), scope)) {
        streams.add(DisputeEvent.stream(dispute.dispute()));
        dispute.knownAt(when.knownAt()).ifPresent(known -> ofDispute(known, when, read));
      }
    }
    for (DeviationRecord deviation : deviations.ofStay(stay, scope)) {
      streams.add(DeviationEvent.stream(deviation.id()));
      ofDeviation(deviation, when, read);
    }
    List<AuditedEvent> events = new ArrayList<>(read.size());
    for (String stream : streams) {
      for (StoredEvent stored : log.stream(stream, 0, Integer.MAX_VALUE)) {
        Read known = read.get(stored.id());
        if (known != null) {
          events.add(AuditedEvent.of(stored, known, scope, directory));
        }
      }
    }
    events.sort(Comparator.comparingLong(AuditedEvent::index));
    return new Trail(events, judged.basis());
  }

  private Map<String, Read> ofStay(Judged judged) {
    Standings standings = Standings.of(judged.judgement());
    Map<String, Receipted> receipts = questions.receipts(judged);
    List<StayRecord.Entry> entries = judged.recordThen().entries();
    Map<String, Read> read = new HashMap<>();
    for (StayRecord.Entry entry : entries) {
      read.put(
          entry.id(),
          new Read(
              About.STAY,
              judged.record().id(),
              entry.event(),
              entry.event().told(),
              EventLabels.of(entry.event()),
              Receipt.of(receipts.get(entry.id())),
              standings.of(entry.recorded()).orElse(null),
              Concerned.of(entry.event(), entries)));
    }
    return read;
  }

  private static void ofDispute(Disputed dispute, When when, Map<String, Read> read) {
    for (DisputeEntry entry : dispute.entries()) {
      read.put(
          entry.id(),
          new Read(
              About.DISPUTE,
              dispute.dispute(),
              entry.event(),
              entry.event().told(),
              DisputeLabels.of(entry.event()),
              Receipt.NONE,
              standing(entry.event().told(), when),
              Concerned.of(entry.event())));
    }
  }

  private static void ofDeviation(DeviationRecord deviation, When when, Map<String, Read> read) {
    for (DeviationRecord.Entry entry : deviation.entries()) {
      if (!entry.recordedAt().isAfter(when.knownAt())) {
        read.put(
            entry.id(),
            new Read(
                About.DEVIATION,
                deviation.id(),
                entry.event(),
                entry.event().told(),
                DeviationLabels.of(entry.event()),
                Receipt.NONE,
                standing(entry.event().told(), when),
                Concerned.NOTHING));
      }
    }
  }

  /** Nobody takes back what was said in a dispute or of a deviation. */
  private static @Nullable Standing standing(Told told, When when) {
    return told.occurredAt().isAfter(when.asOf()) ? null : Standing.STANDS;
  }
}
