package no.dognbok.command.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import no.dognbok.command.Ledger;
import no.dognbok.events.Moment;
import no.dognbok.events.Refusal;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.*;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;

/**
 * The official example messages, where they lie beside the project: read without loss of what the
 * tables need, and without a trace of a person.
 */
class OfficialExamplesTest {

  private static final Path EXAMPLES = Path.of("../../shared/plo/examples");
  private static final Path SCHEMAS = Path.of("../../shared/plo/schema");

  @BeforeEach
  void theyLieBesideTheProject() {
    Assumptions.assumeTrue(
        Files.isDirectory(EXAMPLES), "the official example messages are not beside the project");
  }

  private static byte[] example(String name) {
    try {
      return Files.readAllBytes(EXAMPLES.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<StayEvent> events(String name) {
    return events(example(name));
  }

  private static List<StayEvent> events(byte[] document) {
    XmlWalk xml = new XmlWalk(document);
    xml.root();
    PloMessage message = PloReader.read(xml);
    return PloTranslation.events(message, message.sender().organisation());
  }

  private static Moment exact(String time) {
    return Moment.local(LocalDateTime.parse(time));
  }

  @Test
  void theLogisticsMessagesAreReadWithoutLossOfWhatTheTablesNeed() {
    assertThat(events("Pasientlogistikk_Innlagt_pasient_v1-6_Ny.xml"))
        .singleElement()
        .isInstanceOfSatisfying(
            PatientAdmitted.class,
            admitted -> {
              assertThat(admitted.told().at()).isEqualTo(exact("2018-01-29T10:00:00"));
              assertThat(admitted.told().by()).hasToString("her:59");
              assertThat(admitted.told().from()).hasToString("her:90998");
              assertThat(admitted.told().to()).hasToString("her:99387");
              assertThat(admitted.told().sentAt())
                  .isEqualTo(exact("2018-01-29T10:11:54").instant());
            });
    List<StayEvent> ready = events("Pasientlogistikk_Utskrivningsklar_pasient_v1-6_Ny.xml");
    assertThat(ready)
        .hasExactlyElementsOfTypes(
            AdmissionMentioned.class, DeclaredReady.class, ReadyNoticeSent.class);
    assertThat(ready.get(0).told().at()).isEqualTo(exact("2018-01-29T10:00:00"));
    assertThat(ready.get(1).told().at())
        .isEqualTo(new Moment(exact("2018-01-31T10:20:11").instant(), Moment.Precision.DATE));
    assertThat(ready.get(2).told().at()).isEqualTo(exact("2018-01-31T10:20:11"));
    List<StayEvent> withdrawn =
        events("Pasientlogistikk_Avmelding_av_utskrivningsklar_pasient_v1-6_Ny.xml");
    assertThat(withdrawn)
        .hasExactlyElementsOfTypes(AdmissionMentioned.class, ReadinessWithdrawn.class);
    assertThat(withdrawn.get(1).told().at())
        .isEqualTo(new Moment(exact("2018-01-31T17:12:31").instant(), Moment.Precision.DATE));
    assertThat(events("Pasientlogistikk_Melding_om_utskrevet_pasient_v1-6_Ny.xml"))
        .singleElement()
        .isInstanceOfSatisfying(
            PatientDeparted.class,
            departed ->
                assertThat(departed.told().at())
                    .isEqualTo(
                        new Moment(exact("2018-02-01T11:20:13").instant(), Moment.Precision.DATE)));
  }

  @Test
  void theHealthInformationMessagesAreReadWithoutLossOfWhatTheTablesNeed() {
    assertThat(events("Helseopplysninger_Varsel_om_innlagt_pasient_v1-6_Ny.xml"))
        .singleElement()
        .isInstanceOfSatisfying(
            AdmissionNoticeSent.class,
            notice -> {
              assertThat(notice.told().at()).isEqualTo(exact("2018-01-10T10:32:43"));
              assertThat(notice.expectedDischarge()).isEqualTo("2018-01-15");
            });
    StayEvent first =
        events("Helseopplysninger_Oppdaterte_opplysninger_v1-6_Endring1.xml").getFirst();
    StayEvent second =
        events("Helseopplysninger_Oppdaterte_opplysninger_v1-6_Endring2.xml").getFirst();
    assertThat(((HealthInformationUpdated) first).expectedDischarge()).isEqualTo("2018-01-18");
    assertThat(((HealthInformationUpdated) second).expectedDischarge()).isEqualTo("2018-01-25");
    assertThat(second.told().replaces()).isEqualTo(first.told().message());
  }

  @Test
  void theReportsAreReadAndTheDialoguesAboutOtherThingsAreNotKept() {
    assertThat(events("Innleggelsesrapport_v1-6_Ny.xml"))
        .hasExactlyElementsOfTypes(AdmissionReportSent.class);
    assertThat(events("Utskrivningsrapport_v1-6_Ny.xml"))
        .hasExactlyElementsOfTypes(DischargeReportSent.class);
    for (String dialogue :
        List.of(
            "Dialogmelding_avvik_v1-0.xml",
            "Dialogmelding_foresporsel_PLO_v1-0.xml",
            "Dialogmelding_svar_foresporsel_PLO_v1-0.xml")) {
      assertThatThrownBy(() -> events(dialogue))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.MESSAGE_NOT_KEPT));
    }
  }

  /** No example is about reception, so one is given that topic. */
  @ParameterizedTest
  @CsvSource({
    "Dialogmelding_foresporsel_PLO_v1-0.xml, DIALOG_FORESPORSEL",
    "Dialogmelding_svar_foresporsel_PLO_v1-0.xml, DIALOG_SVAR"
  })
  void aDialogueOfTheExamplesAboutReceptionIsAReply(String name, String type) {
    String example = new String(example(name), StandardCharsets.UTF_8);
    assertThat(example).contains("V=\"" + type + "\"");
    String note = PloSample.note("V=\"1\" S=\"2.16.578.1.12.4.1.1.9155\"");
    String about =
        example.replaceFirst("(?s)(<Dialogmelding[^>]*>).*(</Dialogmelding>)", "$1" + note + "$2");
    assertThat(events(about.getBytes(StandardCharsets.UTF_8)))
        .hasExactlyElementsOfTypes(ReplyToBeRead.class);
  }

  /** What the tests send is what the standards say. */
  @Test
  void theRepliesOfTheTestsAreValidByTheOfficialSchemas() throws Exception {
    String note = PloSample.note("V=\"1\" S=\"2.16.578.1.12.4.1.1.9155\"");
    String at = "2025-05-12T11:00";
    validPayload(
        PloSample.dialogue("DIALOG_NOTAT", at, "2006-10-11", note), "dialogmelding-v1.0.xsd");
    validPayload(PloSample.dialogue(at, "7"), "dialogmelding-v1.1.xsd");
    validPayload(
        PloSample.dialogue("DIALOG_FORESPORSEL", at, "2006-10-11", PloSample.question("99")),
        "dialogmelding-v1.0.xsd");
    validPayload(PloSample.structuredReply(at), "Pasientlogistikk-v2.0.xsd");
    byte[] receipt = PloSample.ready(at).receipt("r-1", at + ":00", "3");
    validate(new String(receipt, StandardCharsets.UTF_8), "AppRec-v1.1.xsd");
  }

  private static void validPayload(PloSample sample, String schema) throws Exception {
    String xml = sample.xml();
    validate(xml.substring(xml.indexOf("<Content>") + 9, xml.indexOf("</Content>")), schema);
  }

  @Test
  void noNameOrNumberOfAnyExampleIsFoundInTheDataFolder(@TempDir Path path) throws IOException {
    Set<String> personal = new HashSet<>();
    try (Ledger ledger = new Ledger(path, Clock.systemUTC());
        Stream<Path> examples = Files.list(EXAMPLES)) {
      PloIntake intake =
          new PloIntake(
              new Intake(ledger.log(), ledger.commands(), ledger.pseudonyms()), Clock.systemUTC());
      int recorded = 0;
      for (Path example : examples.toList()) {
        byte[] document = Files.readAllBytes(example);
        personal.addAll(personal(new String(document, StandardCharsets.UTF_8)));
        try {
          recorded += intake.take(document, null).answer() == null ? 0 : 1;
        } catch (Refusal refusal) {
          // the receipt example is for a message that nobody has
        }
      }
      assertThat(recorded).isEqualTo(9);
      assertThat(personal).hasSizeGreaterThan(60).contains("Gundersen", "15076500565", "9144889");
      for (String content : contents(path)) {
        assertThat(personal.stream().filter(content::contains)).isEmpty();
      }
    }
    for (String content : contents(path)) {
      assertThat(personal.stream().filter(content::contains)).isEmpty();
    }
  }

  private static List<String> contents(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> {
            try {
              byte[] bytes = Files.readAllBytes(file);
              return new String(bytes, StandardCharsets.UTF_8)
                  + new String(bytes, StandardCharsets.ISO_8859_1);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          })
          .toList();
    }
  }

