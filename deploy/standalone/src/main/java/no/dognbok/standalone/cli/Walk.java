package no.dognbok.standalone.cli;

import java.io.PrintWriter;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.dognbok.standalone.simulation.Country;
import tools.jackson.databind.JsonNode;

/** What to open in the demonstration, what to try, what to look for; found by asking the API. */
final class Walk {

  static final String TRUST = "983974791";

  /** Where the rules make a difference that people quarrel about. */
  private static final Map<String, String> RULES = new LinkedHashMap<>();

  static {
    RULES.put("P6", "the municipality said nothing");
    RULES.put("P4", "the estimate passed, and that ends nothing");
    RULES.put("P17", "an offer was taken back");
    RULES.put("P12", "the message systems were down");
    RULES.put("P8", "the patient fell ill again, and the notice was withdrawn");
    RULES.put("P11", "the notice of admission came late, or never");
    RULES.put("P20", "neither yes nor no");
    RULES.put("P7", "the patient was on leave, or gone");
  }

  private final Ledger ledger;
  private final YearMonth month;
  private final PrintWriter out;
  private final String asOf;

  Walk(Ledger ledger, YearMonth month, PrintWriter out) {
    this.ledger = ledger;
    this.month = month;
    this.out = out;
    this.asOf = month.atEndOfMonth() + "T15:00";
  }

  private record Draft(Country.Municipality municipality, JsonNode json) {

    long days() {
      return json.path("totals").path("days").asLong();
    }
  }

  void print() {
    List<Draft> drafts =
        Country.nordTrondelag().municipalities().stream().map(this::draft).toList();
    out.println();
    new Reports(out)
        .worklist(
            ledger
                .get(
                    "/worklist?asOf=%s&overdue=true&owedBy=MUNICIPALITY&size=6".formatted(asOf),
                    TRUST)
                .json());
    out.println();
    out.println("Try this in another window:");
    out.println();
    out.println("  api=%s/api/v1".formatted(ledger.address()));
    out.println("  trust='Dognbok-Organisation: %s'".formatted(TRUST));
    worklist();
    statement(drafts);
    days(drafts);
    rules(drafts);
    tell();
    out.println();
    out.println(
        "The ledger's clock stands where the last telling put it. A 'simulated: true' stands in the"
            + " basis of every answer, and in the header Dognbok-Simulated.");
    out.println("It goes on until it is ended (Ctrl-C).");
    out.flush();
  }

  private Draft draft(Country.Municipality one) {
    return new Draft(
        one,
        ledger
            .get("/statements/%s/%s/%s?asOf=%s".formatted(TRUST, one.number(), month, asOf), TRUST)
            .json());
  }

  private void worklist() {
    step("Who owes what on the last day at three? What is overdue stands first.");
    curl("$trust", "worklist?asOf=%s&overdue=true".formatted(asOf));
    curl("$trust", "worklist?asOf=%s&kind=REPLY&owedBy=MUNICIPALITY".formatted(asOf));
    overdueReply()
        .ifPresent(item -> {
          step(
              "%s owes this: %s. What was told, and who owes what in that stay:"
                  .formatted(
                      item.path("municipality").path("name").asString(""),
                      item.path("name").asString("")));
          curl("$trust", stay(item) + "/timeline?asOf=" + asOf);
          curl("$trust", stay(item) + "/deadlines?asOf=" + asOf);
        });
  }

  private Optional<JsonNode> overdueReply() {
    return Stream.of("&kind=REPLY", "&kind=OFFER_READY", "")
        .map(kind ->
            ledger
                .get(
                    "/worklist?asOf=%s&overdue=true&owedBy=MUNICIPALITY&size=1%s"
                        .formatted(asOf, kind),
                    TRUST)
                .json()
                .path("items"))
        .filter(items -> !items.isEmpty())
        .map(items -> items.get(0))
        .findFirst();
  }

  private void statement(List<Draft> drafts) {
    Draft most = drafts.stream().max(Comparator.comparingLong(Draft::days)).orElseThrow();
    step(
        "%s pays most: %d days. The draft as the trust sees it, and as %s itself does:"
            .formatted(most.municipality().name(), most.days(), most.municipality().name()));
    String path =
        "statements/%s/%s/%s?asOf=%s".formatted(TRUST, most.municipality().number(), month, asOf);
    curl("$trust", path);
    curl("Dognbok-Organisation: " + most.municipality().organisation(), path);
  }

  private void days(List<Draft> drafts) {
    lines(drafts)
        .filter(
            line -> line.path("days").valueStream().anyMatch(day -> !day.path("doubts").isEmpty()))
        .max(Comparator.comparingInt(line -> line.path("number").asInt()))
        .ifPresent(line -> {
          step(
              "A stay with %d payment days, not all beyond doubt. Look for 'rule', 'standing' and 'doubts':"
                  .formatted(line.path("number").asInt()));
          curl("$trust", stay(line) + "/payment-days?asOf=" + asOf);
          step("The same as it was known a week before:");
          curl(
              "$trust",
              stay(line) + "/payment-days?knownAt=" + month.atEndOfMonth().minusDays(7) + "T15:00");
        });
  }

  /** An example of each rule, billed or not. */
  private void rules(List<Draft> drafts) {
    Map<String, String> stays = new LinkedHashMap<>();
    Stream.concat(
            lines(drafts)
                .flatMap(
                    line -> line.path("days").valueStream().map(day -> new Example(line, day))),
            drafts.stream()
                .flatMap(draft -> draft.json().path("notBilled").valueStream())
                .map(one -> new Example(one, one.path("day"))))
        .forEach(example ->
            example
                .day()
                .path("reasons")
                .valueStream()
                .map(reason -> reason.path("rule").asString(""))
                .forEach(rule -> stays.putIfAbsent(rule, stay(example.of()))));
    step("Where the rules make a difference (…/payment-days of each says why):");
    RULES.forEach((rule, what) -> {
      String stay = stays.get(rule);
      if (stay != null) {
        out.println("  # %-4s %s".formatted(rule, what));
        curl("$trust", stay + "/payment-days?asOf=" + asOf);
      }
    });
  }

  private record Example(JsonNode of, JsonNode day) {}

  private void tell() {
    overdueReply()
        .ifPresent(item -> {
          String stay = stay(item);
          String municipality = item.path("municipality").path("address").asString("");
          step("Tell something yourself, as of that afternoon, and ask again:");
          out.println(
              "  curl -s -H \"$trust\" -H 'Content-Type: application/x-ndjson' $api/events -d '{\"stay\":\"%s\",\"id\":\"mine\",\"at\":\"%s:40\",\"type\":\"OfferReady\",\"municipality\":\"%s\",\"channel\":\"PHONE\"}'"
                  .formatted(stay.replace("stays/", ""), asOf.replace(":00", ""), municipality));
          curl("$trust", stay + "/payment-days");
        });
  }

  private static Stream<JsonNode> lines(List<Draft> drafts) {
    return drafts.stream().flatMap(draft -> draft.json().path("lines").valueStream());
  }

  private static String stay(JsonNode about) {
    return "stays/" + about.path("stay").asString("");
  }

  private void step(String text) {
    out.println();
    out.println("  # " + text);
  }

  private void curl(String header, String path) {
    out.println("  curl -s -H \"%s\" \"$api/%s\"".formatted(header, path));
  }
}
