package no.dognbok.command.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.dognbok.command.intake.PloMessage.Party;
import no.dognbok.command.intake.PloMessage.Status;
import no.dognbok.command.intake.PloMessage.TimedEvent;
import no.dognbok.events.Address;
import no.dognbok.events.Moment;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.exchange.LocalTimes;
import no.dognbok.identity.IdentityNumber;
import org.jspecify.annotations.Nullable;

/** Reads a message head and as much of the payload as the ledger keeps. */
final class PloReader {

  private static final String NAMESPACE = "http://www.kith.no/xmlstds/msghead/2006-05-24";

  /** National identity numbers: birth number, D-number, common help number. */
  private static final Set<String> IDENTITY_NUMBERS = Set.of("FNR", "DNR", "FHN");

  private final XmlWalk xml;
  private @Nullable String type;
  private @Nullable String id;
  private @Nullable String generated;
  private @Nullable String parent;
  private @Nullable Party sender;
  private @Nullable Party receiver;
  private @Nullable IdentityNumber patient;
  private @Nullable String status;
  private @Nullable String content;
  private @Nullable String topic;
  private boolean dead;
  private final List<TimedEvent> events = new ArrayList<>();

  private PloReader(XmlWalk xml) {
    this.xml = xml;
  }

  /**
   * Reads a message whose root element has been reached.
   *
   * @throws Refusal naming the element that is missing or has no valid value
   */
  static PloMessage read(XmlWalk xml) {
    return new PloReader(xml).message();
  }

  /**
   * What a receipt needs of a message, whether or not the rest of it can be read.
   *
   * @param type code of the message type
   * @param id the sender's id of the message
   * @param generated its own time, where that can be read
   * @param sender who sent it
   */
  record Head(String type, String id, Optional<Instant> generated, Address sender) {}

  /** The head of a message that was refused; empty where it does not say whom to answer. */
  static Optional<Head> head(byte[] document) {
    PloReader reader = null;
    try {
      XmlWalk xml = new XmlWalk(document);
      if (!xml.root().equals("MsgHead")) {
        return Optional.empty();
      }
      reader = new PloReader(xml);
      reader.message();
    } catch (Refusal refused) {
      // What had been read by then is all there is.
    }
    return reader == null ? Optional.empty() : reader.head();
  }

  private Optional<Head> head() {
    if (type == null || id == null || id.isBlank() || sender == null) {
      return Optional.empty();
    }
    Optional<Instant> time = Optional.empty();
    try {
      time = Optional.ofNullable(generated).map(text -> time("MsgInfo/GenDate", text).instant());
    } catch (Refusal refused) {
      // the receipt says so
    }
    return Optional.of(new Head(type, id, time, sender.organisation()));
  }

  private PloMessage message() {
    if (!xml.namespace().equals(NAMESPACE)) {
      throw breaks("MsgHead", xml.namespace(), "expected the namespace " + NAMESPACE);
    }
    xml.children(name -> {
      switch (name) {
        case "MsgInfo" -> xml.children(this::msgInfo);
        case "Document" -> xml.children(this::document);
        default -> {
          // patient reports and signatures
        }
      }
    });
    xml.end();
    return new PloMessage(
        required("MsgInfo/Type", type),
        required("MsgInfo/MsgId", id),
        time("MsgInfo/GenDate", required("MsgInfo/GenDate", generated)),
        parent,
        required("MsgInfo/Sender/Organisation/Ident", sender),
        required("MsgInfo/Receiver/Organisation/Ident", receiver),
        patient,
        status(),
        content,
        events,
        dead,
        topic);
  }

  private void msgInfo(String name) {
    switch (name) {
      case "Type" -> type = xml.attribute("V");
      case "GenDate" -> generated = xml.text();
      case "MsgId" -> id = xml.text();
      case "ConversationRef" ->
          xml.children(child -> {
            if (child.equals("RefToParent")) {
              String text = xml.text();
              parent = text.isEmpty() ? null : text;
            }
          });
      case "Sender" -> sender = party();
      case "Receiver" -> receiver = party();
      case "Patient" -> xml.children(this::patient);
      default -> {
        // versions, acknowledgements, other receivers
      }
    }
  }

  /** The outermost organisation is the legal entity, the innermost the ward or service. */
  private @Nullable Party party() {
    List<Address> outermostFirst = new ArrayList<>();
    xml.children(name -> {
      if (name.equals("Organisation")) {
        organisation(outermostFirst);
      }
    });
    return outermostFirst.isEmpty()
        ? null
        : new Party(outermostFirst.getFirst(), outermostFirst.getLast());
  }

  private void organisation(List<Address> outermostFirst) {
    xml.children(name -> {
      switch (name) {
        case "Ident" -> address(xml.values("Id", "TypeId")).ifPresent(outermostFirst::add);
        case "Organisation" -> organisation(outermostFirst);
        default -> {
          // names, addresses, persons
        }
      }
    });
  }

  /** HER-id or organisation number; other identifiers are local to somebody. */
  static Optional<Address> address(Map<String, String> ident) {
    String id = ident.getOrDefault("Id", "");
    try {
      return switch (ident.getOrDefault("TypeId", "")) {
        case "HER" -> Optional.of(Address.her(id));
        case "ENH" -> Optional.of(Address.org(id));
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException e) {
      throw breaks("Ident/Id", id, String.valueOf(e.getMessage()));
    }
  }

  private void patient(String name) {
    if (!name.equals("Ident")) {
      return;
    }
    Map<String, String> ident = xml.values("Id", "TypeId");
    if (patient == null && IDENTITY_NUMBERS.contains(ident.getOrDefault("TypeId", ""))) {
      try {
        patient = new IdentityNumber(ident.getOrDefault("Id", ""));
      } catch (IllegalArgumentException e) {
        throw new Refusal(
            Code.BREAKS_SCHEMA,
            "MsgInfo/Patient/Ident/Id is " + e.getMessage(),
            Map.of("element", "MsgInfo/Patient/Ident/Id"));
      }
    }
  }

  private void document(String name) {
    if (name.equals("RefDoc")) {
      xml.children(child -> {
        if (child.equals("Content")) {
          xml.children(_ -> xml.children(this::payload));
        }
      });
    }
  }

  /** The payloads share their components, so one reader serves all of them. */
  private void payload(String name) {
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

  private Status status() {
    if (status == null) {
      return Status.NEW; // dialogue messages have none
    }
    return switch (status) {
      case "N" -> Status.NEW;
      case "M", "O" -> Status.CHANGED;
      case "C" -> Status.CANCELLED;
      default -> throw breaks("Forsendelsesstatus", status, "expected N, M, O or C");
    };
  }

  /** A date-time with or without an offset; without one it is Norwegian. */
  static Moment time(String element, String text) {
    try {
      return LocalTimes.parse(text);
    } catch (DateTimeException e) {
      throw breaks(element, text, "expected a time such as 2018-01-29T10:00:00");
    }
  }

  private static <T> T required(String element, @Nullable T value) {
    if (value == null || value.toString().isBlank()) {
      throw new Refusal(
          Code.BREAKS_SCHEMA, "%s is missing".formatted(element), Map.of("element", element));
    }
    return value;
  }

  static Refusal breaks(String element, String value, String right) {
    String shown = value.length() <= 60 ? value : value.substring(0, 60) + "…";
    return new Refusal(
        Code.BREAKS_SCHEMA,
        "'%s' is not valid in %s: %s".formatted(shown, element, right),
        Map.of("element", element));
  }
}
