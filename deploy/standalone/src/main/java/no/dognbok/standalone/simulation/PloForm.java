package no.dognbok.standalone.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.events.Moment;
import org.jspecify.annotations.Nullable;

/**
 * Tellings as PLO messages and application receipts, where there is one for them. The parties are
 * named by organisation number, so that no made-up HER-id is needed.
 *
 * <p>What opens a stay is told as a line, because only a line can name the stay. A declaration goes
 * with its notice (melding om utskrivningsklar pasient).
 */
public final class PloForm {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
  private static final String LOGISTICS =
      "xmlns:p=\"http://www.kith.no/xmlstds/po/Pasientlogistikk/2012-04-01\""
          + " xmlns=\"http://www.kith.no/xmlstds/po/poKomponent/2012-04-01\"";

  private final Map<String, Country.Hospital> hospitals = new HashMap<>();
  private final Map<String, Country.Municipality> municipalities = new HashMap<>();

  public PloForm(Country country) {
    country.hospitals().forEach(hospital -> hospitals.put(hospital.organisation(), hospital));
    country.municipalities().forEach(one -> municipalities.put(one.number(), one));
  }

  /** Whether a telling needs no form at all: another message tells it. */
  public boolean isToldByAnother(Telling telling) {
    Telling refersTo = telling.refersTo();
    return telling.type().equals("DeclaredReady") && !telling.opens()
        || telling.type().equals("MessageCancelled")
            && refersTo != null
            && isToldByAnother(refersTo);
  }

  /** The message or receipt that tells it; empty where only a line can. */
  public Optional<String> of(Telling telling) {
    Telling refersTo = telling.refersTo();
    if (telling.opens()) {
      return Optional.empty();
    }
    return switch (telling.type()) {
      case "ReceiptReceived" ->
          Optional.ofNullable(refersTo)
              .flatMap(receipted ->
                  content(receipted, null).map(message -> receipt(telling, receipted, message)));
      case "MessageCancelled" ->
          Optional.ofNullable(refersTo).flatMap(cancelled -> message(cancelled, telling));
      default -> message(telling, null);
    };
  }

  private record Message(String type, String name, String payload, boolean fromHospital) {}

  private Optional<String> message(Telling telling, @Nullable Telling cancelledBy) {
    return content(telling, cancelledBy).map(message -> head(message, telling, cancelledBy));
  }

  /** Empty where only a line can tell it. */
  private static Optional<Message> content(Telling telling, @Nullable Telling cancelledBy) {
    if (telling.opens()
        || telling.field("hospital") == null
        || telling.field("municipality") == null) {
      return Optional.empty();
    }
    String status = cancelledBy == null ? "V=\"N\" DN=\"Ny\"" : "V=\"C\" DN=\"Kansellering\"";
    String sent =
        "<InformasjonOmForsendelsen><Forsendelsesstatus "
            + status
            + "/></InformasjonOmForsendelsen>";
    return Optional.ofNullable(payload(telling, sent));
  }

