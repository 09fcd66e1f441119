package no.dognbok.log;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.events.CountEvent;
import no.dognbok.events.DeviationEvent;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.EventType;
import no.dognbok.events.InvoiceEvent;
import no.dognbok.events.NoteEvent;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.events.StatementEvent;
import no.dognbok.events.StayEvent;

/** Which class a stored name stands for, and the other way round. */
public final class EventTypes {

  private static final Map<String, Class<?>> BY_NAME =
      all().collect(Collectors.toUnmodifiableMap(EventTypes::name, Function.identity()));

  private EventTypes() {}

  /** Every type of event that can be stored. */
  public static Stream<Class<?>> all() {
    return Stream.of(
            StayEvent.class,
            DisputeEvent.class,
            DeviationEvent.class,
            StatementEvent.class,
            InvoiceEvent.class,
            CountEvent.class,
            NoteEvent.class,
            ReferenceEvent.class)
        .flatMap(EventTypes::types);
  }

  /** The records of a language, also those that it groups under an interface of its own. */
  private static Stream<Class<?>> types(Class<?> language) {
    return Arrays.stream(language.getPermittedSubclasses())
        .flatMap(one -> one.isSealed() ? types(one) : Stream.of(one));
  }

  /** The class behind a stored name. */
  public static Optional<Class<?>> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** Whether this is a class of event. */
  public static boolean isEvent(Class<?> type) {
    return type.isAnnotationPresent(EventType.class);
  }

  /** The stored name of an event's class. */
  public static String name(Class<?> type) {
    return annotation(type).name();
  }

  /** The revision that is written today. */
  public static String revision(Class<?> type) {
    return annotation(type).revision();
  }

  private static EventType annotation(Class<?> type) {
    EventType annotation = type.getAnnotation(EventType.class);
    if (annotation == null) {
      throw new IllegalArgumentException(type + " is no event: it has no stored name");
    }
    return annotation;
  }

  /** The steps that carry older revisions forward, oldest first. */
  public static List<Upcast> upcasts() {
    return Upcast.ALL;
  }
}
