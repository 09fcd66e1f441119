package no.dognbok.command.erasure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.dognbok.command.stay.ReceiptClaims;
import no.dognbok.events.CountEvent;
import no.dognbok.events.DeviationEvent;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.NoteEvent;
import no.dognbok.events.StayEvent;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;
import no.dognbok.log.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * What one walk over the log finds: the stays in which identity is left, the disputes and
 * deviations and how far they are, which notes events name. It looks at every event, so nothing is
 * forgotten that a view would not know of.
 */
final class Survey {

  private static final int AT_ONCE = 2_000;
  private static final String STAY = "stay/";

  /** What is known of a stay, or of a receipt by itself, without reading it whole. */
  static final class Trace {
    private Instant first = Instant.MAX;
    private Instant told = Instant.MIN;
    private boolean identity;

    /** The first that happened in it. */
    Instant first() {
      return first;
    }

    /** When something was told of it last, other than that it was erased. */
    Instant told() {
      return told;
    }
  }

  /**
   * A matter between two parties: a dispute, a deviation, or the counts of a month.
   *
   * @param stay that it is about; absent where it is about none
   * @param end when it was settled, withdrawn or closed, or counted last; absent while it goes on
   */
  record Matter(@Nullable UUID stay, @Nullable Instant end) {

    Matter until(@Nullable Instant newEnd) {
      return new Matter(stay, newEnd);
    }
  }

  private final Map<String, Trace> traces = new HashMap<>();
  private final Map<String, Matter> matters = new HashMap<>();
  private final Map<UUID, Set<String>> named = new HashMap<>();
  private final Set<UUID> deleted = new HashSet<>();

  private Survey() {}

  static Survey of(EventLog log) {
    Survey survey = new Survey();
    long end = log.head().events();
    for (long index = 0; index < end; ) {
      List<StoredEvent> events = log.events(index, (int) Math.min(AT_ONCE, end - index));
      events.forEach(survey::take);
      index += events.size();
    }
    survey.traces.values().removeIf(trace -> !trace.identity);
    return survey;
  }

  private void take(StoredEvent stored) {
    String stream = String.valueOf(stored.stream());
    if (stream.startsWith(STAY) || ReceiptClaims.isReceipt(stream)) {
      take(stream, stored, (StayEvent) EventJson.read(stored));
    } else if (stream.startsWith(DisputeEvent.STREAM)) {
      take(stream, (DisputeEvent) EventJson.read(stored));
    } else if (stream.startsWith(DeviationEvent.STREAM)) {
      take(stream, (DeviationEvent) EventJson.read(stored));
    } else if (stream.startsWith(CountEvent.STREAM)) {
      take(stream, (CountEvent) EventJson.read(stored));
    } else if (stream.startsWith(NoteEvent.STREAM)) {
      deleted.add(((NoteEvent) EventJson.read(stored)).note());
    }
    for (UUID note : NamedNotes.in(stored.payload())) {
      named.computeIfAbsent(note, _ -> new HashSet<>()).add(stream);
    }
  }

  private void take(String stream, StoredEvent stored, StayEvent event) {
    if (event instanceof StayEvent.IdentityErased) {
      return;
    }
    Trace trace = traces.computeIfAbsent(stream, _ -> new Trace());
    Instant at = event.told().occurredAt();
    trace.first = at.isBefore(trace.first) ? at : trace.first;
    trace.told = stored.recordedAt();
    trace.identity |= IdentityOf.isThere(stored);
  }

  private void take(String stream, DisputeEvent event) {
    Instant at = event.told().occurredAt();
    switch (event) {
      case DisputeEvent.DisputeOpened opened ->
          matters.put(stream, new Matter(opened.matter().stay(), null));
      case DisputeEvent.DisputeSettled _, DisputeEvent.DisputeWithdrawn _ ->
          matters.computeIfPresent(stream, (_, before) -> before.until(at));
      case DisputeEvent.SettlementContested _ ->
          matters.computeIfPresent(stream, (_, before) -> before.until(null));
      default -> {
        // goes on as before
      }
    }
  }

  private void take(String stream, DeviationEvent event) {
    Instant at = event.told().occurredAt();
    switch (event) {
      case DeviationEvent.DeviationReported reported ->
          matters.put(stream, new Matter(reported.stay(), null));
      case DeviationEvent.DeviationTakenUp taken ->
          matters.put(stream, new Matter(taken.duty().stay(), null));
      case DeviationEvent.DeviationClosed _ ->
          matters.computeIfPresent(stream, (_, before) -> before.until(at));
      case DeviationEvent.DeviationReopened _ ->
          matters.computeIfPresent(stream, (_, before) -> before.until(null));
      case DeviationEvent.DeviationAnswered _ -> {
        // goes on as before
      }
    }
  }

  /**
   * A count is over when it was handed in; another may come, and then the month is counted anew.
   */
  private void take(String stream, CountEvent event) {
    matters.put(stream, new Matter(null, event.told().occurredAt()));
  }

  /** The stays, and receipts by themselves, in which identity is left, by their streams. */
  Map<String, Trace> withIdentity() {
    return traces;
  }

  /** Ids of the disputes that go on, by the stay that they are about. */
  Map<UUID, List<UUID>> openDisputes() {
    Map<UUID, List<UUID>> open = new HashMap<>();
    matters.forEach((stream, matter) -> {
      if (stream.startsWith(DisputeEvent.STREAM) && matter.end() == null && matter.stay() != null) {
        open.computeIfAbsent(matter.stay(), _ -> new ArrayList<>())
            .add(UUID.fromString(stream.substring(DisputeEvent.STREAM.length())));
      }
    });
    return open;
  }

  /** The dispute, deviation or count that lies in a stream; absent where none does. */
  @Nullable Matter matter(String stream) {
    return matters.get(stream);
  }

  /** The streams of the events that name a note. */
  Set<String> naming(UUID note) {
    return named.getOrDefault(note, Set.of());
  }

  /** Whether the log says that a note is deleted. */
  boolean isDeleted(UUID note) {
    return deleted.contains(note);
  }
}
