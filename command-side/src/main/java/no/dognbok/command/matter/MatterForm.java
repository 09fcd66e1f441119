package no.dognbok.command.matter;

import java.time.Instant;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.Refusal;
import no.dognbok.exchange.FlatObject;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request about a matter, field by field: what all of them can say. The notes in it
 * are gathered here, and named when they are kept.
 */
public final class MatterForm {

  /** So that a date without a time lies within the day, whatever else happened on it. */
  private static final LocalTime NOON = LocalTime.NOON;

  private final FlatObject in;
  private final Map<UUID, WrittenNote> notes = new LinkedHashMap<>();

  MatterForm(FlatObject in) {
    this.in = in;
  }

  /** The body itself, for what only one kind of matter says. */
  public FlatObject in() {
    return in;
  }

  /** When it was said. */
  Moment at() {
    return moment(in, "at");
  }

  /** A time that must be there; a date without a time lies at noon. */
  public Moment moment(FlatObject from, String field) {
    return from.moment(field, date -> Moment.date(date, NOON))
        .orElseThrow(() -> from.missing(field));
  }

  Optional<Instant> reportedAt() {
    return in.instant("reportedAt");
  }

  Optional<String> id() {
    return in.id("id");
  }

  public Address trust(FlatObject from) {
    return from.organisation("trust").orElseThrow(() -> from.missing("trust"));
  }

  public Municipality municipality(FlatObject from) {
    return from.municipality("municipality").orElseThrow(() -> from.missing("municipality"));
  }

  /** The id of the note in {@code from}; null where there is none. */
  public @Nullable UUID note(FlatObject from) {
    WrittenNote note = WrittenNote.read(from).orElse(null);
    if (note == null) {
      return null;
    }
    WrittenNote before = notes.putIfAbsent(note.id(), note);
    if (before != null && !before.equals(note)) {
      throw new Refusal(
          Refusal.Code.NOTE_ID_TAKEN,
          "two notes in one request have the id %s".formatted(note.id()));
    }
    return note.id();
  }

  /** The same, where a code does not say enough by itself. */
  public @Nullable UUID note(FlatObject from, boolean required) {
    @Nullable UUID note = note(from);
    if (required && note == null) {
      throw from.missing("note");
    }
    return note;
  }

  /** The notes that came with it. */
  List<WrittenNote> notes() {
    return List.copyOf(notes.values());
  }

  /** Says that everything has been asked for. */
  void end() {
    in.end();
  }
}
