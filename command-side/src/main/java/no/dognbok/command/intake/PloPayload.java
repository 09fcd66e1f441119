package no.dognbok.command.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.dognbok.command.intake.PloMessage.Status;
import no.dognbok.command.intake.PloMessage.TimedEvent;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a message's content. The payloads share their parts, so one reader serves all.
 */
final class PloPayload {

  private final XmlWalk xml;
  private @Nullable String status;
  private @Nullable String content;
  private @Nullable String topic;
  private boolean dead;
  private final List<TimedEvent> events = new ArrayList<>();

  PloPayload(XmlWalk xml) {
    this.xml = xml;
  }

  @Nullable String content() {
    return content;
  }

  @Nullable String topic() {
    return topic;
  }

  boolean dead() {
    return dead;
  }

  List<TimedEvent> events() {
    return events;
  }

  /** Reads one of the parts that a payload consists of. */
  void read(String name) {
    switch (name) {
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
      case "Notat" ->
          xml.children(child -> {
            if (child.equals("TemaKodet") && topic == null) {
              topic = xml.attribute("V");
            }
          });
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
