package no.dognbok.command.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.dognbok.command.intake.PloMessage.Status;
import no.dognbok.command.intake.PloMessage.TimedEvent;
import no.dognbok.command.intake.PloMessage.Topic;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a message's content. The payloads share their parts, so one reader serves all.
 */
final class PloPayload {

  /** Dialogmelding v1.0 and v1.1. */
  private static final Set<String> DIALOGUES =
      Set.of(
          "http://www.kith.no/xmlstds/dialog/2006-10-11",
          "http://www.kith.no/xmlstds/dialog/2013-01-23");

  /** Pasientlogistikk v2.0: the only version that has a reply. */
  private static final String LOGISTICS_2 =
      "http://ehelse.no/xmlstds/po/Pasientlogistikk/2016-05-30";

  private final XmlWalk xml;
  private @Nullable String status;
  private @Nullable String content;
  private final List<Topic> topics = new ArrayList<>();
  private boolean structuredReply;
  private boolean dead;
  private final List<TimedEvent> events = new ArrayList<>();

  PloPayload(XmlWalk xml) {
    this.xml = xml;
  }

  @Nullable String content() {
    return content;
  }

  List<Topic> topics() {
    return topics;
  }

  boolean structuredReply() {
    return structuredReply;
  }

  boolean dead() {
    return dead;
  }

  List<TimedEvent> events() {
    return events;
  }

  /** Reads a payload by the name of its root element. */
  void open(String root) {
    if (!root.equals("Dialogmelding")) {
      xml.children(this::read);
      return;
    }
    if (!DIALOGUES.contains(xml.namespace())) {
      throw PloReader.breaks("Dialogmelding", xml.namespace(), "expected one of " + DIALOGUES);
    }
    xml.children(name -> {
      if (name.equals("Notat")) {
        note();
      } else {
        read(name);
      }
    });
  }

  /** What was asked may be sent along with it, and has a topic of another kind. */
  private void note() {
    xml.children(child -> {
      String code = child.equals("TemaKodet") ? xml.attribute("V") : null;
      if (code != null) {
        topics.add(Topic.of(code, xml.attribute("S")));
      }
    });
  }

  /** Reads one of the parts that a payload consists of. */
  private void read(String name) {
    switch (name) {
      case "FellesAdministrativeOpplysninger" -> xml.children(this::read); // v2.0
      case "InformasjonOmForsendelsen" ->
          xml.children(child -> {
            if (child.equals("Forsendelsesstatus")) {
              status = xml.attribute("V");
            }
          });
      case "TypeInnholdIMelding" ->
          xml.children(child -> {
            if (child.equals("TypeInnhold")) {
              content = xml.attribute("V");
            }
          });
      case "TilbakemeldingUtskrivningsklarPasient" ->
          structuredReply |= xml.namespace().equals(LOGISTICS_2);
      case "OpplysningOpphold",
          "MeldingInnlagtPasient",
          "MeldingUtskrivningsklarPasient",
          "AvmeldingUtskrivningsklarPasient",
          "MeldingOmUtskrevetPasient",
          "OrienteringOmDod" ->
          xml.children(this::use);
      default -> {
        // everything clinical stays in the message
      }
    }
  }

  private void use(String name) {
    switch (name) {
      case "TidsfestetHendelse" -> timedEvent();
      case "UtskrevetTil" ->
          xml.children(child -> {
            if (child.equals("Uttilstand")) {
              dead = "2".equals(xml.attribute("V"));
            }
          });
      default -> {
        // information given to others
      }
    }
  }

  /**
   * Descriptions are free text and stay where they are; Anslag is used contradictorily and decides
   * nothing.
   */
  private void timedEvent() {
    Map<String, String> values = xml.values("Hendelsekode", "TidspunktForHendelse");
    String time = values.get("TidspunktForHendelse");
    if (time != null && !time.isEmpty()) {
      events.add(new TimedEvent(values.get("Hendelsekode"), time));
    }
  }

  Status status() {
    if (status == null) {
      return Status.NEW; // dialogue messages have none
    }
    return switch (status) {
      case "N" -> Status.NEW;
      case "M", "O" -> Status.CHANGED;
      case "C" -> Status.CANCELLED;
      default -> throw PloReader.breaks("Forsendelsesstatus", status, "expected N, M, O or C");
    };
  }
}
