package no.dognbok.command.stay;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.dognbok.events.Contradiction;
import no.dognbok.events.EventFields;
import no.dognbok.events.Refusal;
import no.dognbok.events.SenderText;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.FactCorrected;
import no.dognbok.events.StayEvent.IdentityErased;
import no.dognbok.events.StayEvent.MessageCancelled;
import no.dognbok.events.StayEvent.RecordedInError;
import no.dognbok.events.Told;
import no.dognbok.log.Commit;
import no.dognbok.log.SimulatedClock;
import no.dognbok.log.axon.CommitContext;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * A hospital stay. It records what it is told, in whatever order, and marks what contradicts the
 * rest; it refuses only what cannot have happened yet, and corrections of what it has not got. What
 * anything is worth is not decided here.
 */
@Aggregate(type = "stay")
public class Stay {

  @AggregateIdentifier private String id = "";

  private final Map<String, StayEvent> events = new LinkedHashMap<>();

  Stay() {}

  /**
   * What a command is answered with.
   *
   * @param stay stream of the stay
   * @param doubts what the ledger saw: other events that contradict what was told
   */
  public record Recorded(String stay, List<Told.RecordedDoubt> doubts) {
    public Recorded {
      doubts = List.copyOf(doubts);
    }
  }

  /** Any command opens the stay, because nobody can be sure to hear of the admission first. */
  @CommandHandler
  @CreationPolicy(CREATE_IF_MISSING)
  Recorded on(
      StayCommand command,
      Clock clock,
      @MetaDataValue(Expected.METADATA) @Nullable Expected expected) {
    if (expected != null) {
      expected.check(AggregateLifecycle.getVersion());
    }
    return told(command, clock);
  }

  private Recorded told(StayCommand command, Clock ledger) {
    Clock clock = SimulatedClock.hearing(ledger, command.event().told());
    Recorded recorded =
        switch (command) {
          case StayCommand.CorrectFact correction -> record(found(correction, clock), clock);
          case StayCommand.RecordInError error -> record(found(error), clock);
          case StayCommand.EraseIdentity erasure -> record(erased(erasure), clock);
          default -> record(command, clock);
        };
    SimulatedClock.heard(ledger, clock.instant());
    return recorded;
  }

  @CommandHandler
  @CreationPolicy(CREATE_IF_MISSING)
  Recorded on(TellTogether command, Clock clock) {
    List<Told.RecordedDoubt> doubts = new ArrayList<>();
    for (StayCommand part : command.parts()) {
      doubts.addAll(told(part, clock).doubts());
    }
    return new Recorded(id, doubts);
  }

  private StayCommand found(StayCommand.CorrectFact command, Clock clock) {
    FactCorrected told = command.event();
    String target = find(told.event(), told.field());
    try {
      if (told.oldValue() != null) {
        EventFields.with(event(target), told.field(), told.oldValue());
      }
      Horizon.check(EventFields.with(event(target), told.field(), told.newValue()), clock);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          Refusal.Code.INVALID_VALUE, SenderText.masked(String.valueOf(e.getMessage())));
    }
    return new StayCommand.CorrectFact(
        command.stay(),
        new FactCorrected(
            told.told(), target, told.field(), told.oldValue(), told.newValue(), told.why()));
  }

  private StayCommand found(StayCommand.RecordInError command) {
    RecordedInError told = command.event();
    return new StayCommand.RecordInError(
        command.stay(),
        new RecordedInError(told.told(), find(told.event(), "occurredAt"), told.why()));
  }

  private StayCommand erased(StayCommand.EraseIdentity command) {
    IdentityErased told = command.event();
    List<String> erased = told.events().isEmpty() ? List.copyOf(events.keySet()) : told.events();
    erased.forEach(this::event);
    CommitContext.current().erase(new Commit.Erasure(Set.copyOf(erased), command.claims()));
    return new StayCommand.EraseIdentity(
        command.stay(), new IdentityErased(told.told(), erased, told.ground()), command.claims());
  }

  private Recorded record(StayCommand command, Clock clock) {
    id = command.stay();
    Horizon.check(command.event(), clock);
    List<Told.RecordedDoubt> doubts = doubts(command.event());
    apply(
        doubts.isEmpty()
            ? command.event()
            : EventFields.retold(command.event(), command.event().told().doubting(doubts)));
    return new Recorded(id, doubts);
  }

  private List<Told.RecordedDoubt> doubts(StayEvent told) {
    Set<Object> cancelled = new HashSet<>();
    events.values().stream()
        .filter(MessageCancelled.class::isInstance)
        .forEach(event -> cancelled.add(((MessageCancelled) event).cancels()));
    List<Told.RecordedDoubt> doubts = new ArrayList<>();
    events.forEach((other, event) -> {
      if (!cancelled.contains(event.told().message())
          && !event.told().message().equals(told.told().replaces())) {
        Contradiction.between(event, told)
            .ifPresent(found -> doubts.add(new Told.RecordedDoubt(found, other)));
      }
    });
    return cancelled.contains(told.told().message()) ? List.of() : doubts;
  }

  private StayEvent event(String eventId) {
    return Optional.ofNullable(events.get(eventId)).orElseThrow(this::unknown);
  }

  /** An event by its id, or by the key of the message that told it. */
  private String find(String reference, String field) {
    List<Map.Entry<String, StayEvent>> named =
        events.entrySet().stream()
            .filter(entry ->
                entry.getKey().equals(reference)
                    || entry.getValue().told().message().toString().equals(reference))
            .toList();
    if (named.isEmpty()) {
      throw unknown();
    }
    return named.stream()
        .filter(entry -> EventFields.names(entry.getValue()).contains(field))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> noSuchField(field, named.getFirst().getValue()));
  }

  private static Refusal noSuchField(String field, StayEvent event) {
    return new Refusal(
        Refusal.Code.INVALID_VALUE,
        "'%s' of %s cannot be corrected; expected one of at, %s"
            .formatted(
                SenderText.shown(field),
                event.getClass().getSimpleName(),
                String.join(", ", EventFields.names(event))),
        Map.of("field", "field"));
  }

  private Refusal unknown() {
    return new Refusal(
        Refusal.Code.UNKNOWN_EVENT,
        "%s has no event of this name; name one of your own tellings by its id, or any event by the id that the timeline shows"
            .formatted(id),
        Map.of("field", "event"));
  }

  @EventSourcingHandler
  void on(StayEvent event, DomainEventMessage<?> message) {
    id = message.getAggregateIdentifier();
    events.put(message.getIdentifier(), event);
  }
}
