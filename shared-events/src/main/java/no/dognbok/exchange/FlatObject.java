package no.dognbok.exchange;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import no.dognbok.events.Address;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.SenderText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object that is read field by field. Every refusal names the field, what stands there and
 * what would be right; a field that nobody asked for is refused by name, because a mistyped one
 * would otherwise be lost without a word.
 */
public final class FlatObject {

  private static final String WITHIN = ", from %s to %s".formatted(Bounds.FIRST, Bounds.LAST);

  private final String name;
  private final ObjectNode node;
  private final Set<String> asked = new LinkedHashSet<>();

  private FlatObject(String name, ObjectNode node) {
    this.name = name;
    this.node = node;
  }

  /**
   * Starts to read an object.
   *
   * @param name how refusals call it; empty at the top
   */
  public static FlatObject of(String name, @Nullable JsonNode node) {
    if (node instanceof ObjectNode object) {
      return new FlatObject(name, object);
    }
    throw new Refusal(
        Code.UNREADABLE_JSON,
        "%s is not a JSON object".formatted(name.isEmpty() ? "the content" : "'" + name + "'"));
  }

  /** An object in a field; empty where the field is not there. */
  public Optional<FlatObject> object(String field) {
    return node(field).map(value -> of(path(field), value));
  }

  /** The field as it stands; empty where it is not there or null. */
  public Optional<JsonNode> node(String field) {
    asked.add(field);
    JsonNode value = node.get(field);
    return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
  }

  /** Whether the field is there, be it null. */
  public boolean has(String field) {
    asked.add(field);
    return node.has(field);
  }

  /** The names of all fields, for an object whose fields are not known beforehand. */
  public List<String> names() {
    return List.copyOf(node.propertyNames());
  }

  public Optional<String> text(String field) {
    return node(field)
        .map(value -> {
          if (!value.isString() || value.asString().isBlank()) {
            throw invalid(field, value.toString(), "expected text in quotation marks", null);
          }
          return value.asString();
        });
  }

  public String requiredText(String field) {
    return text(field).orElseThrow(() -> missing(field));
  }

  /** An id that the sender has chosen. */
  public Optional<String> id(String field) {
    return text(field).map(text -> fit(field, text, SenderText.isId(text), SenderText.ID));
  }

  /** A reference that the sender has chosen. */
  public Optional<String> reference(String field) {
    return text(field)
        .map(text -> fit(field, text, SenderText.isReference(text), SenderText.REFERENCE));
  }

  private String fit(String field, String text, boolean fits, String right) {
    if (!fits) {
      throw unfit(field, right);
    }
    return text;
  }

  /** A UUID, written as one. */
  public Optional<UUID> uuid(String field) {
    return text(field)
        .map(text ->
            value(
                field,
                text,
                FlatObject::uuidOf,
                "expected a UUID such as 3f0c2a4e-8f6b-4d0e-9c55-0d6f0c1b2a3d"));
  }

  private static UUID uuidOf(String text) {
    UUID uuid = UUID.fromString(text);
    if (!uuid.toString().equals(text.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("not written as a UUID");
    }
    return uuid;
  }

  public Optional<Boolean> flag(String field) {
    return node(field)
        .map(value -> {
          if (!value.isBoolean()) {
            throw invalid(field, value.toString(), "expected true or false", null);
          }
          return value.asBoolean();
        });
  }

  /** A whole number within bounds. */
  public Optional<Integer> number(String field, int from, int to) {
    return node(field)
        .map(value -> {
          if (!value.isInt() || value.asInt() < from || value.asInt() > to) {
            throw invalid(
                field,
                value.toString(),
                "expected a whole number from %d to %d".formatted(from, to),
                null);
          }
          return value.asInt();
        });
  }

  public <E extends Enum<E>> Optional<E> code(String field, Class<E> type) {
    return text(field)
        .map(text ->
            Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() ->
                    invalid(
                        field,
                        text,
                        "expected one of " + Arrays.toString(type.getEnumConstants()),
                        null)));
  }

  /** A list of codes; empty where the field is not there. */
  public <E extends Enum<E>> Set<E> codes(String field, Class<E> type) {
    Set<E> codes = EnumSet.noneOf(type);
    node(field)
        .ifPresent(list -> {
          if (!list.isArray()) {
            throw invalid(field, list.toString(), "expected a list of codes", null);
          }
          for (JsonNode item : list) {
            codes.add(item(field, item).code(field, type).orElseThrow(() -> missing(field)));
          }
        });
    return codes;
  }

