package no.dognbok.standalone.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import no.dognbok.standalone.cli.Closed.Stand;

/** What has become of a month, in Norwegian: a line for each municipality, and the sums. */
final class ClosingReport {

  private static final String ROW = "  %-24s %-22s %6s %14s %14s %6s  %-26s %-10s  %s";

  private final PrintWriter out;

  ClosingReport(PrintWriter out) {
    this.out = out;
  }

  void print(Closing.Order order, String trust, List<Closed> all) {
    out.println();
    out.println("Avregninger %s for %s".formatted(order.month(), trust));
    row(
        "Kommune",
        "Tilstand",
        "Døgn",
        "Å betale",
        "Korreksjoner",
        "Holdt",
        "Dokument",
        "Forfall",
        "Merknad");
    all.forEach(this::row);
    row(
        "Sum",
        "",
        sum(all.stream().mapToLong(Closed::days).sum()),
        Reports.kroner(all.stream().mapToLong(Closed::toPay).sum()),
        Reports.kroner(all.stream().mapToLong(Closed::corrected).sum()),
        sum(all.stream().mapToLong(Closed::heldBackDays).sum()),
        "",
        "",
        "");
    for (Stand stand : Stand.values()) {
      long some = all.stream().filter(one -> one.stand() == stand).count();
      if (some > 0) {
        out.println("  %-24s %d".formatted(stand.text(), some));
      }
    }
    documents("Fakturaer", all.stream().filter(Closed::isInvoice).toList());
    documents("Kreditnotaer", all.stream().filter(Closed::isCreditNote).toList());
    List<Closed> failed = all.stream().filter(Closed::failed).toList();
    if (!failed.isEmpty()) {
      out.println("Ikke gjort for %d:".formatted(failed.size()));
      failed.forEach(one -> out.println("  %s: %s".formatted(one.payer(), one.remark())));
    }
  }

  private void row(Closed one) {
    row(
        one.payer().toString(),
        one.stand().text(),
        sum(one.days()),
        Reports.kroner(one.toPay()),
        Reports.kroner(one.corrected()),
        sum(one.heldBackDays()),
        one.document(),
        one.invoice() == null ? "" : Reports.date(one.invoice().path("due")),
        one.failed() ? "SE UNDER" : one.remark());
  }

  private void row(Object... cells) {
    out.println(ROW.formatted(cells).stripTrailing());
  }

  private static String sum(long number) {
    return String.format(Locale.ROOT, "%d", number);
  }

  private void documents(String kind, List<Closed> some) {
    if (!some.isEmpty()) {
      out.println(
          "  %-24s %d, %s"
              .formatted(
                  kind,
                  some.size(),
                  Reports.kroner(some.stream().mapToLong(Closed::amount).sum())));
    }
  }
}