  private static @Nullable Message payload(Telling telling, String sent) {
    Instant at = telling.occurredAt();
    return switch (telling.type()) {
      case "AdmissionNoticeSent" -> information(telling, sent, "1", "Varsel om innlagt pasient");
      case "HealthInformationUpdated" ->
          information(telling, sent, "2", "Helseopplysninger – oppdatert");
      case "ReadyNoticeSent" ->
          logistics(
              "LOG_UTSKRIVNINGSKLAR",
              "Melding om utskrivningsklar pasient",
              sent,
              "MeldingUtskrivningsklarPasient",
              "3",
              Rhythm.day(at).toString());
      case "ReadinessWithdrawn" ->
          logistics(
              "LOG_AVMELDING",
              "Avmelding av utskrivningsklar pasient",
              sent,
              "AvmeldingUtskrivningsklarPasient",
              "4",
              local(at));
      case "PatientDeparted" ->
          logistics(
              "LOG_UTSKREVET",
              "Melding om utskrevet pasient",
              sent,
              "MeldingOmUtskrevetPasient",
              "2",
              local(at));
      case "PatientDied" ->
          logistics(
              "LOG_DOD", "Orientering om dødsfall", sent, "OrienteringOmDod", "13", local(at));
      case "AdmissionReportSent" ->
          report("INNLEGGELSESRAPPORT", "Innleggelsesrapport", sent, false);
      case "DischargeReportSent" ->
          report("UTSKRIVNINGSRAPPORT", "Utskrivningsrapport", sent, true);
      case "ReplyToBeRead" ->
          new Message(
              "DIALOG_HELSEFAGLIG",
              "Helsefaglig dialog",
              """
              <Dialogmelding xmlns="http://www.kith.no/xmlstds/dialog/2013-01-23"><Notat>\
              <TemaKodet V="7" DN="Mottak av utskrivningsklar pasient"/>\
              <TekstNotatInnhold>Vi ser på det og kommer tilbake</TekstNotatInnhold>\
              </Notat></Dialogmelding>\
              """,
              false);
      default -> null;
    };
  }

  private static Message information(Telling telling, String sent, String kind, String name) {
    Object expected = telling.field("expectedDischarge");
    String event =
        expected == null
            ? ""
            : "<OpplysningOpphold>%s</OpplysningOpphold>"
                .formatted(event("5", String.valueOf(expected), true));
    return new Message(
        "HELSEOPPL_SOKNAD",
        "Helseopplysninger",
        """
        <p:HelseopplysningerVedSoknad xmlns:p="http://www.kith.no/xmlstds/po/HelseopplysningerVedSoknad/2012-04-01" \
        xmlns="http://www.kith.no/xmlstds/po/poKomponent/2012-04-01">%s<TypeInnholdIMelding>\
        <TypeInnhold V="%s" DN="%s" S="2.16.578.1.12.4.1.1.9140"/></TypeInnholdIMelding>%s\
        </p:HelseopplysningerVedSoknad>\
        """
            .formatted(sent, kind, name, event),
        true);
  }

  private static Message logistics(
      String type, String name, String sent, String element, String code, String time) {
    return new Message(
        type,
        name,
        "<p:Pasientlogistikk %s>%s<p:%s>%s</p:%s></p:Pasientlogistikk>"
            .formatted(LOGISTICS, sent, element, event(code, time, false), element),
        true);
  }

  private static String event(String code, String time, boolean estimate) {
    return """
    <TidsfestetHendelse><Hendelsekode V="%s" S="2.16.578.1.12.4.1.1.9121"/>\
    <TidspunktForHendelse V="%s"/><Anslag>%s</Anslag></TidsfestetHendelse>\
    """
        .formatted(code, time, estimate);
  }

  private static Message report(String type, String name, String sent, boolean fromHospital) {
    return new Message(
        type,
        name,
        """
        <p:%s xmlns:p="http://www.kith.no/xmlstds/po/%s/2012-04-01" \
        xmlns="http://www.kith.no/xmlstds/po/poKomponent/2012-04-01">%s</p:%s>\
        """
            .formatted(name, name, sent, name),
        fromHospital);
  }

