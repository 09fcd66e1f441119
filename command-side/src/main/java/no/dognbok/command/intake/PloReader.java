package no.dognbok.command.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.dognbok.command.intake.PloMessage.Party;
import no.dognbok.events.Address;
import no.dognbok.events.Moment;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.SenderText;
import no.dognbok.exchange.Bounds;
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
  private @Nullable String conversation;
  private final PloPayload payload;

  private PloReader(XmlWalk xml) {
    this.xml = xml;
    this.payload = new PloPayload(xml);
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
    if (type == null || id == null || !SenderText.isId(id) || sender == null) {
      return Optional.empty();
    }
    Optional<Instant> time = Optional.empty();
    try {
      time = Optional.ofNullable(generated).map(text -> time("MsgInfo/GenDate", text).instant());
    } catch (Refusal refused) {
      // the receipt says so
    }
    return Optional.of(new Head(SenderText.shown(type), id, time, sender.organisation()));
  }

  private PloMessage message() {
    if (!xml.namespace().equals(NAMESPACE)) {
      String namespace = xml.namespace();
      xml.end(); // what is no XML at all is called that
      throw breaks("MsgHead", namespace, "expected the namespace " + NAMESPACE);
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
        id("MsgInfo/MsgId", required("MsgInfo/MsgId", id)),
        time("MsgInfo/GenDate", required("MsgInfo/GenDate", generated)),
        parent,
        conversation,
        required("MsgInfo/Sender/Organisation/Ident", sender),
        required("MsgInfo/Receiver/Organisation/Ident", receiver),
        patient,
        payload.status(),
        payload.content(),
        payload.events(),
        payload.dead(),
        payload.topics(),
        payload.structuredReply());
  }

  private void msgInfo(String name) {
    switch (name) {
      case "Type" -> type = xml.attribute("V");
      case "GenDate" -> generated = xml.text();
      case "MsgId" -> id = xml.text();
      case "ConversationRef" ->
          xml.children(child -> {
            switch (child) {
              case "RefToParent" -> parent = blankIsMissing(xml.text());
              case "RefToConversation" -> conversation = blankIsMissing(xml.text());
              default -> {
                // nothing else is of use
              }
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

  private static @Nullable String blankIsMissing(String text) {
    return text.isEmpty() ? null : text;
  }

  /** The outermost organisation is the legal entity, the innermost the ward or service. */
  private @Nullable Party party() {
    List<List<Address>> outermostFirst = new ArrayList<>();
    xml.children(name -> {
      if (name.equals("Organisation")) {
        organisation(outermostFirst);
      }
    });
    outermostFirst.removeIf(List::isEmpty);
    return outermostFirst.isEmpty()
        ? null
        : new Party(outermostFirst.getFirst(), outermostFirst.getLast());
  }

  private void organisation(List<List<Address>> outermostFirst) {
    List<Address> own = new ArrayList<>();
    outermostFirst.add(own);
    xml.children(name -> {
      switch (name) {
        case "Ident" -> address(xml.values("Id", "TypeId")).ifPresent(own::add);
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
      throw breaks("Ident/Id", id, "expected a HER-id or an organisation number of nine digits");
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
          xml.children(payload::open);
        }
      });
    }
  }

  /** A date-time with or without an offset; without one it is Norwegian. */
  static Moment time(String element, String text) {
    try {
      return LocalTimes.parse(text);
    } catch (DateTimeException e) {
      throw breaks(
          element,
          text,
          "expected a time such as 2018-01-29T10:00:00, from %s to %s"
              .formatted(Bounds.FIRST, Bounds.LAST));
    }
  }

  /** An id that can be kept; it is not shown where it cannot. */
  static String id(String element, String text) {
    if (!SenderText.isId(text)) {
      throw new Refusal(
          Code.BREAKS_SCHEMA,
          "what stands in %s cannot be kept: %s".formatted(element, SenderText.ID),
          Map.of("element", element));
    }
    return text;
  }

  private static <T> T required(String element, @Nullable T value) {
    if (value == null || value.toString().isBlank()) {
      throw new Refusal(
          Code.BREAKS_SCHEMA, "%s is missing".formatted(element), Map.of("element", element));
    }
    return value;
  }

  static Refusal breaks(String element, String value, String right) {
    return new Refusal(
        Code.BREAKS_SCHEMA,
        "'%s' is not valid in %s: %s".formatted(SenderText.shown(value), element, right),
        Map.of("element", element));
  }
}
