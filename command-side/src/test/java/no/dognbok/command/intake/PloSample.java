package no.dognbok.command.intake;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Writes PLO messages of our own for tests. Identity numbers are synthetic (Tenor adds 80 to the
 * month).
 */
final class PloSample {

  static final String PATIENT = "15876500565";
  static final String OTHER_PATIENT = "13916900216";

  private static final String STRUCTURED_REPLY = "TilbakemeldingUtskrivningsklarPasient";

  private String type;
  private String id = UUID.randomUUID().toString();
  private String generated = "2025-05-05T12:00:00";
  private String parent;
  private String senderOrganisation = "4711";
  private String senderUnit = "4712";
  private String receiverOrganisation = "5811";
  private String receiverUnit = "5812";
  private String patient = PATIENT;
  private String status = "N";
  private String content;
  private String use;
  private String dialogue;
  private String outState = "1";
  private final List<String> events = new ArrayList<>();

  private PloSample(String type) {
    this.type = type;
  }

  static PloSample admitted(String at) {
    return new PloSample("LOG_INNLAGT")
        .use("MeldingInnlagtPasient")
        .event("1", at)
        .sent(at(at, 10));
  }

  static PloSample admissionNotice(String at) {
    return new PloSample("HELSEOPPL_SOKNAD").content("1").event("3", "2025-05-12").sent(at);
  }

  static PloSample healthInformation(String at) {
    return new PloSample("HELSEOPPL_SOKNAD").content("2").event("3", "2025-05-12").sent(at);
  }

  static PloSample ready(String at) {
    return new PloSample("LOG_UTSKRIVNINGSKLAR")
        .use("MeldingUtskrivningsklarPasient")
        .event("3", at.substring(0, 10))
        .sent(at);
  }

  static PloSample withdrawn(String at) {
    return new PloSample("LOG_AVMELDING")
        .use("AvmeldingUtskrivningsklarPasient")
        .event("4", at.substring(0, 10))
        .sent(at);
  }

  static PloSample departed(String at) {
    return new PloSample("LOG_UTSKREVET")
        .use("MeldingOmUtskrevetPasient")
        .event("2", at)
        .sent(at(at, 5));
  }

  static PloSample died(String at) {
    return new PloSample("LOG_DOD").use("OrienteringOmDod").event("13", at).sent(at(at, 5));
  }

  /** Helsefaglig dialog (Dialogmelding v1.1). */
  static PloSample dialogue(String at, String topic) {
    return dialogue("DIALOG_HELSEFAGLIG", at, "2013-01-23", note("V=\"%s\"".formatted(topic)));
  }

  /** A dialogue of several parts, in a version of its own, from the municipality. */
  static PloSample dialogue(String type, String at, String version, String... parts) {
    PloSample sample = new PloSample(type).sent(at);
    sample.dialogue =
        "<Dialogmelding xmlns=\"http://www.kith.no/xmlstds/dialog/%s\">%s</Dialogmelding>"
            .formatted(version, String.join("", parts));
    return sample.fromMunicipality();
  }

  /** A note; what it is about stands in the attributes of its coded topic. */
  static String note(String topic) {
    return "<Notat><TemaKodet %s DN=\"x\"/><Tema>Fritekst</Tema><TekstNotatInnhold>Vi kan ta imot Kari i morgen</TekstNotatInnhold><Merknad>Fritekst</Merknad></Notat>"
        .formatted(topic);
  }

  /** A question that is not a note, and has a type instead of a topic. */
  static String question(String type) {
    return "<Foresporsel><TypeForesp V=\"%s\" S=\"2.16.578.1.12.4.1.1.9152\" DN=\"x\"/><Sporsmal>Når kommer Kari?</Sporsmal></Foresporsel>"
        .formatted(type);
  }

  /** Tilbakemelding på utskrivningsklar pasient (Pasientlogistikk v2.0). */
  static PloSample structuredReply(String at) {
    PloSample sample = new PloSample("LOG_TILBAKEMELDING").sent(at);
    sample.use = STRUCTURED_REPLY;
    return sample.fromMunicipality();
  }

