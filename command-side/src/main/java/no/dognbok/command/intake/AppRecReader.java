package no.dognbok.command.intake;

import java.util.ArrayList;
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
 * received.
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
   * @param sender who received the message and says so
   * @param receiver who had sent the message
   * @param positive whether the message was received; status 3, received with an error in a part,
   *     is positive
   * @param messageId id of the message it is for
   */
  record AppRec(
      String id,
      Moment generated,
      Address sender,
      Address receiver,
      boolean positive,
      String messageId) {}

  private final XmlWalk xml;
  private @Nullable String id;
  private @Nullable String generated;
  private @Nullable Address sender;
  private @Nullable Address receiver;
  private @Nullable String status;
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
        case "Sender" -> sender = party();
        case "Receiver" -> receiver = party();
        case "Status" -> status = xml.attribute("V");
        case "OriginalMsgId" ->
            xml.children(child -> {
              if (child.equals("Id")) {
                messageId = xml.text();
              }
            });
        default -> {
          // errors are for the sender to read
        }
      }
    });
    xml.end();
    return new AppRec(
        required("AppRec/Id", id),
        PloReader.time("AppRec/GenDate", required("AppRec/GenDate", generated)),
        required("AppRec/Sender/HCP/Inst/Id", sender),
        required("AppRec/Receiver/HCP/Inst/Id", receiver),
        positive(required("AppRec/Status", status)),
        required("AppRec/OriginalMsgId/Id", messageId));
  }

  private static boolean positive(String status) {
    return switch (status) {
      case "1", "3" -> true;
      case "2" -> false;
      default ->
          throw PloReader.breaks("AppRec/Status", status, "expected 1 (OK), 2 (rejected) or 3");
    };
  }

  private @Nullable Address party() {
    List<Address> found = new ArrayList<>();
    xml.children(hcp ->
        xml.children(name -> {
          if (hcp.equals("HCP") && name.equals("Inst")) {
            PloReader.address(xml.values("Id", "TypeId")).ifPresent(found::add);
          }
        }));
    return found.isEmpty() ? null : found.getFirst();
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
