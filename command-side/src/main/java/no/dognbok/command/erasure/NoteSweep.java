package no.dognbok.command.erasure;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.dognbok.command.erasure.ErasureReport.DeletedNote;
import no.dognbok.command.erasure.ErasureReport.Kept;
import no.dognbok.command.erasure.ErasureReport.Reason;
import no.dognbok.events.NoteEvent.NoteDeleted;
import no.dognbok.identity.Caller;
import no.dognbok.log.EventJson;
import no.dognbok.log.StoredEvent;
import no.dognbok.notes.Note;
import no.dognbok.notes.Notes;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the setting on the notes. Besides, without any setting: what the log says is deleted
 * goes where that was broken off, and so does what no event names.
 */
final class NoteSweep {

  /** So long after it was put, nobody is still about to append the event that names it. */
  private static final Duration NOBODYS = Duration.ofDays(1);

  private static final int AT_ONCE = 200;

  private final Erasing erasing;
  private final List<Listed> listed;
  private final Instant asOf;

  /** A note without its text, of which there may be many. */
  private record Listed(UUID id, Instant at) {}

  /**
   * Lists what there is. Made before the log is walked: whatever is put later is not in the list,
   * and of what is, the walk sees every event that names it.
   */
  NoteSweep(Erasing erasing, Notes notes, Owners owners, Instant asOf) {
    this.erasing = erasing;
    this.asOf = asOf;
    this.listed = new ArrayList<>();
    List<Note> some = notes.after(null, AT_ONCE);
    while (!some.isEmpty()) {
      some.stream()
          .filter(owners::reads)
          .forEach(note -> listed.add(new Listed(note.id(), note.at())));
      some = notes.after(some.getLast().id(), AT_ONCE);
    }
  }

  /**
   * Deletes what is due.
   *
   * @param period how long notes are kept; empty where they are not deleted by age
   * @param by who erases; absent where nothing is deleted, and only said what would be
   */
  void carryOut(
      Survey survey, Optional<Period> period, @Nullable Caller by, ErasureReport.Draft report) {
    for (Listed note : listed) {
      Set<String> naming = survey.naming(note.id());
      if (survey.isDeleted(note.id())) {
        StoredEvent told = erasing.deletion(note.id()).orElseThrow();
        delete(note.id(), ((NoteDeleted) EventJson.read(told)).ground(), by, report);
      } else if (naming.isEmpty()) {
        if (!note.at().plus(NOBODYS).isAfter(asOf)) {
          delete(note.id(), NoteDeleted.Ground.NAMED_BY_NO_EVENT, by, report);
        }
      } else {
        period.ifPresent(kept -> byAge(note, naming, survey, kept, by, report));
      }
    }
  }

  private void byAge(
      Listed note,
      Set<String> naming,
      Survey survey,
      Period period,
      @Nullable Caller by,
      ErasureReport.Draft report) {
    if (Retention.end(note.at(), period).isAfter(asOf)) {
      return; // what it belongs to cannot have ended before it was written
    }
    Instant end = note.at();
    for (String stream : naming) {
      Survey.Matter matter = survey.matter(stream);
      if (matter == null) {
        report.keep(Kept.note(note.id(), Reason.NO_END_KNOWN));
        return;
      }
      if (matter.end() == null) {
        report.keep(Kept.noteOf(note.id(), stream));
        return;
      }
      end = matter.end().isAfter(end) ? matter.end() : end;
    }
    if (!Retention.end(end, period).isAfter(asOf)) {
      delete(note.id(), NoteDeleted.Ground.RETENTION_EXPIRED, by, report);
    }
  }

  private void delete(
      UUID note, NoteDeleted.Ground ground, @Nullable Caller by, ErasureReport.Draft report) {
    if (report.isPending()) {
      report.left();
    } else {
      Long position = by == null ? null : (Long) erasing.note(note, ground, by).position();
      report.deleted(new DeletedNote(note, ground.name(), position));
    }
  }
}