  static PloSample admissionReport(String at) {
    return new PloSample("INNLEGGELSESRAPPORT").sent(at).fromMunicipality();
  }

  static PloSample dischargeReport(String at) {
    return new PloSample("UTSKRIVNINGSRAPPORT").sent(at);
  }

  private static String at(String time, int minutes) {
    return LocalDateTime.parse(time).plusMinutes(minutes).toString() + ":00";
  }

  PloSample type(String newType) {
    type = newType;
    return this;
  }

  PloSample id(String newId) {
    id = newId;
    return this;
  }

  String id() {
    return id;
  }

  PloSample sent(String at) {
    generated = at.length() == 16 ? at + ":00" : at;
    return this;
  }

  PloSample status(String newStatus, PloSample refersTo) {
    status = newStatus;
    parent = refersTo.id;
    return this;
  }

  PloSample status(String newStatus) {
    status = newStatus;
    return this;
  }

  PloSample refersTo(PloSample other) {
    parent = other.id;
    return this;
  }

  PloSample patient(String number) {
    patient = number;
    return this;
  }

  PloSample from(String organisation, String unit) {
    senderOrganisation = organisation;
    senderUnit = unit;
    return this;
  }

  PloSample to(String organisation, String unit) {
    receiverOrganisation = organisation;
    receiverUnit = unit;
    return this;
  }

  PloSample outState(String code) {
    outState = code;
    return this;
  }

  PloSample event(String code, String at) {
    events.add(
        "<TidsfestetHendelse><Hendelsekode V=\"%s\" DN=\"x\" S=\"2.16.578.1.12.4.1.1.9121\"/><BeskrivelseAvHendelse>Fritekst om Kari Nordmann</BeskrivelseAvHendelse><TidspunktForHendelse V=\"%s\"/><Anslag>true</Anslag><Merknad>Mer fritekst</Merknad></TidsfestetHendelse>"
            .formatted(code, at));
    return this;
  }

  private PloSample use(String element) {
    use = element;
    return this;
  }

  private PloSample content(String code) {
    content = code;
    return this;
  }

  private PloSample fromMunicipality() {
    String organisation = senderOrganisation;
    String unit = senderUnit;
    senderOrganisation = receiverOrganisation;
    senderUnit = receiverUnit;
    receiverOrganisation = organisation;
    receiverUnit = unit;
    return this;
  }

  byte[] bytes() {
    return xml().getBytes(StandardCharsets.UTF_8);
  }

