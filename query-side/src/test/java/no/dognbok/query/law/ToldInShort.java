package no.dognbok.query.law;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import no.dognbok.events.EventFields;
import no.dognbok.events.Moment;
import no.dognbok.events.Obligation;
import no.dognbok.events.Told;
import no.dognbok.query.assessment.Assessment;
import no.dognbok.query.assessment.Case;
import no.dognbok.query.assessment.Cases;
import no.dognbok.query.judgement.DeadlineAnswer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stays told in short, an event a line: {@code 2025-05-12T10:00 SuppliesRequested
 * supplies=[MEDICATION;EQUIPMENT]}. The patient is Steinkjer's.
 */
final class ToldInShort {

  /** New Year's Day, the first of May, and Whit Monday. */
  private static final Set<LocalDate> HOLIDAYS =
      Set.of(LocalDate.of(2026, 1, 1), LocalDate.of(2025, 5, 1), LocalDate.of(2025, 6, 9));

  private ToldInShort() {}

  static List<DeadlineAnswer> deadlines(String asOf, Stream<String> events) {
    return Assessment.of(Case.read(json(asOf, "SOMATIC", events), Cases.surroundings()))
        .deadlines();
  }

  /** The same under terms in their flat form, {@code accountWithin=PT72H}. */
  static List<DeadlineAnswer> deadlines(String terms, String asOf, Stream<String> events) {
    ObjectNode json = json(asOf, "SOMATIC", events);
    agree(json, terms);
    return Assessment.of(Case.read(json, Cases.surroundings())).deadlines();
  }

  /** What a worklist keeps, under terms in their flat form; {@code -} for none. */
  static Law.Owed owed(String terms, Stream<String> events) {
    ObjectNode json = json("2030-01-01T00:00", "SOMATIC", events);
    ((ObjectNode) json.path("stay")).remove("careType");
    if (!terms.equals("-")) {
      agree(json, terms);
    }
    Matter matter = Case.read(json, Cases.surroundings()).matter();
    return Law.owed(matter.told(), matter.around(), matter.rules());
  }

  private static void agree(ObjectNode json, String terms) {
    ObjectNode agreed = json.putObject("terms");
    Arrays.stream(terms.split(" "))
        .map(term -> term.split("="))
        .forEach(term -> put(agreed, term[0], term[1]));
  }

  /**
   * What the law says under terms in their flat form ({@code -} for none), with some holidays.
   * {@code sent=} says when what happened was told to the other party, or that it never was.
   */
  static Judgement judgedUnder(String terms, String asOf, Stream<String> events) {
    List<String> lines = events.toList();
    ObjectNode json =
        json(asOf, "SOMATIC", lines.stream().map(line -> line.replaceAll(" sent=[^ ]+", "")));
    if (!terms.equals("-")) {
      agree(json, terms);
    }
    Matter matter = Case.read(json, Cases.surroundings()).matter();
    Surroundings around = matter.around();
    List<Recorded> told = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      told.add(sent(matter.told().get(i), lines.get(i)));
    }
    return Law.judge(
        new Matter(
            told,
            matter.stated(),
            new Surroundings(
                around.directory(),
                around.agreements(),
                around.rates(),
                new Holidays(HOLIDAYS),
                around.exceptions()),
            matter.asOf(),
            matter.rules()));
  }

  private static Recorded sent(Recorded recorded, String line) {
    if (!line.contains(" sent=")) {
      return recorded;
    }
    String when = line.replaceFirst(".* sent=([^ ]+).*", "$1");
    Told told = recorded.event().told();
    Instant sentAt =
        when.equals("never")
            ? null
            : when.endsWith("Z")
                ? Instant.parse(when)
                : Moment.local(LocalDateTime.parse(when)).instant();
    return new Recorded(
        recorded.id(),
        EventFields.retold(recorded.event(), told.sent(told.to(), sentAt)),
        recorded.position(),
        recorded.recordedAt());
  }

  static Judgement judgement(String asOf, String careType, Stream<String> events) {
    return Law.judge(Case.read(json(asOf, careType, events), Cases.surroundings()).matter());
  }

  private static ObjectNode json(String asOf, String careType, Stream<String> events) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("asOf", asOf);
    json.putObject("stay").put("municipality", "5006").put("careType", careType);
    ArrayNode list = json.putArray("events");
    events.forEach(line -> {
      String[] words = line.split(" ");
      ObjectNode event = list.addObject().put("at", words[0]).put("type", words[1]);
      Arrays.stream(words)
          .skip(2)
          .map(word -> word.split("="))
          .forEach(pair -> put(event, pair[0], pair[1]));
    });
    return json;
  }

  private static void put(ObjectNode event, String field, String value) {
    if (value.equals("true") || value.equals("false")) {
      event.put(field, value.equals("true"));
    } else if (value.matches("[0-9]")) {
      event.put(field, Integer.parseInt(value));
    } else if (value.startsWith("[")) {
      ArrayNode codes = event.putArray(field);
      Arrays.stream(value.substring(1, value.length() - 1).split(";")).forEach(codes::add);
    } else {
      event.put(field, value);
    }
  }

  static DeadlineAnswer the(Obligation obligation, List<DeadlineAnswer> deadlines) {
    return deadlines.stream()
        .filter(deadline -> deadline.obligation() == obligation)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + obligation + " in " + deadlines));
  }
}
