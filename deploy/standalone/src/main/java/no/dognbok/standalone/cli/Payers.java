package no.dognbok.standalone.cli;

import java.io.PrintWriter;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.dognbok.events.Moment;
import no.dognbok.standalone.cli.Closed.Payer;
import tools.jackson.databind.JsonNode;

/**
 * Whose month is to be closed, and what their invoices lack: the municipalities that the ledger
 * knows, but for those that have ceased, for which others pay.
 *
 * @param trust its name
 * @param sellerLacks what no invoice of the trust can be made without, in Norwegian
 * @param all by number
 */
record Payers(String trust, List<String> sellerLacks, List<Payer> all) {

  /** The rate is no setting of the invoices: which days lack one stands in each statement. */
  private static final String RATE = "DAILY_RATE_NOT_KNOWN";

  /**
   * Asks for them.
   *
   * @param only numbers of those that are wanted; none for all
   * @throws IllegalStateException where the month is not over, or one of those has ceased
   */
  static Payers of(Ledger ledger, String trust, YearMonth month, List<String> only, long atLeast) {
    String upTo = "&atLeast=" + atLeast;
    JsonNode check =
        ledger
            .get("/statements/%s/invoicing-check?month=%s%s".formatted(trust, month, upTo), trust)
            .json();
    requireOver(month, check);
    Map<String, Payer> payers = new TreeMap<>();
    for (JsonNode one :
        ledger.get("/statements?month=" + month + upTo, trust).json().path("statements")) {
      add(payers, one.path("municipality"), List.of());
    }
    for (JsonNode one : check.path("receivers")) {
      add(payers, one.path("municipality"), texts(one, Set.of()));
    }
    Map<String, String> ceased =
        ledger
            .get("/reference", trust)
            .json()
            .path("mergedMunicipalities")
            .valueStream()
            .collect(
                Collectors.toMap(
                    one -> one.path("municipality").asString(""),
                    one -> one.path("successor").asString(""),
                    (_, later) -> later));
    payers.keySet().removeAll(ceased.keySet());
    Set<String> wanted = new TreeSet<>(only);
    wanted.forEach(number -> {
      if (ceased.containsKey(number)) {
        throw new IllegalStateException(
            "municipality %s has ceased: what it would pay stands in the statement of %s"
                .formatted(number, ceased.get(number)));
      }
      payers.putIfAbsent(number, new Payer(number, "", List.of()));
    });
    return new Payers(
        check.path("trust").path("name").asString(trust),
        texts(check, Set.of(RATE)),
        payers.values().stream()
            .filter(payer -> wanted.isEmpty() || wanted.contains(payer.number()))
            .toList());
  }

  private static void requireOver(YearMonth month, JsonNode check) {
    OffsetDateTime now = OffsetDateTime.parse(check.path("basis").path("asOf").asString());
    if (now.toInstant()
        .isBefore(month.plusMonths(1).atDay(1).atStartOfDay(Moment.OSLO).toInstant())) {
      throw new IllegalStateException(
          "%s is not over: its statements can be closed from %s"
              .formatted(month, month.plusMonths(1).atDay(1)));
    }
  }

  private static void add(Map<String, Payer> payers, JsonNode party, List<String> missing) {
    String number = party.path("address").asString("");
    payers.put(number, new Payer(number, party.path("name").asString(""), missing));
  }

  private static List<String> texts(JsonNode of, Set<String> without) {
    return of.path("missing")
        .valueStream()
        .filter(one -> !without.contains(one.path("code").asString("")))
        .map(one -> one.path("text").asString(""))
        .toList();
  }

  /** Says what is missing, and whom it keeps from getting an invoice. */
  void print(PrintWriter out) {
    sellerLacks.forEach(text -> out.println("  Mangler for alle fakturaer: " + text));
    all.forEach(payer ->
        payer
            .missing()
            .forEach(text -> out.println("  Mangler for %s: %s".formatted(payer, text))));
  }
}