  String xml() {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <MsgHead xmlns="http://www.kith.no/xmlstds/msghead/2006-05-24">
      <MsgInfo>
        <Type V="%s" DN="x"/><MIGversion>v1.2 2006-05-24</MIGversion>
        <GenDate>%s</GenDate><MsgId>%s</MsgId>%s
        <Sender>%s</Sender><Receiver>%s</Receiver>%s
      </MsgInfo>
      <Document><RefDoc><MsgType V="XML" DN="XML-instans"/><Content>%s</Content></RefDoc></Document>
    </MsgHead>
    """
        .formatted(
            type,
            generated,
            id,
            parent == null
                ? ""
                : "<ConversationRef><RefToParent>%1$s</RefToParent><RefToConversation>%1$s</RefToConversation></ConversationRef>"
                    .formatted(parent),
            party(senderOrganisation, senderUnit),
            party(receiverOrganisation, receiverUnit),
            patient == null
                ? ""
                : "<Patient><FamilyName>Nordmann</FamilyName><GivenName>Kari</GivenName><Ident><Id>%s</Id><TypeId V=\"FNR\" DN=\"x\"/></Ident></Patient>"
                    .formatted(patient),
            payload());
  }

  private static String party(String organisation, String unit) {
    return "<Organisation><OrganisationName>X</OrganisationName>%s<Organisation><OrganisationName>Y</OrganisationName>%s</Organisation></Organisation>"
        .formatted(her(organisation), her(unit));
  }

  private static String her(String id) {
    return "<Ident><Id>%s</Id><TypeId V=\"HER\" DN=\"HER-id\"/></Ident>".formatted(id);
  }

  private String payload() {
    String all = String.join("", events);
    if (dialogue != null) {
      return dialogue;
    }
    String head =
        "<InformasjonOmForsendelsen><Forsendelsesstatus V=\"%s\"/></InformasjonOmForsendelsen>"
            .formatted(status);
    if (STRUCTURED_REPLY.equals(use)) {
      return "<p:Pasientlogistikk xmlns:p=\"http://ehelse.no/xmlstds/po/Pasientlogistikk/2016-05-30\" xmlns=\"http://ehelse.no/xmlstds/po/poKomponent/2017-11-30\"><FellesAdministrativeOpplysninger>%s</FellesAdministrativeOpplysninger><p:%s><TidsfestetHendelse><BeskrivelseAvHendelse>Fritekst om Kari Nordmann</BeskrivelseAvHendelse><TidspunktForHendelse>%s</TidspunktForHendelse><Anslag>true</Anslag></TidsfestetHendelse></p:%s></p:Pasientlogistikk>"
          .formatted(head, use, generated, use);
    }
    if (content != null) {
      return "<p:HelseopplysningerVedSoknad xmlns:p=\"http://www.kith.no/xmlstds/po/HelseopplysningerVedSoknad/2012-04-01\" xmlns=\"http://www.kith.no/xmlstds/po/poKomponent/2012-04-01\">%s<TypeInnholdIMelding><TypeInnhold V=\"%s\"/></TypeInnholdIMelding><OpplysningOpphold>%s</OpplysningOpphold></p:HelseopplysningerVedSoknad>"
          .formatted(head, content, all);
    }
    if (use == null) {
      return "<p:Rapport xmlns:p=\"urn:x\">" + head + "</p:Rapport>";
    }
    String out =
        use.equals("MeldingOmUtskrevetPasient")
            ? "<UtskrevetTil><Uttilstand V=\"%s\"/><UtTil V=\"1\"/></UtskrevetTil>"
                .formatted(outState)
            : "";
    return "<p:Pasientlogistikk xmlns:p=\"http://www.kith.no/xmlstds/po/Pasientlogistikk/2012-04-01\" xmlns=\"http://www.kith.no/xmlstds/po/poKomponent/2012-04-01\">%s<p:%s>%s%s</p:%s></p:Pasientlogistikk>"
        .formatted(head, use, out, all, use);
  }

  /** A receipt of this message in version 1.0, from whom it went to. */
  byte[] oldReceipt(String id, String at, String status) {
    return new String(receipt(id, at, status), StandardCharsets.UTF_8)
        .replace("apprec/2012-02-15", "apprec/2004-11-21")
        .replace("v1.1 2012-02-15", "1.0 2004-11-21")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A receipt of this message, from whom it went to. */
  byte[] receipt(String id, String at, String status) {
    return """
    <AppRec xmlns="http://www.kith.no/xmlstds/apprec/2012-02-15">
      <MsgType V="APPREC"/><MIGversion>v1.1 2012-02-15</MIGversion>
      <GenDate>%s</GenDate><Id>%s</Id>
      <Sender><HCP><Inst><Name>K</Name><Id>%s</Id><TypeId V="HER"/></Inst></HCP></Sender>
      <Receiver><HCP><Inst><Name>S</Name><Id>%s</Id><TypeId V="HER"/></Inst></HCP></Receiver>
      <Status V="%s"/>
      <OriginalMsgId><MsgType V="%s"/><IssueDate>%s</IssueDate><Id>%s</Id></OriginalMsgId>
    </AppRec>
    """
        .formatted(
            at, id, receiverOrganisation, senderOrganisation, status, type, generated, this.id)
        .getBytes(StandardCharsets.UTF_8);
  }
}
