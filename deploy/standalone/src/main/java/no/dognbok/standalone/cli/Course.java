package no.dognbok.standalone.cli;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import no.dognbok.standalone.cli.Closed.Payer;
import no.dognbok.standalone.cli.Closed.Stand;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The course of one statement, from where it is to where it can go. */
final class Course {

  /** A step was refused. */
  static final class Refused extends RuntimeException {
    private final Ledger.Answer answer;

    private Refused(Ledger.Answer answer) {
      super(answer.problem());
      this.answer = answer;
    }

    Ledger.Answer answer() {
      return answer;
    }
  }

  private final Ledger ledger;
  private final Closing.Order order;
  private final Payer payer;
  private final List<String> lacks;
  private final List<String> would = new ArrayList<>();
  private Stand stand = Stand.UNKNOWN;
  private @Nullable JsonNode statement;
  private @Nullable JsonNode invoice;
  private long position;

  /**
   * Of a municipality's month.
   *
   * @param position up to which the log must be read, at least
   */
  Course(Ledger ledger, Closing.Order order, Payer payer, List<String> sellerLacks, long position) {
    this.ledger = ledger;
    this.order = order;
    this.payer = payer;
    this.lacks = new ArrayList<>(sellerLacks);
    lacks.addAll(payer.missing());
    this.position = position;
  }

  /** Position of the last step that was recorded, or up to which was read. */
  long position() {
    return position;
  }

  /**
   * Takes what steps it can.
   *
   * @throws Refused where the ledger refuses one
   */
  Closed run() {
    JsonNode read = read();
    if (!read.path("alarms").isEmpty()) {
      return failed(read.path("alarms").get(0).asString(""));
    }
    if (stand == Stand.DRAFT && isEmpty(read)) {
      stand = Stand.NOTHING;
      return done("");
    }
    if (!isFrozen(read) && !read.path("missingRates").isEmpty()) {
      return failed(
          "døgnprisen for %s er ikke kjent: sett den, og kjør igjen"
              .formatted(read.path("missingRates").get(0).asString("")));
    }
    if (stand == Stand.DRAFT) {
      read = step("presentation", seen(read), "lagt fram", read);
    }
    if (!isFrozen(read)) {
      if (order.until() == Stand.PRESENTED || !order.early() && !isWindowOver(read)) {
        return done(waitsForObjections(read));
      }
      read = step("freeze", seen(read).put("early", order.early()), "låst", read);
    }
    return order.until() == Stand.INVOICED ? invoiced(read) : done("");
  }

  private JsonNode read() {
    Ledger.Answer answer = ledger.ask(path("") + "?atLeast=" + position, order.trust());
    if (!answer.isOk()) {
      throw new Refused(answer);
    }
    JsonNode read = answer.json();
    statement = read;
    stand = Stand.valueOf(read.path("state").asString(""));
    if (stand == Stand.FROZEN) {
      readInvoice();
    }
    return read;
  }

  private void readInvoice() {
    Ledger.Answer answer = ledger.ask(path("/invoice") + "?atLeast=" + position, order.trust());
    if (answer.isOk()) {
      invoice = answer.json();
      stand = Stand.INVOICED;
    } else if (!answer.code().equals("no-such-invoice")) {
      throw new Refused(answer);
    }
  }

  private String path(String step) {
    return "/statements/%s/%s/%s%s".formatted(order.trust(), payer.number(), order.month(), step);
  }

  private static ObjectNode seen(JsonNode read) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("position", read.path("basis").path("position").asLong())
        .put("asOf", read.path("basis").path("asOf").asString(""))
        .put("digest", read.path("digest").asString(""));
  }

  /** Takes a step and reads again; in a dry run it is only noted, and all is as it was. */
  private JsonNode step(String name, ObjectNode body, String words, JsonNode before) {
    if (order.dryRun()) {
      would.add(words);
      return before;
    }
    Ledger.Answer answer =
        ledger.post(
            path("/" + name),
            "application/json",
            body.toString().getBytes(StandardCharsets.UTF_8),
            order.trust());
    if (!answer.isOk()) {
      throw new Refused(answer);
    }
    position = Math.max(position, answer.json().path("position").asLong());
    return read();
  }

  private Closed invoiced(JsonNode read) {
    if (invoice != null) {
      return done("");
    }
    if (!hasToBill(read)) {
      return done(Stand.NOTHING.text());
    }
    if (!lacks.isEmpty()) {
      return failed("faktureres ikke: " + String.join(" ", lacks));
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (order.issued() != null) {
      body.put("issued", order.issued().toString());
    }
    try {
      step("invoice", body, "fakturert", read);
    } catch (Refused e) {
      if (e.answer.code().equals("nothing-to-invoice")) {
        return done(Stand.NOTHING.text()); // its days have no amount
      }
      throw e;
    }
    return done("");
  }

  private static boolean isWindowOver(JsonNode read) {
    return read.has("presented") // what is only thought of is before nobody
        && OffsetDateTime.parse(read.path("basis").path("asOf").asString())
            .isAfter(
                OffsetDateTime.parse(read.path("presented").path("objectionsUntil").asString()));
  }

  private String waitsForObjections(JsonNode read) {
    JsonNode until = read.path("presented").path("objectionsUntil");
    return until.isMissingNode() ? "" : "venter på innsigelser til " + Reports.time(until);
  }

  private Closed done(String remark) {
    return closed(remark, false);
  }

  Closed failed(String why) {
    return closed(why, true);
  }

  private Closed closed(String remark, boolean failed) {
    List<String> remarks = new ArrayList<>();
    if (!would.isEmpty()) {
      remarks.add("ville blitt " + String.join(", ", would));
    }
    if (!remark.isEmpty()) {
      remarks.add(remark);
    }
    return new Closed(payer, stand, statement, invoice, String.join("; ", remarks), failed);
  }

  Closed waits(Ledger.Answer answer) {
    return done(
        answer.code().equals("another-statement-presented")
            ? "venter: avregningen for %s ligger framlagt og må låses først"
                .formatted(answer.json().path("month").asString("en annen måned"))
            : "venter på innsigelser");
  }

  private static boolean isFrozen(JsonNode statement) {
    return statement.path("state").asString("").equals("FROZEN");
  }

  /** Neither a day, nor one that is held back, nor a correction. */
  private static boolean isEmpty(JsonNode statement) {
    return statement.path("lines").isEmpty() && statement.path("corrections").isEmpty();
  }

  /** Of what is held back alone no invoice is made. */
  private static boolean hasToBill(JsonNode statement) {
    return statement.path("lines").valueStream().anyMatch(line -> line.path("number").asInt() > 0)
        || statement
            .path("corrections")
            .valueStream()
            .anyMatch(one -> one.path("due").asLong() != one.path("billed").asLong());
  }
}
