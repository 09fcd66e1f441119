package no.dognbok.standalone.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import no.dognbok.standalone.cli.Closed.Payer;
import no.dognbok.standalone.cli.Closed.Stand;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes the statements of a month step by step. Before each step it reads how far the statement has
 * come, and names what it read; so a run that was broken off is gone on with by the next.
 */
final class Closing {

  private static final int TRIES = 5;
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** Somebody did or told something meanwhile: read again, and try again. */
  private static final Set<String> AGAIN =
      Set.of(
          "statement-changed",
          "statement-frozen",
          "statement-not-presented",
          "statement-not-frozen",
          "ahead-of-log",
          "conflict",
          "catching-up",
          "position-not-reached");

  /** Not yet, and nothing is wrong. */
  private static final Set<String> WAITS =
      Set.of("another-statement-presented", "objections-still-open");

  /**
   * What is wanted.
   *
   * @param trust organisation number of the trust, which asks
   * @param month of the statements
   * @param only numbers of the municipalities; none for all
   * @param early whether nobody waits for objections
   * @param until the last step to take
   * @param issued date of the invoices; null for today
   * @param dryRun whether only to say what would be done
   */
  record Order(
      String trust,
      YearMonth month,
      List<String> only,
      boolean early,
      Stand until,
      @Nullable LocalDate issued,
      boolean dryRun) {}

  private final Ledger ledger;
  private final Order order;
  private final PrintWriter out;
  private long position;

  Closing(Ledger ledger, Order order, PrintWriter out) {
    this.ledger = ledger;
    this.order = order;
    this.out = out;
  }

  /** A step was refused. */
  private static final class Refused extends RuntimeException {
    private final Ledger.Answer answer;

    private Refused(Ledger.Answer answer) {
      super(answer.problem());
      this.answer = answer;
    }
  }

  /**
   * Closes, and says line by line how it goes on.
   *
   * @throws Ledger.Silent where the server does not answer: what is recorded stands, and the next
   *     run goes on from there
   */
  List<Closed> run() {
    position = ledger.head();
    Payers payers = Payers.of(ledger, order.trust(), order.month(), order.only(), position);
    out.println(
        "%s %s for %s, %d kommuner"
            .formatted(
                order.dryRun() ? "Prøver å avslutte" : "Avslutter",
                order.month(),
                payers.trust(),
                payers.all().size()));
    payers.print(out);
    List<Closed> closed = new ArrayList<>();
    for (Payer payer : payers.all()) {
      Closed one = close(payer, payers.sellerLacks());
      closed.add(one);
      out.println("  [%d/%d] %s".formatted(closed.size(), payers.all().size(), line(one)));
      out.flush();
    }
    new ClosingReport(out).print(order, payers.trust(), closed);
    return closed;
  }

  private static String line(Closed one) {
    return one.payer()
        + ": "
        + one.stand().text()
        + (one.remark().isEmpty() ? "" : " – " + one.remark());
  }

  private Closed close(Payer payer, List<String> sellerLacks) {
    for (int attempt = 1; ; attempt++) {
      Course course = new Course(payer, sellerLacks);
      try {
        return course.run();
      } catch (Refused e) {
        String code = e.answer.code();
        if (WAITS.contains(code)) {
          return course.waits(e.answer);
        }
        if (!AGAIN.contains(code)) {
          return course.failed(e.answer.problem());
        }
        if (attempt == TRIES) {
          return course.failed("ga opp etter %d forsøk: %s".formatted(TRIES, e.answer.problem()));
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /** The course of one statement, from where it is to where it can go. */
  private final class Course {

    private final Payer payer;
    private final List<String> lacks;
    private final List<String> would = new ArrayList<>();
    private Stand stand = Stand.UNKNOWN;
    private @Nullable JsonNode statement;
    private @Nullable JsonNode invoice;

    private Course(Payer payer, List<String> sellerLacks) {
      this.payer = payer;
      this.lacks = new ArrayList<>(sellerLacks);
      lacks.addAll(payer.missing());
    }

    private Closed run() {
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
      step("invoice", body, "fakturert", read);
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

    private Closed failed(String why) {
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

    private Closed waits(Ledger.Answer answer) {
      return done(
          answer.code().equals("another-statement-presented")
              ? "venter: avregningen for %s ligger framlagt og må låses først"
                  .formatted(answer.json().path("month").asString("en annen måned"))
              : "venter på innsigelser");
    }
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
