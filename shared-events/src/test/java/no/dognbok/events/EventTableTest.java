package no.dognbok.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import no.dognbok.log.EventTypes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The table in the module's documentation says what the code says, line by line. */
class EventTableTest {

  @Test
  void theTableInTheDocumentationIsTheCode() throws IOException {
    List<String> documented =
        Files.readAllLines(Path.of("EVENTS.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .toList();
    assertThat(documented)
        .containsExactlyElementsOf(EventTypes.all().map(EventTableTest::row).toList());
  }

  private static String row(Class<?> type) {
    String fields =
        Arrays.stream(type.getRecordComponents())
            .filter(component -> component.getType() != Told.class)
            .map(EventTableTest::field)
            .collect(Collectors.joining(", "));
    String obligations =
        Arrays.stream(type.getAnnotation(EventType.class).fulfils())
            .map(obligation -> "`" + obligation + "`")
            .collect(Collectors.joining(", "));
    return "| `%s` | %s | %s | %s |"
        .formatted(
            EventTypes.name(type),
            EventTypes.revision(type),
            fields.isEmpty() ? "–" : fields,
            obligations.isEmpty() ? "–" : obligations);
  }

  private static String field(RecordComponent component) {
    boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    JsonProperty stored = component.getAccessor().getAnnotation(JsonProperty.class);
    return (stored == null ? component.getName() : stored.value())
        + (optional ? "?" : "")
        + " "
        + component
            .getGenericType()
            .getTypeName()
            .replaceAll("(\\w+\\.)+", "")
            .replaceAll("\\w+\\$", "");
  }
}
