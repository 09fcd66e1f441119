package no.dognbok.query.dossier.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** No code and no name of a field reaches a member of the board as it is stored. */
class FieldLabelsTest {

  private static Stream<RecordComponent> fields() {
    return Arrays.stream(StayEvent.class.getPermittedSubclasses())
        .flatMap(type -> Arrays.stream(type.getRecordComponents()))
        .filter(field -> !field.getName().equals("told"));
  }

  @Test
  void everyFieldOfAStaysEventsHasAName() {
    assertThat(fields().map(FieldLabelsTest::storedName).distinct().toList())
        .hasSizeGreaterThan(30)
        .allMatch(FieldLabels.NAMES::containsKey);
  }

  private static String storedName(RecordComponent field) {
    return switch (field.getName()) {
      case "oldValue" -> "old";
      case "newValue" -> "new";
      default -> field.getName();
    };
  }

  @Test
  void everyCodeHasAWord() {
    List<String> codes =
        fields()
            .map(RecordComponent::getGenericType)
            .flatMap(FieldLabelsTest::types)
            .filter(type -> type instanceof Class<?> one && one.isEnum())
            .flatMap(type -> Arrays.stream(((Class<?>) type).getEnumConstants()))
            .map(Object::toString)
            .distinct()
            .collect(Collectors.toList());
    Stream.of(Moment.Precision.values()).map(Enum::name).forEach(codes::add);
    assertThat(codes).hasSizeGreaterThan(40).allMatch(FieldLabels.VALUES::containsKey);
  }

  private static Stream<Type> types(Type type) {
    return type instanceof ParameterizedType many
        ? Arrays.stream(many.getActualTypeArguments())
        : Stream.of(type);
  }

  @Test
  void datesAndTimesAreWrittenAsPeopleWriteThem() {
    assertThat(
            FieldLabels.of(
                JsonMapper.shared()
                    .readTree(
                        "{\"expectedFrom\":\"2025-07-19\",\"until\":\"2025-07-19T10:00:00Z\",\"coercionEnded\":false,\"supplies\":[\"MEDICATION\",\"EQUIPMENT\"],\"of\":[2,3]}")))
        .containsExactly(
            "forventet klart: 19.07.2025",
            "til: 19.07.2025\u00A0kl.\u00A012:00",
            "tvang avsluttet: nei",
            "gjelder: medikamenter, utstyr",
            "kvittering for hendelse: 2, 3");
  }
}