  private String head(Message message, Telling telling, @Nullable Telling cancelledBy) {
    Telling own = cancelledBy == null ? telling : cancelledBy;
    String parent = id(telling);
    String hospital = hospital(telling);
    String municipality = municipality(telling);
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- Simulert melding om en person som ikke finnes. -->
    <MsgHead xmlns="http://www.kith.no/xmlstds/msghead/2006-05-24"><MsgInfo>
    <Type V="%s" DN="%s"/><MIGversion>v1.2 2006-05-24</MIGversion>
    <GenDate>%s</GenDate><MsgId>%s</MsgId>%s
    <Sender>%s</Sender>
    <Receiver>%s</Receiver>
    <Patient><FamilyName>Simulert</FamilyName><GivenName>Pasient</GivenName><DateOfBirth>%s</DateOfBirth>
    <Ident><Id>%s</Id><TypeId V="FNR" DN="Fødselsnummer" S="2.16.578.1.12.4.1.1.8116"/></Ident></Patient>
    </MsgInfo><Document><RefDoc><MsgType V="XML" DN="XML-instans"/><Content>
    %s
    </Content></RefDoc></Document></MsgHead>
    """
        .formatted(
            message.type(),
            message.name(),
            local(own.occurredAt()),
            id(own),
            cancelledBy == null
                ? ""
                : "<ConversationRef><RefToParent>%s</RefToParent><RefToConversation>%s</RefToConversation></ConversationRef>"
                    .formatted(parent, parent),
            message.fromHospital() ? hospital : municipality,
            message.fromHospital() ? municipality : hospital,
            telling.about().born(),
            telling.about().patient(),
            message.payload());
  }

  private String hospital(Telling telling) {
    Country.Hospital hospital =
        Objects.requireNonNull(hospitals.get(String.valueOf(telling.field("hospital"))));
    return organisation(
        hospital.trustName(),
        hospital.trust(),
        organisation(hospital.name(), hospital.organisation(), ""));
  }

  private String municipality(Telling telling) {
    Country.Municipality municipality =
        Objects.requireNonNull(municipalities.get(String.valueOf(telling.field("municipality"))));
    return organisation(municipality.name() + " kommune", municipality.organisation(), "");
  }

  private static String organisation(String name, String number, String inner) {
    return """
    <Organisation><OrganisationName>%s</OrganisationName><Ident><Id>%s</Id>\
    <TypeId V="ENH" DN="Organisasjonsnummeret i Enhetsregisteret" S="2.16.578.1.12.4.1.1.9051"/></Ident>%s</Organisation>\
    """
        .formatted(name, number, inner);
  }

  /** The addressee sends it, to whoever sent the message. */
  private String receipt(Telling receipt, Telling receipted, Message message) {
    Country.Municipality municipality =
        Objects.requireNonNull(municipalities.get(String.valueOf(receipted.field("municipality"))));
    Country.Hospital hospital =
        Objects.requireNonNull(hospitals.get(String.valueOf(receipted.field("hospital"))));
    String ofMunicipality =
        institution(municipality.name() + " kommune", municipality.organisation());
    String ofHospital = institution(hospital.trustName(), hospital.trust());
    boolean positive = Boolean.TRUE.equals(receipt.field("positive"));
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <AppRec xmlns="http://www.kith.no/xmlstds/apprec/2012-02-15">
    <MsgType V="APPREC" DN="Applikasjonskvittering"/><MIGversion>v1.1 2012-02-15</MIGversion>
    <GenDate>%s</GenDate><Id>%s</Id>
    <Sender>%s</Sender><Receiver>%s</Receiver>
    <Status V="%s" DN="%s"/>%s
    <OriginalMsgId><MsgType V="%s"/><IssueDate>%s</IssueDate><Id>%s</Id></OriginalMsgId>
    </AppRec>
    """
        .formatted(
            LineForm.exact(receipt.occurredAt()),
            id(receipt),
            message.fromHospital() ? ofMunicipality : ofHospital,
            message.fromHospital() ? ofHospital : ofMunicipality,
            positive ? "1" : "2",
            positive ? "OK" : "Avvist",
            positive ? "" : "<Error V=\"E10\" S=\"2.16.578.1.12.4.1.1.8221\" DN=\"Ugyldig\"/>",
            message.type(),
            local(receipted.occurredAt()),
            id(receipted));
  }

  private static String institution(String name, String number) {
    return "<HCP><Inst><Name>%s</Name><Id>%s</Id><TypeId V=\"ENH\" DN=\"Organisasjonsnummeret i Enhetsregisteret\"/></Inst></HCP>"
        .formatted(name, number);
  }

  private static String local(Instant moment) {
    return moment.atZone(Moment.OSLO).format(SECONDS);
  }

  private static String id(Telling telling) {
    return UUID.nameUUIDFromBytes(
            (telling.about().stay() + "/" + telling.id()).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
