package no.dognbok.standalone.description;

import static java.util.stream.Collectors.joining;

import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import no.dognbok.events.Obligation;
import no.dognbok.events.Refusal;
import org.reactivestreams.Publisher;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.filters.OpenApiMethodFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Publishes the description at {@code /api/v1/openapi}. What the code can say of itself is taken
 * from it: the forms of the answers with their Javadoc, and the codes of the problems.
 */
@Configuration(proxyBeanMethods = false)
public class ApiDescription {

  private static final String WRITTEN = "/description/openapi.yaml";

  @Bean
  OpenApiCustomizer description() {
    return generated -> {
      OpenAPI written = written();
      Map<String, Schema> schemas = new TreeMap<>();
      schemas.putAll(AnswerForms.of(generated.getComponents().getSchemas()));
      schemas.putAll(written.getComponents().getSchemas());
      Objects.requireNonNull(schemas.get("Problem")).getProperties().put("code", codes());
      Objects.requireNonNull(schemas.get("Obligation")).setEnum(names(Obligation.values()));
      written.getComponents().setSchemas(schemas);
      Examples.read().forEach(example -> example.putInto(written));
      generated.info(written.getInfo()).tags(written.getTags());
      generated.setPaths(written.getPaths());
      generated.setComponents(written.getComponents());
      generated.setServers(List.of());
    };
  }

  /** A stream has the form of the answer at the same address; the generator trips over its type. */
  @Bean
  OpenApiMethodFilter noStreams() {
    return method -> !Publisher.class.isAssignableFrom(method.getReturnType());
  }

  /** The part that is written by hand. */
  static OpenAPI written() {
    try (InputStream in = ApiDescription.class.getResourceAsStream(WRITTEN)) {
      return Yaml31.mapper().readValue(in, OpenAPI.class);
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own " + WRITTEN + " cannot be read", e);
    }
  }

  private static List<Object> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(constant -> (Object) constant.name()).toList();
  }

  private static Schema<Object> codes() {
    Schema<Object> codes = new Schema<>();
    codes.addType("string");
    codes.setDescription(
        Arrays.stream(Refusal.Code.values())
            .map(code -> "`%s` (%d)".formatted(code.text(), code.status()))
            .collect(
                joining(", ", "What a program can act on, and the status it comes with: ", ".")));
    codes.setEnum(Arrays.stream(Refusal.Code.values()).map(code -> (Object) code.text()).toList());
    return codes;
  }
}
