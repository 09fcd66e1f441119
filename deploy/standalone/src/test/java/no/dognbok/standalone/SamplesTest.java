package no.dognbok.standalone;

import static no.dognbok.standalone.RunningLedger.AUDITOR;
import static no.dognbok.standalone.RunningLedger.SAMPLES;
import static no.dognbok.standalone.RunningLedger.STEINKJER;
import static no.dognbok.standalone.RunningLedger.TRUST;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import no.dognbok.standalone.RunningLedger.Answer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import tools.jackson.databind.JsonNode;

/**
 * The sample messages that the project brings: the worklist, the statement, and no person in it.
 */
class SamplesTest {

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  private static final Path SCHEMAS = Path.of("../../../shared/plo/schema");
  private static long position;

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  @BeforeAll
  static void tellThemAll() throws IOException {
    for (Path file : files("epj-levanger.ndjson")) {
      tellLines(file);
    }
    for (Path file : files(".xml")) {
      Answer answer = LEDGER.postXml(Files.readAllBytes(file));
      assertThat(answer.status()).as(file + ": " + answer.body()).isEqualTo(200);
    }
    for (Path file : files("svar-fra-kommunene.ndjson")) {
      tellLines(file);
    }
    position = LEDGER.commits() - 1;
  }

  private static void tellLines(Path file) throws IOException {
    assertThat(LEDGER.tell(Files.readString(file).split("\n")))
        .allMatch(answer -> answer.path("outcome").asString().equals("RECORDED"));
  }

