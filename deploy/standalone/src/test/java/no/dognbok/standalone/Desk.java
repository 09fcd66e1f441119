package no.dognbok.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import no.dognbok.standalone.RunningLedger.Answer;
import tools.jackson.databind.JsonNode;

/** Somebody at work on one side, who has nothing but the API. */
final class Desk {

  private final RunningLedger ledger;
  private final String organisation;
  private int told;
  private long position;

  Desk(RunningLedger ledger, String organisation) {
    this.ledger = ledger;
    this.organisation = organisation;
  }

  /** The hospital opens a stay in Levanger. */
  UUID admits(String at, String municipality) {
    UUID stay = UUID.randomUUID();
    Answer answer =
        ledger.send(
            "PUT",
            "/stays/" + stay,
            "{'at':'%s','hospital':'974754118','municipality':'%s','careType':'SOMATIC'}"
                .formatted(at, municipality),
            organisation);
    assertThat(answer.status()).as(answer::body).isEqualTo(201);
    position = answer.json().path("position").asLong();
    return stay;
  }

  /**
   * Tells something of a stay.
   *
   * @param fields besides time and id, without braces
   * @return the id of the event
   */
  String tells(UUID stay, String resource, String at, String... fields) {
    String id = "m" + told++;
    String more = fields.length == 0 ? "" : "," + String.join(",", fields);
    Answer answer =
        ledger.send(
            "POST",
            "/stays/%s/%s".formatted(stay, resource),
            "{'id':'%s','at':'%s'%s}".formatted(id, at, more),
            organisation);
    assertThat(answer.status()).as(answer::body).isEqualTo(201);
    position = answer.json().path("position").asLong();
    return answer.json().path("events").get(0).asString();
  }

  /** The id under which this desk told the last thing. */
  String lastTelling() {
    return "m" + (told - 1);
  }

  /** Asks something by its address. */
  JsonNode asks(String path) {
    Answer answer =
        ledger.get(path + (path.contains("?") ? "&" : "?") + "atLeast=" + position, organisation);
    assertThat(answer.status()).as(answer::body).isEqualTo(200);
    return answer.json();
  }

  /** Has heard of what another desk told. */
  void hears(Desk other) {
    position = Math.max(position, other.position);
  }

  /** What stands on a list at a moment: obligation and stay. */
  List<String> list(String list, String asOf) {
    return worklist(list, asOf)
        .path("items")
        .valueStream()
        .map(item -> item.path("obligation").asString() + " " + item.path("stay").asString())
        .toList();
  }

  JsonNode worklist(String list, String asOf) {
    return asks("/worklist?size=200&list=%s&asOf=%s".formatted(list, asOf));
  }

  /** One of the sides of a stay, as of a moment. */
  JsonNode looksAt(UUID stay, String side, String asOf) {
    return asks("/stays/%s%s?asOf=%s".formatted(stay, side, asOf));
  }

  /** The deadline of an obligation; the last, where there are several. */
  JsonNode deadline(UUID stay, String obligation, String asOf) {
    return looksAt(stay, "/deadlines", asOf)
        .path("deadlines")
        .valueStream()
        .filter(one -> one.path("obligation").asString().equals(obligation))
        .reduce((_, later) -> later)
        .orElseThrow(() -> new AssertionError("no " + obligation));
  }

  /** What is wanting on a list of a stay. */
  List<String> wanting(UUID stay, String kind, String asOf) {
    return looksAt(stay, "/checklists", asOf)
        .path("checklists")
        .valueStream()
        .filter(list -> list.path("kind").asString().equals(kind))
        .flatMap(list -> list.path("points").valueStream())
        .filter(point -> point.path("state").asString().startsWith("NOT_"))
        .filter(point -> !point.path("state").asString().equals("NOT_APPLICABLE"))
        .map(point -> point.path("code").asString())
        .toList();
  }

  /** What this desk is told of a stay that is not for it. */
  int statusOf(UUID stay) {
    return ledger.get("/stays/%s?atLeast=%d".formatted(stay, position), organisation).status();
  }
}
