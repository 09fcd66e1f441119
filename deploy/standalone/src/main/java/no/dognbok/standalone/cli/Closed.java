package no.dognbok.standalone.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How far a municipality's month has come when the run is through.
 *
 * @param payer the municipality
 * @param stand how far
 * @param statement what stands in it, as the API gives it; null where it could not be read
 * @param invoice invoice or credit note; null where there is none
 * @param remark what waits and until when, what is missing, what failed; empty where nothing
 * @param failed whether something did not go that should have gone
 */
record Closed(
    Payer payer,
    Stand stand,
    @Nullable JsonNode statement,
    @Nullable JsonNode invoice,
    String remark,
    boolean failed) {

  /**
   * A municipality that pays.
   *
   * @param number four digits
   * @param name as people know it
   * @param missing what its invoice lacks, in Norwegian
   */
  record Payer(String number, String name, List<String> missing) {
    @Override
    public String toString() {
      return (number + " " + name).strip();
    }
  }

  /** How far a statement can have come. */
  enum Stand {
    UNKNOWN("ukjent"),
    NOTHING("ingenting å fakturere"),
    DRAFT("utkast"),
    PRESENTED("lagt fram"),
    FROZEN("låst"),
    INVOICED("fakturert");

    private final String text;

    Stand(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  private long total(String field) {
    return statement == null ? 0 : statement.path("totals").path(field).asLong();
  }

  long days() {
    return total("days");
  }

  /** In whole kroner; below zero it is the trust that owes. */
  long toPay() {
    return total("toPay");
  }

  long corrected() {
    return total("correctedAmount");
  }

  long heldBackDays() {
    return total("heldBackDays");
  }

  boolean isFrozen() {
    return statement != null && statement.path("state").asString("").equals("FROZEN");
  }

  /** Of what stands in the statement; empty where it could not be read. */
  String digest() {
    return statement == null ? "" : statement.path("digest").asString("");
  }

  private String kind() {
    return invoice == null ? "" : invoice.path("kind").asString("");
  }

  boolean isInvoice() {
    return kind().equals("INVOICE");
  }

  boolean isCreditNote() {
    return kind().equals("CREDIT_NOTE");
  }

  /** Its number with what stands before it; empty where it has none. */
  String number() {
    return invoice == null ? "" : invoice.path("number").asString("");
  }

  /** What stands on the document, in whole kroner, never below zero. */
  long amount() {
    return invoice == null ? 0 : invoice.path("amount").asLong();
  }

  /** The document as people call it; empty where there is none. */
  String document() {
    return invoice == null ? "" : (isCreditNote() ? "Kreditnota " : "Faktura ") + number();
  }
}