  /** An item of a list, read as if it were the field itself. */
  public FlatObject item(String field, JsonNode item) {
    ObjectNode single = JsonNodeFactory.instance.objectNode();
    single.set(field, item);
    return new FlatObject(name, single);
  }

  public Optional<Municipality> municipality(String field) {
    return text(field).map(text -> value(field, text, Municipality::new, "expected four digits"));
  }

  /** An organisation number, or an address with its scheme. */
  public Optional<Address> organisation(String field) {
    return text(field)
        .map(text ->
            value(
                field,
                text,
                t -> t.contains(":") ? Address.parse(t) : Address.org(t),
                "expected an organisation number of nine digits"));
  }

  public Optional<LocalDate> date(String field) {
    return text(field)
        .map(text ->
            value(field, text, LocalTimes::date, "expected a date such as 2024-04-08" + WITHIN));
  }

  /** A list of dates, each once and in order; empty where the field is not there. */
  public List<LocalDate> dates(String field, int most) {
    SortedSet<LocalDate> dates = new TreeSet<>();
    for (JsonNode date : list(field, most)) {
      dates.add(item(field, date).date(field).orElseThrow(() -> missing(field)));
    }
    return List.copyOf(dates);
  }

  /** A list; empty where the field is not there. */
  public List<JsonNode> list(String field, int most) {
    return node(field)
        .map(list -> {
          if (!list.isArray()) {
            throw invalid(field, list.toString(), "expected a list", null);
          }
          if (list.size() > most) {
            throw new Refusal(
                Code.TOO_LARGE,
                "'%s' has %d entries; at most %d".formatted(path(field), list.size(), most),
                Map.of("field", path(field)));
          }
          return list.valueStream().toList();
        })
        .orElse(List.of());
  }

  /** A time of day in Norway. */
  public Optional<LocalTime> timeOfDay(String field) {
    return text(field)
        .map(text -> value(field, text, LocalTime::parse, "expected a time of day such as 08:00"));
  }

  public Optional<Duration> duration(String field) {
    return text(field)
        .map(text -> value(field, text, Duration::parse, "expected a duration such as PT24H"));
  }

  /**
   * A time: local in Norway, or with an offset, or only a date.
   *
   * @param placing where a date without a time is placed
   */
  public Optional<Moment> moment(String field, Function<LocalDate, Moment> placing) {
    return text(field)
        .map(text ->
            value(
                field,
                text,
                t -> LocalTimes.parse(t, placing),
                "expected a local time such as 2024-04-08T12:00, or a date" + WITHIN));
  }

  /** A time where a date means its start. */
  public Optional<Instant> instant(String field) {
    return moment(field, date -> Moment.date(date, LocalTime.MIDNIGHT)).map(Moment::instant);
  }

  private <T> T value(String field, String text, Function<String, T> parse, String right) {
    try {
      return parse.apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw invalid(field, text, right, e);
    }
  }

  public Refusal invalid(String field, String value, String right, @Nullable Throwable cause) {
    Refusal refusal =
        new Refusal(
            Code.INVALID_VALUE,
            "'%s' is not valid in '%s': %s".formatted(SenderText.shown(value), path(field), right),
            Map.of("field", path(field)));
    if (cause != null) {
      refusal.initCause(cause);
    }
    return refusal;
  }

  /** A value that must not be shown, because it may be anybody's number. */
  public Refusal unfit(String field, String right) {
    return new Refusal(
        Code.INVALID_VALUE,
        "what stands in '%s' cannot be kept: %s".formatted(path(field), right),
        Map.of("field", path(field)));
  }

  public Refusal missing(String field) {
    return new Refusal(
        Code.MISSING_FIELD, "'%s' is missing".formatted(path(field)), Map.of("field", path(field)));
  }

  /** Says that everything has been asked for. */
  public void end() {
    node.propertyNames().stream()
        .filter(field -> !asked.contains(field))
        .findFirst()
        .ifPresent(field -> {
          String shown = SenderText.shown(path(field));
          throw new Refusal(
              Code.UNKNOWN_FIELD,
              "'%s' is not known here; known are %s".formatted(shown, String.join(", ", asked)),
              Map.of("field", shown));
        });
  }

  private String path(String field) {
    return name.isEmpty() ? field : name + "." + field;
  }
}
