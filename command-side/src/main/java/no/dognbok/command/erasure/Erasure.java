package no.dognbok.command.erasure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import no.dognbok.command.Commands;
import no.dognbok.command.erasure.ErasureReport.DeletedNote;
import no.dognbok.command.erasure.ErasureReport.Kept;
import no.dognbok.command.erasure.ErasureReport.Reason;
import no.dognbok.command.reference.Setters;
import no.dognbok.command.stay.StayCommand;
import no.dognbok.events.Moment;
import no.dognbok.events.NoteEvent.NoteDeleted;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.identity.Caller;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;
import no.dognbok.log.SimulatedClock;
import no.dognbok.log.StoredEvent;
import no.dognbok.notes.Note;
import no.dognbok.notes.Notes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Erases what a request names, or what is due. It can be broken off at any moment: each thing is
 * erased by a commit of its own, and the next request does what is left.
 */
@Component
final class Erasure {

  /** Whoever erases waits for three seconds more until all of it is off the disk. */
  private static final int LOOKS = 30;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final EventLog log;
  private final Notes notes;
  private final Setters setters;
  private final Clock clock;
  private final Erasing erasing;
  private final ReentrantLock sweeping = new ReentrantLock();

  Erasure(EventLog log, Commands commands, Notes notes, Setters setters, Clock clock) {
    this.log = log;
    this.notes = notes;
    this.setters = setters;
    this.clock = clock;
    this.erasing = new Erasing(log, commands, notes, clock);
  }

  /**
   * Erases.
   *
   * @throws Refusal where the caller may not, or what is named is not there
   */
  ErasureReport erase(ErasureRequest request, Caller by) {
    return switch (request) {
      case ErasureRequest.Due due -> due(due, by);
      case ErasureRequest.OfStay stay -> stay(stay, by);
      case ErasureRequest.OfNote note -> note(note, by);
    };
  }

  /** Who asks while another is at it would walk over the log for nothing. */
  private ErasureReport due(ErasureRequest.Due due, Caller by) {
    Instant asOf = due.asOf() == null ? clock.instant() : due.asOf();
    refuseAhead(asOf, due.dryRun());
    if (!sweeping.tryLock()) {
      throw new Refusal(
          Code.CONFLICT, "what is due is being erased already; ask again when that is done");
    }
    try {
      return due(asOf, due.dryRun(), by);
    } finally {
      sweeping.unlock();
    }
  }

  /** What is not due yet goes in no ledger but one in which everything is made up. */
  private void refuseAhead(Instant asOf, boolean dryRun) {
    if (!dryRun && !(clock instanceof SimulatedClock) && asOf.isAfter(clock.instant())) {
      throw new Refusal(
          Code.INVALID_VALUE,
          "'asOf' lies ahead: what will be due then is erased then; say 'dryRun' to hear what it"
              + " will be",
          Map.of("field", "asOf"));
    }
  }

  private ErasureReport due(Instant asOf, boolean dryRun, Caller by) {
    Retention retention = Retention.of(log);
    Owners owners = new Owners(log, setters, by);
    NoteSweep listed = new NoteSweep(erasing, notes, owners, asOf);
    Survey survey = Survey.of(log);
    ErasureReport.Draft report = new ErasureReport.Draft();
    @Nullable Caller eraser = dryRun ? null : by;
    Sweep stays = new Sweep(log, erasing, survey, owners, asOf);
    retention.ofIdentity().ifPresent(period -> stays.carryOut(period, eraser, report));
    listed.carryOut(survey, retention.ofNotes(), eraser, report);
    seeToIt(report, dryRun);
    return report.of(local(asOf), dryRun, retention.setting());
  }

  private static OffsetDateTime local(Instant moment) {
    return moment.atZone(Moment.OSLO).toOffsetDateTime();
  }

  private ErasureReport stay(ErasureRequest.OfStay request, Caller by) {
    String stream = StayCommand.stream(request.stay());
    List<StoredEvent> events = log.stream(stream, 0, IdentityOf.EVENTS);
    if (events.isEmpty() || !new Owners(log, setters, by).ownsStay(events)) {
      throw new Refusal(
          Code.NO_SUCH_STAY,
          "there is no stay %s whose identity you may erase".formatted(request.stay()));
    }
    ErasureReport.Draft report = new ErasureReport.Draft();
    IdentityOf there = IdentityOf.read(log, stream);
    if (there.isNothing()) {
      report.keep(Kept.stay(request.stay(), Reason.NOTHING_LEFT));
      seeToIt(report, request.dryRun());
    } else if (request.dryRun()) {
      report.erased(Sweep.wouldBe(log, stream, request.ground()));
    } else {
      Sweep.erase(erasing, stream, request.ground(), by, report);
    }
    return report.of(local(clock.instant()), request.dryRun(), null);
  }

  private ErasureReport note(ErasureRequest.OfNote request, Caller by) {
    requireDeletable(request.note(), by);
    ErasureReport.Draft report = new ErasureReport.Draft();
    if (request.dryRun()) {
      boolean there = notes.find(request.note()).isPresent();
      if (there) {
        report.deleted(new DeletedNote(request.note(), request.ground().name(), null));
      } else {
        report.keep(Kept.note(request.note(), Reason.NOTHING_LEFT));
      }
    } else {
      StoredEvent told = erasing.note(request.note(), request.ground(), by);
      NoteDeleted.Ground ground = ((NoteDeleted) EventJson.read(told)).ground();
      report.deleted(new DeletedNote(request.note(), ground.name(), told.position()));
      seeToIt(report, false);
    }
    return report.of(local(clock.instant()), request.dryRun(), null);
  }

  /** Who deletes a note again, not knowing whether it was done, is answered as the first time. */
  private void requireDeletable(UUID id, Caller by) {
    Owners owners = new Owners(log, setters, by);
    Optional<Note> note = notes.find(id);
    if (note.isPresent() && owners.reads(note.get())) {
      if (!owners.owns(note.get())) {
        throw new Refusal(
            Code.NOT_YOURS,
            "a note is deleted by the organisation that wrote it, or by an auditor; ask %s to"
                    .formatted(note.get().by().value())
                + " delete it");
      }
      return;
    }
    boolean deletedByThem =
        note.isEmpty()
            && erasing
                .deletion(id)
                .map(told -> ((NoteDeleted) EventJson.read(told)).told().by())
                .filter(owners::wrote)
                .isPresent();
    if (!deletedByThem) {
      throw new Refusal(Code.NO_SUCH_NOTE, "there is no note %s that you may delete".formatted(id));
    }
  }

  /**
   * Waits a while until all is off the disk, also what an earlier request erased; where it is not,
   * the report says so.
   */
  private void seeToIt(ErasureReport.Draft report, boolean dryRun) {
    if (dryRun || report.isPending()) {
      return;
    }
    for (int look = 1; log.erasurePending() || !notes.isAllGone(); look++) {
      if (look == LOOKS) {
        report.pending();
        return;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }
}