  private static JsonNode get(String path, String organisation) {
    Answer answer =
        LEDGER.get(path + (path.contains("?") ? "&" : "?") + "atLeast=" + position, organisation);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  @Test
  void aStatementSumsTheDaysOfAMonthAndSaysWhyOthersAreNotBilled() {
    JsonNode draft = get("/statements/983974791/5006/2025-10", TRUST);
    assertThat(draft.at("/totals/stays").asInt()).isEqualTo(3);
    assertThat(draft.at("/totals/days").asInt()).isEqualTo(6 + 7 + 5);
    assertThat(draft.at("/totals/amount").asLong()).isEqualTo(18 * 5981);
    assertThat(draft.path("lines").valueStream().map(line -> line.path("amount").asLong()))
        .containsExactlyInAnyOrder(6L * 5981, 7L * 5981, 5L * 5981);
    assertThat(
            draft
                .path("notBilled")
                .valueStream()
                .map(day -> day.at("/day/reasons/0/rule").asString()))
        .containsExactlyInAnyOrder("P8", "P7", "P7", "P7");
    assertThat(draft.path("openStays")).isEmpty();
    assertThat(draft.toString()).contains("LEV-2025-1187");
  }

  @Test
  void aMunicipalitySeesTheSameStatementAsTheTrust() {
    JsonNode trust = get("/statements/983974791/5006/2025-10", TRUST);
    JsonNode municipality = get("/statements/983974791/5006/2025-10", STEINKJER);
    assertThat(municipality.path("lines")).isEqualTo(trust.path("lines"));
    assertThat(municipality.path("totals")).isEqualTo(trust.path("totals"));
  }

  @Test
  void aStatementIsAsItWasForAMomentInThePast() {
    JsonNode draft = get("/statements/983974791/5006/2025-10?asOf=2025-10-15T12:00", TRUST);
    assertThat(draft.at("/totals/days").asInt()).isEqualTo(5 + 2 + 3);
    assertThat(draft.path("openStays")).hasSize(3);
  }

  @Test
  void aYesAtOnceGivesNoDay() {
    assertThat(get("/statements/983974791/5038/2025-10", TRUST).at("/totals/days").asInt())
        .isZero();
  }

  @Test
  void mentalHealthDaysShowWhatIsNotOnRecord() {
    JsonNode line = get("/statements/983974791/5007/2025-10", TRUST).at("/lines/0");
    assertThat(line.path("number").asInt()).isEqualTo(2);
    assertThat(line.at("/days/0/doubts").valueStream().map(doubt -> doubt.path("code").asString()))
        .contains("PROFESSION_UNKNOWN", "COERCION_NOT_RECORDED");
  }

  @Test
  void anUnmappedAddressIsShownAsGiven() {
    JsonNode worklist = get("/worklist?asOf=2025-10-14T12:00&size=500", TRUST);
    assertThat(worklist.path("items").valueStream().map(item -> item.path("unmapped").toString()))
        .contains("[\"her:95053\"]");
  }

  @Test
  void theWorklistIsFilteredAndPaged() {
    String now = "/worklist?asOf=2025-10-17T12:00";
    JsonNode all = get(now + "&size=500", TRUST);
    int total = all.path("total").asInt();
    assertThat(all.path("items")).hasSize(total);
    assertThat(all.path("overdue").asInt()).isBetween(1, total - 1);

    JsonNode overdue = get(now + "&overdue=true&size=500", TRUST);
    assertThat(overdue.path("total").asInt()).isEqualTo(all.path("overdue").asInt());
    assertThat(overdue.path("items")).allMatch(item -> item.path("overdue").asBoolean());
    JsonNode open = get(now + "&overdue=false&size=500", TRUST);
    assertThat(open.path("total").asInt()).isEqualTo(total - overdue.path("total").asInt());

    JsonNode replies = get(now + "&kind=REPLY&owedBy=MUNICIPALITY&municipality=5006", TRUST);
    assertThat(replies.path("items"))
        .isNotEmpty()
        .allMatch(item ->
            item.path("obligation").asString().equals("REPLY")
                && item.at("/municipality/address").asString().equals("5006"));
    assertThat(get(now + "&kind=REPLY&owedBy=HOSPITAL", TRUST).path("total").asInt()).isZero();

    JsonNode namsos = get(now + "&hospital=974753898&size=500", TRUST);
    JsonNode levanger = get(now + "&hospital=974754118&size=500", TRUST);
    assertThat(namsos.path("total").asInt()).isPositive();
    assertThat(namsos.path("total").asInt() + levanger.path("total").asInt()).isEqualTo(total);

    JsonNode first = get(now + "&size=3", TRUST);
    JsonNode second = get(now + "&size=3&page=1", TRUST);
    assertThat(first.path("items")).hasSize(3);
    assertThat(Stream.concat(first.path("items").valueStream(), second.path("items").valueStream()))
        .containsExactlyElementsOf(all.path("items").valueStream().limit(6).toList());
    assertThat(get(now + "&page=1000", TRUST).path("items")).isEmpty();
  }

  @Test
  void aReplyThatHasToBeReadNamesTheMessageAndShowsNoText() {
    JsonNode item =
        get("/worklist?asOf=2025-10-17T12:00&kind=READING_OF_REPLY", TRUST).at("/items/0");
    assertThat(item.at("/message/sender").asString()).isEqualTo("her:95006");
    assertThat(item.at("/message/messageId").asString()).isNotEmpty();
    assertThat(item.path("since").asString()).startsWith("2025-10-15T08:55");
    assertThat(item.toString()).doesNotContain("plass");
  }

  @Test
  void aFilterThatIsNoneIsRefusedWithWhatItMayBe() {
    assertThat(LEDGER.get("/worklist?kind=ANSWER", TRUST).detail()).contains("REPLY");
    assertThat(LEDGER.get("/worklist?owedBy=ME", TRUST).detail()).contains("HOSPITAL");
    assertThat(LEDGER.get("/worklist?overdue=perhaps", TRUST).detail()).contains("true or false");
    assertThat(LEDGER.get("/worklist?municipality=506", TRUST).detail()).contains("four digits");
    assertThat(LEDGER.get("/worklist?size=0", TRUST).detail()).contains("from 1 to 500");
    for (String month : List.of("2025-13", "2025", "oktober")) {
      Answer answer = LEDGER.get("/statements/983974791/5006/" + month, TRUST);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("invalid-value");
      assertThat(answer.detail()).contains("'" + month + "'").contains("2025-10");
    }
    assertThat(LEDGER.get("/statements/983974791/506/2025-10", TRUST).detail())
        .contains("four digits");
    assertThat(LEDGER.get("/statements/98397479/5006/2025-10", AUDITOR).detail())
        .contains("nine digits");
  }

  /** Names, identity numbers and free text of every sample are searched for in every file. */
  @Test
  void noPersonIsInTheDataFolder() throws IOException {
    Set<String> persons = new HashSet<>();
    Pattern words =
        Pattern.compile(
            "<(?:FamilyName|GivenName|BeskrivelseAvHendelse|TekstNotatInnhold)>([^<]+)<"
                + "|<Id>([0-9]{11})<");
    for (Path file : files(".xml")) {
      Matcher matcher = words.matcher(Files.readString(file));
      while (matcher.find()) {
        persons.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
      }
    }
    assertThat(persons).hasSizeGreaterThan(20).contains("Testesen", "Astrid", "12834112092");
    try (Stream<Path> stored = Files.walk(LEDGER.data())) {
      for (Path file : stored.filter(Files::isRegularFile).toList()) {
        String content = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        assertThat(persons.stream().filter(content::contains)).as(file.toString()).isEmpty();
      }
    }
  }

  @Test
  void theMessagesAreValidByTheNationalSchemas() throws Exception {
    Assumptions.assumeTrue(
        Files.isDirectory(SCHEMAS), "the national schemas are not beside the project");
    for (Path file : files(".xml")) {
      String xml = Files.readString(file);
      List<String> names =
          xml.contains("<AppRec")
              ? List.of("AppRec-v1.1.xsd")
              : List.of("MsgHead-v1_2.xsd", payloadSchema(xml));
      schema(names).newValidator().validate(new StreamSource(new StringReader(xml)));
    }
  }

  /** The schemas name each other by addresses on the web; here they lie side by side. */
  private static Schema schema(List<String> names) throws Exception {
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    factory.setFeature("http://apache.org/xml/features/honour-all-schemaLocations", true);
    DOMImplementationLS dom =
        (DOMImplementationLS)
            DOMImplementationRegistry.newInstance().getDOMImplementation("LS 3.0");
    factory.setResourceResolver((_, _, _, systemId, _) -> {
      LSInput input = dom.createLSInput();
      input.setSystemId(systemId);
      Path file = SCHEMAS.resolve(systemId.substring(systemId.lastIndexOf('/') + 1));
      try {
        input.setByteStream(
            Files.exists(file) ? Files.newInputStream(file) : InputStream.nullInputStream());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return input;
    });
    return factory.newSchema(
        names.stream()
            .map(name -> (Source) new StreamSource(SCHEMAS.resolve(name).toFile()))
            .toArray(Source[]::new));
  }

  private static String payloadSchema(String xml) {
    if (xml.contains("<p:Pasientlogistikk")) {
      return "Pasientlogistikk-v1.6.xsd";
    } else if (xml.contains("<p:HelseopplysningerVedSoknad")) {
      return "Helseopplysninger-v1.6.xsd";
    } else if (xml.contains("<p:Innleggelsesrapport")) {
      return "Innleggelsesrapport-v1.6.xsd";
    } else if (xml.contains("<p:TverrfagligEpikrise")) {
      return "TverrfagligEpikrise-v1.6.xsd";
    }
    return "dialogmelding-v1.1.xsd";
  }
}
