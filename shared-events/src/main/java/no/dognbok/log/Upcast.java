package no.dognbok.log;

import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One step that carries the payload of an older revision forward. What is stored is never changed;
 * the step is taken each time it is read.
 *
 * @param type stored name of the event
 * @param from revision before the step
 * @param to revision after it
 * @param change of the payload
 */
public record Upcast(String type, String from, String to, UnaryOperator<ObjectNode> change) {

  static final List<Upcast> ALL =
      List.of(
          new Upcast("MunicipalityReplied", "1", "2", Upcast::replyIsMoreThanYesOrNo),
          // What an offer is, and what a message is a reading of, was not told before.
          new Upcast("MunicipalityReplied", "2", "3", UnaryOperator.identity()),
          new Upcast("OfferReady", "1", "2", UnaryOperator.identity()),
          new Upcast("OfferWithdrawn", "1", "2", UnaryOperator.identity()),
          new Upcast("OfferRefused", "1", "2", UnaryOperator.identity()),
          new Upcast("SuppliesRequested", "1", "2", UnaryOperator.identity()));

  /**
   * Revision 1 knew yes and no only ({@code canReceive}); revision 2 has the four answers of P20.
   */
  private static ObjectNode replyIsMoreThanYesOrNo(ObjectNode payload) {
    JsonNode canReceive = payload.remove("canReceive");
    payload.put("answer", canReceive != null && canReceive.asBoolean() ? "CAN_RECEIVE" : "NOT_YET");
    return payload;
  }
}
