package no.dognbok.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dognbok.command.stay.StayResource;
import no.dognbok.ehf.EhfRules;
import no.dognbok.events.Refusal;
import no.dognbok.standalone.RunningLedger.Answer;
import no.dognbok.standalone.description.Examples;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The published description is true: it lists what there is and nothing else, its examples are what
 * the running server answers, and the answers have the forms that it says.
 *
 * <p>To write the answers of the examples anew: run this test with {@code -Dexamples=apply}.
 */
class ApiDescriptionTest {

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  private static final Path ANSWERS = Path.of("src/main/resources/description/answers.json");
  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** What differs from run to run: when and where something was recorded, and made-up ids. */
  private static final Set<String> VARYING =
      Set.of(
          "position",
          "recordedAt",
          "knownAt",
          "asOf",
          "holidays",
          "event",
          "events",
          "because",
          "triggeredBy",
          "fulfilledBy",
          "reads",
          "instance",
          "index",
          "digest",
          "salt",
          "writtenAt",
          "listNotes",
          "presentedAt",
          "frozenAt",
          "objectionsUntil",
          "recordedDigest",
          "keptDigest",
          "drawnDigest",
          "leaf",
          "hashes",
          "began",
          "ended",
          "commits",
          "of",
          "next");

  private static final int UUID_LENGTH = 36;

  private static JsonNode description;
  private static final Map<String, Answer> ANSWERED = new LinkedHashMap<>();

  @BeforeAll
  static void readAndReplay() throws IOException {
    Answer answer = LEDGER.get("/openapi", null);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    description = answer.json();
    for (Examples.One example : Examples.requests()) {
      if (example.status() == 200) { // a question, or something told before
        LEDGER.awaitAllIsHeld();
      }
      Answer given = LEDGER.replay(asSeen(example));
      ANSWERED.put(example.key(), given);
    }
    if ("apply".equals(System.getProperty("examples"))) {
      Map<String, JsonNode> answers = new LinkedHashMap<>();
      ANSWERED.forEach((key, given) -> answers.put(key, content(given)));
      Files.writeString(ANSWERS, PRETTY.writeValueAsString(answers) + "\n");
    }
  }

  /** Whoever takes a statement a step further names what is seen of it, which differs each time. */
  private static Examples.One asSeen(Examples.One example) {
    if (isDossier(example)) { // as of all that was told
      LEDGER.awaitAllIsHeld();
      return new Examples.One(
          example.request(),
          example.name(),
          example.organisation(),
          "position=" + (LEDGER.commits() - 1),
          example.headers(),
          example.type(),
          example.body(),
          example.status());
    }
    Matcher statement =
        Pattern.compile("/api/v1(/statements/.*)/(presentation|freeze)").matcher(example.path());
    if (!statement.matches()) {
      return example;
    }
    LEDGER.awaitAllIsHeld();
    JsonNode seen = LEDGER.get(statement.group(1), example.organisation()).json();
    com.fasterxml.jackson.databind.node.ObjectNode body =
        ((com.fasterxml.jackson.databind.node.ObjectNode) example.body()).deepCopy();
    body.put("position", seen.at("/basis/position").asLong());
    body.put("asOf", seen.at("/basis/asOf").asString());
    body.put("digest", seen.path("digest").asString());
    return new Examples.One(
        example.request(),
        example.name(),
        example.organisation(),
        example.query(),
        example.headers(),
        example.type(),
        body,
        example.status());
  }

  private static boolean isDossier(Examples.One example) {
    return example.path().endsWith("/dossier") && example.status() == 200;
  }

  private static JsonNode content(Answer answer) {
    String type = answer.header("Content-Type");
    if (type.startsWith("application/octet-stream")) {
      return PRETTY.valueToTree("bytes");
    }
    return type.matches("application/(problem\\+)?json.*")
        ? answer.json()
        : PRETTY.valueToTree(answer.body());
  }

  private static JsonNode operation(String method, String path) {
    return description.path("paths").path(path).path(method.toLowerCase());
  }