  /** Names of people and places, identity and personnel numbers, telephone numbers, free text. */
  private static Set<String> personal(String document) {
    Set<String> found = new HashSet<>();
    for (String element :
        List.of(
            "FamilyName",
            "GivenName",
            "StreetAdr",
            "City",
            "DateOfBirth",
            "OrganisationName",
            "BeskrivelseAvHendelse",
            "Merknad",
            "Notat",
            "TekstNotatInnhold",
            "Sporsmal")) {
      collect(found, document, "<(?:\\w+:)?" + element + "[^>]*>([^<]{3,})</");
    }
    collect(found, document, "<(?:\\w+:)?Id>(\\d{7,11})</"); // national identity and HPR numbers
    collect(found, document, "V=\"tel:(\\d+)\"");
    return found;
  }

  private static void collect(Set<String> found, String document, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(document);
    while (matcher.find()) {
      String text = matcher.group(1).strip();
      if (!text.isEmpty()) {
        found.add(text);
      }
    }
  }

  @Test
  void theLedgersReceiptsAreValidByTheOfficialSchema() throws Exception {
    byte[] message = example("Pasientlogistikk_Innlagt_pasient_v1-6_Ny.xml");
    PloReader.Head head = PloReader.head(message).orElseThrow();
    UUID id = UUID.randomUUID();
    validate(AppRecWriter.accepted(head, id, Instant.now()), "AppRec-v1.1.xsd");
    validate(
        AppRecWriter.rejected(
            head, id, Instant.now(), new Refusal(Refusal.Code.TIME_AHEAD, "æøå & <så videre>")),
        "AppRec-v1.1.xsd");
  }

  private static void validate(String document, String schema) throws Exception {
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    DOMImplementationLS dom =
        (DOMImplementationLS) DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
    factory.setResourceResolver((_, _, _, systemId, _) -> {
      LSInput input = dom.createLSInput();
      String file = systemId.substring(systemId.lastIndexOf('/') + 1);
      try {
        input.setByteStream(Files.newInputStream(SCHEMAS.resolve(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return input;
    });
    factory
        .newSchema(SCHEMAS.resolve(schema).toFile())
        .newValidator()
        .validate(
            new StreamSource(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8))));
  }
}
