package no.dognbok.command.intake;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.dognbok.command.stay.StayCommand;
import no.dognbok.events.Address;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.SenderText;
import no.dognbok.events.StayEvent;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;
import no.dognbok.log.StoredEvent;
import tools.jackson.databind.JsonNode;

/**
 * Which telling another one names. What the teller told itself it names by its own id, whether or
 * not that has come; anything in the stay it can name as the ledger does in its answers: by the id
 * of the event, or by the key of the message.
 */
final class NamedTellings {

  private static final int EVENTS = 10_000;

  private final EventLog log;

  NamedTellings(EventLog log) {
    this.log = log;
  }

  /**
   * The telling, or the event, that is named.
   *
   * @param field that names it; {@code event} may name an event, the others name tellings
   * @throws Refusal where it is no id
   */
  UUID find(Address teller, UUID stay, String field, JsonNode value) {
    if (!value.isString() || !SenderText.isId(value.asString())) {
      // It is hashed, but of so few digits an identity number could be guessed.
      throw new Refusal(
          Code.INVALID_VALUE,
          "'%s' names no other telling: %s".formatted(field, SenderText.ID),
          Map.of("field", field));
    }
    String name = value.asString();
    return log.stream(StayCommand.stream(stay), 0, EVENTS).stream()
        .filter(_ -> isUuid(name))
        .flatMap(event -> named(event, field, name).stream())
        .findFirst()
        .orElseGet(() -> FlatTellings.key(teller, stay, name));
  }

  private static List<UUID> named(StoredEvent stored, String field, String name) {
    UUID message = ((StayEvent) EventJson.read(stored)).told().message();
    if (stored.id().equals(name)) {
      return List.of(field.equals("event") ? UUID.fromString(name) : message);
    }
    return message.toString().equals(name) ? List.of(message) : List.of();
  }

  private static boolean isUuid(String name) {
    try {
      return UUID.fromString(name).toString().equals(name);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
