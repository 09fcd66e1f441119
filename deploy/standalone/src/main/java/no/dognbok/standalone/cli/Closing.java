package no.dognbok.standalone.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import no.dognbok.standalone.cli.Closed.Payer;
import no.dognbok.standalone.cli.Closed.Stand;
import org.jspecify.annotations.Nullable;

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
      Course course = new Course(ledger, order, payer, sellerLacks, position);
      try {
        return course.run();
      } catch (Course.Refused e) {
        String code = e.answer().code();
        if (WAITS.contains(code)) {
          return course.waits(e.answer());
        }
        if (!AGAIN.contains(code)) {
          return course.failed(e.answer().problem());
        }
        if (attempt == TRIES) {
          return course.failed("ga opp etter %d forsøk: %s".formatted(TRIES, e.answer().problem()));
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      } finally {
        position = course.position();
      }
    }
  }
}
