package no.dognbok.query.deviation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import no.dognbok.events.DeviationEvent;
import no.dognbok.events.DeviationEvent.DeviationAnswered;
import no.dognbok.events.DeviationEvent.DeviationClosed;
import no.dognbok.events.DeviationMeasure;
import no.dognbok.events.DisputeEvent.DisputeAnswered.Stand;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.Moment;
import no.dognbok.events.NoteReference;
import no.dognbok.log.EventTypes;
import no.dognbok.query.notes.NoteAnswer;
import no.dognbok.query.stay.Basis;
import org.jspecify.annotations.Nullable;

/**
 * A deviation with all that was said.
 *
 * @param deviation in short
 * @param history what was told of it, in the order in which it was told
 * @param instead deviations of the same obligation of the stay that nobody has spoken of, where
 *     this one's duty is not broken: what it was taken up for may be one of them now
 * @param basis what this rests on
 */
record DeviationHistory(
    DeviationAnswers.Summary deviation, List<Happening> history, List<UUID> instead, Basis basis) {

  /** What is doubtful about something that was told of a deviation. */
  enum Doubt {
    /** It is said to have happened before something that was told before it. */
    OUT_OF_ORDER
  }

  /**
   * Something that was told of a deviation.
   *
   * @param event id of the event
   * @param type stored name of the event's type
   * @param name what people call it, in Norwegian
   * @param at when it was said
   * @param recordedAt when the ledger was told
   * @param position of the commit in the log
   * @param party who told it
   * @param by the organisation that told it
   * @param stand how the party sees it
   * @param measure with what it was closed
   * @param note what was written with it
   * @param doubts what is doubtful about it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Happening(
      String event,
      String type,
      String name,
      OffsetDateTime at,
      OffsetDateTime recordedAt,
      long position,
      DisputeParty party,
      String by,
      @Nullable Stand stand,
      @Nullable DeviationMeasure measure,
      @Nullable NoteAnswer note,
      List<Doubt> doubts) {

    private static Happening of(
        DeviationRecord.Entry entry,
        List<DeviationRecord.Entry> before,
        Function<NoteReference, NoteAnswer> notes) {
      DeviationEvent event = entry.event();
      NoteReference note = event.note();
      return new Happening(
          entry.id(),
          EventTypes.name(event.getClass()),
          DeviationLabels.of(event),
          local(event.told().occurredAt()),
          local(entry.recordedAt()),
          entry.position(),
          event.party(),
          event.told().by().toString(),
          event instanceof DeviationAnswered answered ? answered.stand() : null,
          event instanceof DeviationClosed closed ? closed.measure() : null,
          note == null ? null : notes.apply(note),
          isOutOfOrder(event, before) ? List.of(Doubt.OUT_OF_ORDER) : List.of());
    }

    private static boolean isOutOfOrder(DeviationEvent event, List<DeviationRecord.Entry> before) {
      return before.stream()
          .map(entry -> entry.event().told().at())
          .anyMatch(one -> one.earliest().isAfter(event.told().at().latest()));
    }

    private static OffsetDateTime local(Instant instant) {
      return instant.atZone(Moment.OSLO).toOffsetDateTime();
    }
  }

  /** What was told, in the order in which it was told. */
  static List<Happening> of(
      @Nullable DeviationRecord told, Function<NoteReference, NoteAnswer> notes) {
    List<DeviationRecord.Entry> entries = told == null ? List.of() : told.entries();
    List<Happening> history = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      history.add(Happening.of(entries.get(i), entries.subList(0, i), notes));
    }
    return history;
  }
}
