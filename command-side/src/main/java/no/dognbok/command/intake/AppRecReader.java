package no.dognbok.command.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.dognbok.events.Address;
import no.dognbok.events.Moment;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import org.jspecify.annotations.Nullable;

/**
 * Reads an application receipt (AppRec 1.0 or 1.1): which message it is for, and whether that was
 * received. What was wrong with it is for its sender to read.
 */
final class AppRecReader {

  private static final Set<String> NAMESPACES =
      Set.of(
          "http://www.kith.no/xmlstds/apprec/2004-11-21",
          "http://www.kith.no/xmlstds/apprec/2012-02-15");

  /**
   * What the ledger reads of a receipt.
   *
   * @param id the sender's id of the receipt
   * @param generated when it was made
   * @param positive whether the message was received; status 3, received with an error in a part,
   *     is positive
   * @param messageType code of the type of the message it is for; absent where it does not say
   * @param messageId id of the message it is for
   */
  record AppRec(
      String id,
      Moment generated,
      List<Address> senders,
      List<Address> receivers,
      boolean positive,
      @Nullable String messageType,
      String messageId) {

    Address sender() {
      return senders.getFirst();
    }
  }

  private final XmlWalk xml;
  private @Nullable String id;
  private @Nullable String generated;
  private List<Address> senders = List.of();
  private List<Address> receivers = List.of();
  private @Nullable String status;
  private @Nullable String messageType;
  private @Nullable String messageId;

  private AppRecReader(XmlWalk xml) {
    this.xml = xml;
  }

  static AppRec read(XmlWalk xml) {
    return new AppRecReader(xml).receipt();
  }

  private AppRec receipt() {
    if (!NAMESPACES.contains(xml.namespace())) {
      throw PloReader.breaks("AppRec", xml.namespace(), "expected one of " + NAMESPACES);
    }
    xml.children(name -> {
      switch (name) {
        case "Id" -> id = xml.text();
        case "GenDate" -> generated = xml.text();
        case "Sender" -> senders = party();
        case "Receiver" -> receivers = party();
        case "Status" -> status = xml.attribute("V");
        case "OriginalMsgId" ->
            xml.children(child -> {
              switch (child) {
                case "MsgType" -> messageType = xml.attribute("V");
                case "Id" -> messageId = xml.text();
                default -> {
                  // when it was sent stands in the message
                }
              }
            });
        default -> {
          // errors are for the sender to read
        }
      }
    });
    xml.end();
    return new AppRec(
        PloReader.id("AppRec/Id", required("AppRec/Id", id)),
        PloReader.time("AppRec/GenDate", required("AppRec/GenDate", generated)),
        named("AppRec/Sender/HCP/Inst/Id", senders),
        named("AppRec/Receiver/HCP/Inst/Id", receivers),
        positive(required("AppRec/Status", status)),
        messageType,
        PloReader.id("AppRec/OriginalMsgId/Id", required("AppRec/OriginalMsgId/Id", messageId)));
  }

  private static boolean positive(String status) {
    return switch (status) {
      case "1", "3" -> true;
      case "2" -> false;
      default ->
          throw PloReader.breaks("AppRec/Status", status, "expected 1 (OK), 2 (rejected) or 3");
    };
  }

  /** The institution; its department where that alone has an identifier that others know. */
  private List<Address> party() {
    List<Address> found = new ArrayList<>();
    List<Address> departments = new ArrayList<>();
    xml.children(hcp ->
        xml.children(name -> {
          if (hcp.equals("HCP") && name.equals("Inst")) {
            institution(found, departments);
          }
        }));
    List<Address> named = found.isEmpty() ? departments : found;
    return new PloMessage.Party(named, named).organisations();
  }

  /** Id and TypeId stand beside names and persons, further identifiers in elements of their own. */
  private void institution(List<Address> found, List<Address> departments) {
    Map<String, String> own = new HashMap<>();
    xml.children(name -> {
      switch (name) {
        case "Id" -> own.put("Id", xml.text());
        case "TypeId" -> own.put("TypeId", String.valueOf(xml.attribute("V")));
        case "AdditionalId" -> {
          Map<String, String> more = xml.values("Id", "Type");
          PloReader.address(
                  Map.of(
                      "Id", more.getOrDefault("Id", ""), "TypeId", more.getOrDefault("Type", "")))
              .ifPresent(found::add);
        }
        case "Dept" -> institution(departments, departments);
        default -> {
          // names, persons
        }
      }
    });
    PloReader.address(own).ifPresent(found::add);
  }

  private static List<Address> named(String element, List<Address> addresses) {
    required(element, addresses.isEmpty() ? null : addresses);
    return addresses;
  }

  private static <T> T required(String element, @Nullable T value) {
    if (value == null || value.toString().isBlank()) {
      throw new Refusal(
          Code.BREAKS_SCHEMA,
          "%s is missing, so the message it is for cannot be found".formatted(element),
          Map.of("element", element));
    }
    return value;
  }
}
