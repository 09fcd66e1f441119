package no.dognbok.query.dossier.form;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.dognbok.events.Moment;
import no.dognbok.events.StayEvent.IdentityErased;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The own fields of events in words. What has no word yet is shown as it is stored. */
final class FieldLabels {

  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z");

  /** Said by the event's name, or shown elsewhere in the dossier. */
  private static final List<String> SAID =
      List.of(
          "answer",
          "needed",
          "offer",
          "ownResponsibility",
          "positive",
          "grounds",
          "matter",
          "ground",
          "stand",
          "step",
          "how",
          "agreed",
          "party",
          "trust",
          "stands",
          "falls",
          "drawn",
          "note",
          "settlement",
          "month");

  static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("municipality", "kommune"),
          Map.entry("registeredIn", "folkeregistrert i"),
          Map.entry("careType", "fagområde"),
          Map.entry("institution", "institusjon"),
          Map.entry("deferred", "vurderingen utsatt"),
          Map.entry("reason", "grunn"),
          Map.entry("expectedDischarge", "forventet utskrivning"),
          Map.entry("changes", "endret"),
          Map.entry("profession", "erklært av"),
          Map.entry("assessed", "vurdert etter § 9"),
          Map.entry("coercionEnded", "tvang avsluttet"),
          Map.entry("outpatientContactMade", "poliklinikk kontaktet"),
          Map.entry("notNeeded", "ikke behov for"),
          Map.entry("digest", "kontrollsum (SHA-256)"),
          Map.entry("expectedFrom", "forventet klart"),
          Map.entry("from", "fra"),
          Map.entry("to", "til"),
          Map.entry("until", "til"),
          Map.entry("tried", "forsøkt på"),
          Map.entry("hospital", "sykehus"),
          Map.entry("of", "kvittering for hendelse"),
          Map.entry("supplies", "gjelder"),
          Map.entry("done", "gjort"),
          Map.entry("competent", "samtykkekompetent"),
          Map.entry("wishesToLeave", "ønsker å reise"),
          Map.entry("cover", "klarer seg ved"),
          Map.entry("agreedWith", "avtalt med"),
          Map.entry("cancels", "kansellerer hendelse"),
          Map.entry("why", "grunn"),
          Map.entry("ground", "grunn"),
          Map.entry("event", "gjelder hendelse"),
          Map.entry("events", "gjelder hendelser"),
          Map.entry("reads", "leser hendelse"),
          Map.entry("field", "opplysning"),
          Map.entry("old", "før"),
          Map.entry("new", "nå"),
          Map.entry("objectionsUntil", "innsigelsesfrist"),
          Map.entry("occurredAt", "tidspunkt"),
          Map.entry("ownResponsibility", "på eget ansvar"),
          Map.entry("needed", "behov"),
          Map.entry("answer", "svar"),
          Map.entry("offer", "tilbud"),
          Map.entry("positive", "mottatt"),
          Map.entry("instant", "tidspunkt"),
          Map.entry("precision", "presisjon"));

  static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("SOMATIC", "somatikk"),
          Map.entry("MENTAL_HEALTH", "psykisk helsevern"),
          Map.entry("SUBSTANCE_USE", "rusbehandling"),
          Map.entry("PUBLIC", "offentlig"),
          Map.entry("PRIVATE_WITH_AGREEMENT", "privat med avtale"),
          Map.entry("PRIVATE_WITHOUT_AGREEMENT", "privat uten avtale"),
          Map.entry("PRIVATE_REHABILITATION", "privat rehabilitering"),
          Map.entry("EXTENSIVE_TREATMENT", "omfattende behandling"),
          Map.entry("UNCLEAR_CONDITION", "uavklart tilstand"),
          Map.entry("NEED_OF_HELP", "hjelpebehov"),
          Map.entry("FUNCTION", "funksjonsnivå"),
          Map.entry("PHYSICIAN", "lege"),
          Map.entry("PSYCHOLOGIST", "psykolog"),
          Map.entry("OTHER", "annen"),
          Map.entry("A", "a"),
          Map.entry("B", "b"),
          Map.entry("C", "c"),
          Map.entry("D", "d"),
          Map.entry("E", "e"),
          Map.entry("JOINT_PLAN", "samlet plan"),
          Map.entry("OUTPATIENT_CONTACT", "poliklinisk oppfølging"),
          Map.entry("MESSAGE", "melding"),
          Map.entry("PHONE", "telefon"),
          Map.entry("PAGE", "Døgnbok"),
          Map.entry("MEDICATION", "medikamenter"),
          Map.entry("EQUIPMENT", "utstyr"),
          Map.entry("PATIENT_INFORMED", "pasienten informert"),
          Map.entry("TRANSPORT_ARRANGED", "transport ordnet"),
          Map.entry("MANAGES_ALONE", "klarer seg selv"),
          Map.entry("RELATIVES_TAKE_OVER", "pårørende tar over"),
          Map.entry("WRONGLY_STATED", "feil oppgitt"),
          Map.entry("NOW_STATED", "oppgitt nå"),
          Map.entry("MOVED", "flyttet senere"),
          Map.entry("TYPED_WRONG", "skrevet feil"),
          Map.entry("WRONG_TIME", "feil tidspunkt"),
          Map.entry("LATER_KNOWN", "kjent senere"),
          Map.entry("AGREED_BETWEEN_PARTIES", "partene er enige"),
          Map.entry("WRONG_PATIENT", "feil pasient"),
          Map.entry("WRONG_STAY", "feil opphold"),
          Map.entry("TEST_MESSAGE", "testmelding"),
          Map.entry("D_NUMBER_REPLACED", "D-nummer erstattet"),
          Map.entry("HELP_NUMBER_REPLACED", "hjelpenummer erstattet"),
          Map.entry("NEW_BIRTH_NUMBER", "nytt fødselsnummer"),
          Map.entry("RETENTION_EXPIRED", "lagringstiden er ute"),
          Map.entry("PATIENTS_DEMAND", "pasientens krav"),
          Map.entry("RECORDED_WITHOUT_BASIS", "registrert uten grunnlag"),
          Map.entry("CAN_RECEIVE", "kan ta imot"),
          Map.entry("NOT_YET", "kan ikke ta imot ennå"),
          Map.entry("NO_NEED", "ikke behov"),
          Map.entry("CONDITIONAL", "med vilkår"),
          Map.entry("HOME_WITH_SERVICES", "hjem med tjenester"),
          Map.entry("HOME_NURSING", "hjem med hjemmesykepleie"),
          Map.entry("SHORT_TERM_PLACE", "korttidsplass"),
          Map.entry("REHABILITATION_PLACE", "rehabiliteringsplass"),
          Map.entry("LONG_TERM_PLACE", "langtidsplass"),
          Map.entry("EXACT", "nøyaktig"),
          Map.entry("DATE", "bare dato"),
          Map.entry("REPEATED_HOUR", "timen finnes to ganger"),
          Map.entry("SKIPPED_HOUR", "timen finnes ikke"));

  private static final List<String> ERASED =
      Stream.of(IdentityErased.Ground.values()).map(Enum::name).toList();

  private FieldLabels() {}

  /** Each field as {@code navn: verdi}. */
  static List<String> of(@Nullable JsonNode facts) {
    List<String> all = new ArrayList<>();
    if (facts != null) {
      for (Map.Entry<String, JsonNode> field : facts.properties()) {
        if (!SAID.contains(field.getKey()) || isWhyErased(field)) {
          all.add(
              NAMES.getOrDefault(field.getKey(), field.getKey()) + ": " + value(field.getValue()));
        }
      }
    }
    return all;
  }

  /** The ground of a dispute is told with it; that of an erasure stands nowhere else. */
  private static boolean isWhyErased(Map.Entry<String, JsonNode> field) {
    return field.getKey().equals("ground") && ERASED.contains(field.getValue().asString(""));
  }

  private static String value(JsonNode value) {
    if (value.isArray()) {
      return String.join(", ", value.valueStream().map(FieldLabels::value).toList());
    }
    if (value.isObject()) {
      return String.join("; ", of(value));
    }
    if (value.isBoolean()) {
      return value.asBoolean() ? "ja" : "nei";
    }
    String text = value.asString();
    if (DATE.matcher(text).matches()) {
      return DossierLabels.day(LocalDate.parse(text));
    }
    if (INSTANT.matcher(text).matches()) {
      return DossierLabels.time(Instant.parse(text).atZone(Moment.OSLO).toOffsetDateTime());
    }
    return VALUES.getOrDefault(text, NAMES.getOrDefault(text, text)); // or the name of a field
  }
}
