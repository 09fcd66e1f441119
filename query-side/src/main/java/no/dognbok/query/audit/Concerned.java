package no.dognbok.query.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.DisputeEvent.SettlementConfirmed;
import no.dognbok.events.DisputeEvent.SettlementContested;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.FactCorrected;
import no.dognbok.events.StayEvent.IdentityErased;
import no.dognbok.events.StayEvent.MessageCancelled;
import no.dognbok.events.StayEvent.ReceiptReceived;
import no.dognbok.events.StayEvent.RecordedInError;
import no.dognbok.query.stay.StayRecord;
import org.jspecify.annotations.Nullable;

/**
 * What an event is about that was told before, or comes later: what it cancels, replaces, corrects,
 * confirms, reads, acknowledges, or says is in error.
 *
 * @param message key of the message, where it names one; its events may not have come
 * @param events ids of the events, as far as they are in sight
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Concerned(@Nullable UUID message, List<String> events) {

  static final Concerned NOTHING = new Concerned(null, List.of());

  Concerned {
    events = List.copyOf(events);
  }

  @JsonIgnore
  boolean isNothing() {
    return message == null && events.isEmpty();
  }

  /**
   * What an event of a stay is about.
   *
   * @param all that is in sight of the stay
   */
  static Concerned of(StayEvent event, List<StayRecord.Entry> all) {
    return switch (event) {
      case MessageCancelled cancellation -> message(cancellation.cancels(), all);
      case ReceiptReceived receipt -> message(receipt.of(), all);
      case FactCorrected correction -> events(Stream.of(correction.event()), all);
      case RecordedInError error -> events(Stream.of(error.event()), all);
      case IdentityErased erased -> events(erased.events().stream(), all);
      default -> {
        UUID replaced = event.told().replaces();
        yield replaced == null
            ? events(Stream.ofNullable(event.reads()), all)
            : message(replaced, all);
      }
    };
  }

  /** What an event of a dispute is about. */
  static Concerned of(DisputeEvent event) {
    return switch (event) {
      case SettlementConfirmed confirmed -> new Concerned(null, List.of(confirmed.settlement()));
      case SettlementContested contested -> new Concerned(null, List.of(contested.settlement()));
      default -> NOTHING;
    };
  }

  private static Concerned message(UUID message, List<StayRecord.Entry> all) {
    return new Concerned(
        message,
        all.stream()
            .filter(entry -> entry.event().told().message().equals(message))
            .map(StayRecord.Entry::id)
            .toList());
  }

  private static Concerned events(Stream<String> ids, List<StayRecord.Entry> all) {
    Set<String> seen = all.stream().map(StayRecord.Entry::id).collect(Collectors.toSet());
    return new Concerned(null, ids.filter(seen::contains).toList());
  }
}
