package no.dognbok.events;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an event by name, as {@link StayEvent.FactCorrected} speaks of them: the event's
 * own, and those of its {@link Told} that a sender can have got wrong.
 */
public final class EventFields {

  /** The circumstances that can be corrected; who told, and by which message, cannot. */
  private static final List<String> TOLD = List.of("occurredAt", "from", "to");

  private EventFields() {}

  /** The fields of this event that can be corrected. */
  public static List<String> names(StayEvent event) {
    return Stream.concat(TOLD.stream(), own(event).map(RecordComponent::getName)).toList();
  }

  /** The value of a field as text, empty where nothing stands there. */
  public static Optional<String> value(StayEvent event, String field) {
    Object value =
        switch (field) {
          case "occurredAt" -> event.told().occurredAt();
          case "from" -> event.told().from();
          case "to" -> event.told().to();
          default -> get(component(event, field), event);
        };
    return Optional.ofNullable(value instanceof Moment moment ? moment.instant() : value)
        .map(Object::toString);
  }

  /** All dates and times of an event by the name of the field; a date is the start of its day. */
  public static Map<String, Instant> times(StayEvent event) {
    Map<String, Instant> times = new LinkedHashMap<>();
    Told told = event.told();
    put(times, "occurredAt", told.occurredAt());
    put(times, "sentAt", told.sentAt());
    put(times, "reportedAt", told.reportedAt());
    own(event).forEach(component -> put(times, component.getName(), get(component, event)));
    return times;
  }

  private static void put(Map<String, Instant> times, String field, @Nullable Object value) {
    switch (value) {
      case Instant instant -> times.put(field, instant);
      case Moment moment -> times.put(field, moment.instant());
      case LocalDate date -> times.put(field, date.atStartOfDay(Moment.OSLO).toInstant());
      case null, default -> {
        // no time
      }
    }
  }

  /**
   * The event with one field changed. A corrected time is exact.
   *
   * @throws IllegalArgumentException where there is no such field, or the text is no value of it
   */
  public static StayEvent with(StayEvent event, String field, @Nullable String value) {
    try {
      return changed(event, field, value);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'%s' is no value of '%s': expected a date such as 2026-10-25 for a date, else a time with its offset such as 2026-10-25T09:30:00+01:00"
              .formatted(value, field),
          e);
    }
  }

  private static StayEvent changed(StayEvent event, String field, @Nullable String value) {
    Told told = event.told();
    return switch (field) {
      case "occurredAt" ->
          retold(event, told.at(Moment.exact(Instant.parse(required(field, value)))));
      case "from" -> retold(event, told.from(value == null ? null : Address.parse(value)));
      case "to" ->
          retold(event, told.sent(value == null ? null : Address.parse(value), told.sentAt()));
      default -> {
        RecordComponent component = component(event, field);
        yield rebuilt(event, component, parse(component, value));
      }
    };
  }

  /** The same event under other circumstances. */
  public static StayEvent retold(StayEvent event, Told told) {
    RecordComponent component =
        Arrays.stream(event.getClass().getRecordComponents())
            .filter(c -> c.getType() == Told.class)
            .findFirst()
            .orElseThrow();
    return rebuilt(event, component, told);
  }

  private static Stream<RecordComponent> own(StayEvent event) {
    return Arrays.stream(event.getClass().getRecordComponents())
        .filter(c -> c.getType() != Told.class);
  }

  private static RecordComponent component(StayEvent event, String field) {
    return own(event)
        .filter(c -> c.getName().equals(field))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s has no field '%s'; it has %s"
                    .formatted(
                        event.getClass().getSimpleName(), field, String.join(", ", names(event)))));
  }

  private static @Nullable Object parse(RecordComponent component, @Nullable String value) {
    Class<?> type = component.getType();
    if (value == null) {
      if (type.isPrimitive() || !isNullable(component)) {
        throw new IllegalArgumentException("'%s' cannot be empty".formatted(component.getName()));
      }
      return null;
    }
    if (type == boolean.class || type == Boolean.class) {
      return parseBoolean(value);
    }
    if (type.isEnum()) {
      return parseEnum(type, value);
    }
    if (type == Instant.class) {
      return Instant.parse(value);
    }
    if (type == Moment.class) {
      return Moment.exact(Instant.parse(value));
    }
    if (type == LocalDate.class) {
      return LocalDate.parse(value);
    }
    if (type == Municipality.class) {
      return new Municipality(value);
    }
    if (type == Address.class) {
      return Address.parse(value);
    }
    throw new IllegalArgumentException(
        "'%s' cannot be corrected; cancel the message and tell it anew"
            .formatted(component.getName()));
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static boolean parseBoolean(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException("'%s' is neither true nor false".formatted(value));
    };
  }

  private static Object parseEnum(Class<?> type, String value) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> ((Enum<?>) constant).name().equals(value))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "'%s' is none of %s".formatted(value, Arrays.toString(type.getEnumConstants()))));
  }

  private static String required(String field, @Nullable String value) {
    if (value == null) {
      throw new IllegalArgumentException("'%s' cannot be empty".formatted(field));
    }
    return value;
  }

  private static StayEvent rebuilt(
      StayEvent event, RecordComponent changed, @Nullable Object value) {
    RecordComponent[] components = event.getClass().getRecordComponents();
    try {
      @Nullable Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        values[i] =
            components[i].getName().equals(changed.getName()) ? value : get(components[i], event);
      }
      var constructor =
          event
              .getClass()
              .getDeclaredConstructor(
                  Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
      return (StayEvent) constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record has its canonical constructor", e);
    }
  }

  private static @Nullable Object get(RecordComponent component, StayEvent event) {
    try {
      return component.getAccessor().invoke(event);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a record has its accessors", e);
    }
  }
}
