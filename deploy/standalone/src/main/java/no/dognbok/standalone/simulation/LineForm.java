package no.dognbok.standalone.simulation;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import no.dognbok.events.Moment;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A telling as a line of newline-delimited JSON. */
final class LineForm {

  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

  private LineForm() {}

  /** Norwegian local time, to the minute. */
  static String local(Instant moment) {
    return moment.atZone(Moment.OSLO).format(LOCAL);
  }

  /** With its offset: in autumn an hour comes twice, and the order of arrival must not. */
  static String exact(Instant moment) {
    ZonedDateTime local = moment.atZone(Moment.OSLO).truncatedTo(ChronoUnit.SECONDS);
    return local.format(EXACT);
  }

  static String of(Telling telling) {
    ObjectNode line = JsonMapper.shared().createObjectNode();
    line.put("stay", telling.about().stay().toString());
    line.put("id", telling.id());
    line.put(
        "at",
        telling.dateOnly()
            ? Rhythm.day(telling.occurredAt()).toString()
            : local(telling.occurredAt()));
    line.put("type", telling.type());
    if (telling.opens()) {
      line.put("patient", telling.about().patient());
      line.put("reference", telling.about().reference());
      line.put("hospital", telling.about().admittedTo().organisation());
    }
    telling.fields().forEach(line::putPOJO);
    line.put("reportedAt", exact(telling.reportedAt()));
    return JsonMapper.shared().writeValueAsString(line);
  }
}
