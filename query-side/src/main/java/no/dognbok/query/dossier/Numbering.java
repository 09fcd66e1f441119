package no.dognbok.query.dossier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import no.dognbok.query.judgement.EventNames;

/**
 * The events of a dossier by number, from 1, in the order in which the ledger was told: so they are
 * called in it, and so are their files.
 */
final class Numbering implements EventNames {

  /** What an event is called that is not in the dossier, such as a term of an agreement. */
  static final String OUTSIDE = "utenfor saksmappen";

  private final List<SourceEvent> events;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final Map<UUID, List<Integer>> messages = new LinkedHashMap<>();

  Numbering(List<SourceEvent> unsorted) {
    events = unsorted.stream().sorted(Comparator.comparingLong(SourceEvent::index)).toList();
    for (SourceEvent event : events) {
      int number = numbers.size() + 1;
      numbers.put(event.id(), number);
      messages.computeIfAbsent(event.told().message(), _ -> new ArrayList<>()).add(number);
    }
  }

  /** In order: the first has number 1. */
  List<SourceEvent> events() {
    return events;
  }

  @Override
  public Object of(String eventId) {
    Integer number = numbers.get(eventId);
    return number == null ? OUTSIDE : number;
  }

  int number(SourceEvent event) {
    return Objects.requireNonNull(numbers.get(event.id()), "an event of the dossier");
  }

  boolean has(String eventId) {
    return numbers.containsKey(eventId);
  }

  /** What one message told; nothing where it told nothing that is in the dossier. */
  List<Integer> toldBy(UUID message) {
    return List.copyOf(messages.getOrDefault(message, List.of()));
  }
}