  private static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? description.at(node.path("$ref").asString().substring(1)) : node;
  }

  /** Every address that a controller serves, with the names of its query parameters. */
  private static Map<String, Set<String>> served() {
    ClassPathScanningCandidateComponentProvider scanner =
        new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
    Map<String, Set<String>> served = new TreeMap<>();
    scanner
        .findCandidateComponents("no.dognbok")
        .forEach(found -> addServed(served, ((AnnotatedBeanDefinition) found).getBeanClassName()));
    return served;
  }

  private static void addServed(Map<String, Set<String>> served, String controller) {
    try {
      Class<?> type = Class.forName(controller);
      RequestMapping all = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
      String base = all == null || all.path().length == 0 ? "" : all.path()[0];
      for (var method : type.getDeclaredMethods()) {
        RequestMapping own =
            AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        if (own != null) {
          String path = base + (own.path().length == 0 ? "" : own.path()[0]);
          Set<String> parameters =
              Arrays.stream(method.getParameters())
                  .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                  .map(parameter -> parameter.getName())
                  .collect(Collectors.toCollection(TreeSet::new));
          paths(path)
              .forEach(each ->
                  served
                      .computeIfAbsent(own.method()[0] + " " + each, _ -> new TreeSet<>())
                      .addAll(parameters));
        }
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<String> paths(String path) {
    return path.endsWith("/{resource}")
        ? Arrays.stream(StayResource.values())
            .filter(resource -> resource != StayResource.ADMISSION)
            .map(resource -> path.replace("{resource}", resource.path()))
        : Stream.of(path);
  }

  @Test
  void itListsEveryAddressThatIsServed_withItsParameters_andNothingElse() {
    Map<String, Set<String>> described = new TreeMap<>();
    description
        .path("paths")
        .forEachEntry((path, operations) ->
            operations.forEachEntry((method, operation) ->
                described.put(
                    RequestMethod.valueOf(method.toUpperCase()) + " " + path,
                    operation
                        .path("parameters")
                        .valueStream()
                        .map(ApiDescriptionTest::resolved)
                        .filter(parameter -> parameter.path("in").asString().equals("query"))
                        .map(parameter -> parameter.path("name").asString())
                        .collect(Collectors.toCollection(TreeSet::new)))));
    assertThat(described).isEqualTo(served());
  }

  /**
   * Every answer about stays and disputes can be asked again as it was: one from two sides names
   * both.
   */
  @Test
  void everyQuestionAboutStaysTakesBothTimes() {
    Map<String, Set<String>> questions = new TreeMap<>(served());
    questions
        .keySet()
        .removeIf(question ->
            !question.matches(
                "GET .*/(stays|worklist|statements|statistics|reports|disputes|counts)(/.*)?|POST"
                    + " .*/stays/lookup"));
    // What is issued does not change with what is known.
    questions
        .keySet()
        .removeIf(question ->
            question.matches(".*/(check|invoice|invoice\\.xml|dossier|checkpoint|proof|facts)"));
    assertThat(questions).hasSizeGreaterThanOrEqualTo(10);
    assertThat(questions)
        .allSatisfy((question, parameters) ->
            assertThat(parameters)
                .as(question)
                .contains("asOf", "atLeast")
                .containsAnyOf("knownAt", "to"));
  }

  @ParameterizedTest
  @EnumSource(StayResource.class)
  void aTellingTakesTheFieldsThatAreDescribed(StayResource resource) {
    String path = "/api/v1/stays/{stay}" + (resource.path().isEmpty() ? "" : "/") + resource.path();
    String method = resource == StayResource.ADMISSION ? "put" : "post";
    JsonNode form = operation(method, path).at("/requestBody/content/application~1json/schema");
    Set<String> fields = new TreeSet<>(form.path("properties").propertyNames());
    form.path("allOf")
        .forEach(part -> fields.addAll(resolved(part).path("properties").propertyNames()));
    assertThat(new TreeSet<>(known(resource))).isEqualTo(fields);
  }

  /** The fields that the server says it knows, when it is sent one that it does not. */
  private static List<String> known(StayResource resource) {
    Examples.One example =
        Examples.requests().stream()
            .filter(one -> one.status() == 201)
            .filter(one ->
                one.path()
                    .matches(
                        "/api/v1/stays/[^/]+"
                            + (resource.path().isEmpty() ? "" : "/" + resource.path())))
            .findFirst()
            .orElseThrow();
    ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(example.content());
    body.put("nobodyKnows", 1);
    Answer refused =
        LEDGER.send(
            example.method(),
            example.path().replace("/api/v1", ""),
            body.toString(),
            example.organisation(),
            "Idempotency-Key",
            "unknown-field-" + resource);
    assertThat(refused.code()).as(refused.body()).isEqualTo("unknown-field");
    String known = refused.detail().substring(refused.detail().indexOf("known are ") + 10);
    return Arrays.asList(known.split(", "));
  }

  @Test
  void everyOperationHasAnExample() {
    Set<String> without = new TreeSet<>();
    description
        .path("paths")
        .forEachEntry((path, operations) ->
            operations.forEachEntry((method, _) -> {
              boolean has =
                  Examples.requests().stream()
                      .anyMatch(example ->
                          example.method().equalsIgnoreCase(method)
                              && example.path().matches(path.replaceAll("\\{[a-z]+}", "[^/]+")));
              if (!has) {
                without.add(method + " " + path);
              }
            }));
    assertThat(without).isEmpty();
  }

  static List<Examples.One> examples() {
    return Examples.requests();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleIsAnsweredAsTheDescriptionShows(Examples.One example) {
    Answer answer = ANSWERED.get(example.key());
    assertThat(answer.status()).as(answer.body()).isEqualTo(example.status());
    JsonNode shown = PRETTY.readTree(String.valueOf(Examples.answers().get(example.key())));
    if (isDossier(example)) { // time goes on, and the ledger of each run is another
      assertThat(same(content(answer))).isEqualTo(same(shown));
      return;
    }
    assertThat(masked("", content(answer))).isEqualTo(masked("", shown));
  }

  private static String same(JsonNode dossier) {
    return masked("", ((ObjectNode) dossier.deepCopy()).without(List.of("checkpoint", "broken")))
        .replaceAll("occurredAt=20(2[6-9]|[3-9][0-9])-[^,}]*", "occurredAt=now");
  }

  /** Without what differs from run to run; how many of it there are must be the same. */
  private static String masked(String name, JsonNode node) {
    if (node.isObject()) {
      return node.propertyNames().stream()
          .sorted()
          .map(field -> field + "=" + masked(field, node.get(field)))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (node.isArray()) {
      return node.valueStream()
          .map(item -> masked(name, item))
          .collect(Collectors.joining(",", "[", "]"));
    }
    if (node.isString() && node.asString().contains("<AppRec")) {
      return "a receipt";
    }
    if (node.isString() && node.asString().contains("\n\n\u2014 ")) {
      return "a signed note";
    }
    String text =
        node.isString()
            ? node.asString()
                .replaceAll("\"position\":[0-9]+", "")
                .replaceAll("position [0-9]+", "")
            : node.toString();
    boolean madeUp =
        name.equals("id") && text.length() == UUID_LENGTH
            || text.startsWith("dognbok/") // the ledger's name, and its keys
            || name.equals("from") && text.endsWith("Z");
    return (VARYING.contains(name) || madeUp) && !node.isNull()
        ? "varying"
        : text.replaceAll(
            "202[0-9]-[0-9-]+T[0-9:.]+[0-9](Z|\\+0[12]:00)(?=; (tell|freeze))", "now");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anAnswerHasTheFormThatIsDescribed(Examples.One example) {
    Answer answer = ANSWERED.get(example.key());
    if (!answer.header("Content-Type").contains("json")
        || answer.header("Content-Type").contains("nd")) {
      return; // a receipt, or lines
    }
    JsonNode form = form(example, answer);
    ObjectNode root = PRETTY.createObjectNode();
    root.setAll((ObjectNode) form);
    root.set("components", description.path("components"));
    List<com.networknt.schema.Error> errors =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(root.toString(), InputFormat.JSON)
            .validate(answer.body(), InputFormat.JSON);
    assertThat(errors).as(answer.body()).isEmpty();
  }

  private static JsonNode form(Examples.One example, Answer answer) {
    String template =
        description.path("paths").propertyNames().stream()
            .filter(path -> example.path().matches(path.replaceAll("\\{[a-z]+}", "[^/]+")))
            .filter(path -> operation(example.method(), path).isObject())
            .min((one, other) -> one.split("\\{").length - other.split("\\{").length)
            .orElseThrow();
    JsonNode responses = operation(example.method(), template).path("responses");
    JsonNode response = responses.path(String.valueOf(answer.status()));
    String type = answer.header("Content-Type").replaceFirst(";.*", "");
    JsonNode content =
        resolved(response.isMissingNode() ? responses.path("default") : response)
            .path("content")
            .path(type);
    assertThat(content.path("schema").isObject()).as(example.key() + " " + type).isTrue();
    return content.path("schema");
  }

  @Test
  void theInvoiceThatItShowsPassesTheOfficialRules() {
    List<String> invoices =
        ANSWERED.keySet().stream().filter(key -> key.contains("invoice.xml")).toList();
    assertThat(invoices).isNotEmpty();
    invoices.forEach(
        key -> EhfRules.assertValid(ANSWERED.get(key).body().getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void itNamesTheTypesOfLines() {
    String lines = operation("post", "/api/v1/events").path("description").asString();
    assertThat(Arrays.stream(StayResource.values()).flatMap(each -> each.events().stream()))
        .allMatch(type -> lines.contains("`" + type.getSimpleName() + "`"));
  }

  @Test
  void itListsEveryProblemCode() {
    List<String> codes = new ArrayList<>();
    description
        .at("/components/schemas/Problem/properties/code/enum")
        .forEach(code -> codes.add(code.asString()));
    assertThat(codes)
        .doesNotHaveDuplicates()
        .containsExactlyElementsOf(
            Arrays.stream(Refusal.Code.values()).map(Refusal.Code::text).toList());
  }

  @Test
  void everythingThatItRefersToIsThere() {
    assertThat(
            Pattern.compile("\"\\$ref\":\"#([^\"]+)\"")
                .matcher(description.toString())
                .results()
                .map(match -> match.group(1))
                .filter(reference -> description.at(reference).isMissingNode()))
        .isEmpty();
    assertThat(description.toString()).doesNotContain("no.dognbok.");
  }

  @Test
  void peopleCanReadIt() {
    assertThat(LEDGER.page("/api/v1/docs").body()).contains("swagger-ui");
  }
}
