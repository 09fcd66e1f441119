package no.dognbok.standalone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of frozen statements in a folder, so that they can be sent: each form, what proves it,
 * the invoice as EHF, and {@code manifest.json}. What a run fetches gets there whole or not at all,
 * and nothing that is there is overwritten.
 */
final class StatementFiles {

  private static final List<String> FORMS = List.of("json", "csv", "xlsx", "pdf", "html");

  /** What lies beside them, so that they can be checked without the ledger. */
  private static final List<String> EVIDENCE = List.of("checkpoint", "proof", "facts");

  private static final String EHF = "invoice.xml";

  private final Ledger ledger;
  private final String trust;
  private final YearMonth month;
  private final Path folder;

  StatementFiles(Ledger ledger, String trust, YearMonth month, Path folder) {
    this.ledger = ledger;
    this.trust = trust;
    this.month = month;
    this.folder = folder;
  }

  private record Wanted(Manifest.Entry entry, String address) {}

  /**
   * Fetches what is not there yet.
   *
   * @throws IllegalStateException where something else lies in the place of a file
   */
  void fetch(List<Closed> closed, PrintWriter out) throws IOException {
    Delivery delivery = Delivery.into(folder);
    Manifest manifest = Manifest.read(folder);
    List<Wanted> wanted =
        closed.stream().filter(Closed::isFrozen).flatMap(one -> of(one).stream()).toList();
    List<Wanted> missing = new ArrayList<>();
    for (Wanted one : wanted) {
      if (!manifest.holds(one.entry(), folder)) {
        missing.add(one);
      }
    }
    try (Delivery.Draft draft = delivery.draft()) {
      for (Wanted one : missing) {
        byte[] bytes = ledger.file(one.address(), trust);
        draft.add(one.entry().file(), bytes);
        manifest.put(one.entry().holding(bytes));
      }
      draft.add(Manifest.NAME, manifest.bytes());
      draft.deliver();
    }
    out.println(
        "%s: %d filer hentet, %d lå der fra før"
            .formatted(folder, missing.size(), wanted.size() - missing.size()));
  }

  private List<Wanted> of(Closed one) {
    String number = one.payer().number();
    String address = "/statements/%s/%s/%s".formatted(trust, number, month);
    String name = "%s-%s-%s".formatted(trust, number, month);
    List<Wanted> files = new ArrayList<>();
    for (String form : FORMS) {
      files.add(wanted(one, name + "." + form, address + "." + form));
    }
    for (String proof : EVIDENCE) {
      files.add(wanted(one, name + "." + proof, address + "/" + proof));
    }
    if (one.invoice() != null) {
      files.add(wanted(one, name + "-" + EHF, address + "/" + EHF));
    }
    return files;
  }

  private Wanted wanted(Closed one, String file, String address) {
    return new Wanted(
        Manifest.Entry.of(
            file,
            "%s/%s/%s".formatted(trust, one.payer().number(), month),
            one.digest(),
            file.endsWith(EHF) ? one.number() : null),
        address);
  }
}
