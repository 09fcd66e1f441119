package no.dognbok.standalone.description;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The examples of the description: requests in an order in which they can be sent to an empty
 * ledger, and what each was answered with when that was last done.
 */
public final class Examples {

  private static final String REQUESTS = "/description/examples.yaml";
  private static final String ANSWERS = "/description/answers.json";

  private Examples() {}

  /**
   * An example.
   *
   * @param request method and address
   * @param name of the example, where the operation has several
   * @param organisation for which it is sent
   * @param query of the address
   * @param headers besides that of the organisation
   * @param type of the content
   * @param body an object, or text
   * @param status that it is answered with
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record One(
      String request,
      @Nullable String name,
      @Nullable String organisation,
      @Nullable String query,
      @Nullable Map<String, String> headers,
      @Nullable String type,
      @Nullable JsonNode body,
      @JsonProperty(required = true) int status) {

    public String method() {
      return request.substring(0, request.indexOf(' '));
    }

    public String path() {
      return request.substring(request.indexOf(' ') + 1);
    }

    public String contentType() {
      return Optional.ofNullable(type).orElse("application/json");
    }

    /** The content as it is sent. */
    public String content() {
      JsonNode given = Optional.ofNullable(body).orElse(NullNode.getInstance());
      return given.isTextual() ? given.asText() : given.toString();
    }

    /** The key of its answer. */
    public String key() {
      return name == null ? request : request + " (" + name + ")";
    }

    void putInto(OpenAPI description, @Nullable JsonNode answer) {
      Operation operation = operation(description, this);
      String title = Optional.ofNullable(name).orElse("example");
      if (body != null && operation.getRequestBody() != null) {
        Objects.requireNonNull(operation.getRequestBody().getContent().get(contentType()), key())
            .addExamples(title, example(body));
      }
      ApiResponse response = response(description, operation);
      MediaType media = answered(response.getContent(), answer);
      if (answer != null && media != null) {
        media.addExamples(operation.getOperationId() + " " + title, example(answer));
      }
    }

    private static Example example(JsonNode value) {
      Example example = new Example();
      example.setValue(value);
      return example;
    }

    private ApiResponse response(OpenAPI description, Operation operation) {
      ApiResponse own = operation.getResponses().get(String.valueOf(status));
      ApiResponse response = own == null ? operation.getResponses().getDefault() : own;
      String reference = response.get$ref();
      return reference == null
          ? response
          : Objects.requireNonNull(
              description
                  .getComponents()
                  .getResponses()
                  .get(reference.substring(reference.lastIndexOf('/') + 1)));
    }

    /** The first form of an answer; of text the first that is no JSON, where there is one. */
    private static @Nullable MediaType answered(
        @Nullable Content content, @Nullable JsonNode answer) {
      if (content == null || content.isEmpty()) {
        return null;
      }
      return content.entrySet().stream()
          .filter(form -> answer != null && answer.isTextual() && !form.getKey().contains("json"))
          .map(Map.Entry::getValue)
          .findFirst()
          .orElseGet(() -> content.values().iterator().next());
    }
  }

  /** An example with its answer. */
  record Answered(One example, @Nullable JsonNode answer) {
    void putInto(OpenAPI description) {
      example.putInto(description, answer);
    }
  }

  /** The requests, in their order. */
  public static List<One> requests() {
    return resource(REQUESTS, in -> Yaml31.mapper().readValue(in, new TypeReference<>() {}));
  }

  /** What they were answered with, by their keys. */
  public static Map<String, JsonNode> answers() {
    return resource(ANSWERS, in -> Json31.mapper().readValue(in, new TypeReference<>() {}));
  }

  static List<Answered> read() {
    Map<String, JsonNode> answers = answers();
    return requests().stream()
        .map(request -> new Answered(request, answers.get(request.key())))
        .toList();
  }

  private interface Read<T> {
    T from(InputStream in) throws IOException;
  }

  private static <T> T resource(String name, Read<T> read) {
    try (InputStream in = Examples.class.getResourceAsStream(name)) {
      return read.from(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own " + name + " cannot be read", e);
    }
  }

  /**
   * The operation that an example is of: the one whose path fits with the fewest variables.
   *
   * @throws IllegalStateException where there is none
   */
  static Operation operation(OpenAPI description, One example) {
    return description.getPaths().entrySet().stream()
        .filter(path -> fits(path.getKey(), example.path()))
        .min((one, other) -> Integer.compare(variables(one.getKey()), variables(other.getKey())))
        .map(path ->
            path.getValue().readOperationsMap().get(PathItem.HttpMethod.valueOf(example.method())))
        .orElseThrow(() -> new IllegalStateException("no operation for " + example.request()));
  }

  private static boolean fits(String template, String path) {
    return path.matches(template.replaceAll("\\{[a-z]+}", "[^/]+"));
  }

  private static int variables(String template) {
    return template.split("\\{", -1).length;
  }
}
