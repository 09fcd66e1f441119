package no.dognbok.query.assessment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.CareType;
import no.dognbok.events.Institution;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.Refusal;
import no.dognbok.events.StayEvent;
import no.dognbok.events.Told;
import no.dognbok.exchange.FlatEvent;
import no.dognbok.exchange.FlatObject;
import no.dognbok.exchange.FlatTerms;
import no.dognbok.query.judgement.EventNames;
import no.dognbok.query.law.Agreements;
import no.dognbok.query.law.Disputed;
import no.dognbok.query.law.Matter;
import no.dognbok.query.law.Recorded;
import no.dognbok.query.law.RuleSet;
import no.dognbok.query.law.Stated;
import no.dognbok.query.law.Surroundings;
import tools.jackson.databind.JsonNode;

/**
 * A conformance case: a stay, what happened, and what must come out. Events are numbered from 0,
 * and refer to each other by number.
 *
 * @param id a name
 * @param matter what is to be judged
 * @param expected what must come out, where the case says so
 * @param names calls events by their number
 */
public record Case(String id, Matter matter, Optional<Expectation> expected, EventNames names) {

  /**
   * Reads a case.
   *
   * @param around rates, addresses and holidays; agreements are the case's own
   * @throws Refusal naming the field that is wrong, missing or unknown
   */
  public static Case read(JsonNode json, Surroundings around) {
    FlatObject in = FlatObject.of("", json);
    String id = in.text("id").orElse("unnamed");
    in.text("source");
    in.text("standing");
    AgreementTerms terms = in.object("terms").map(Case::terms).orElse(AgreementTerms.NONE_AGREED);
    List<Recorded> told = events(in);
    FlatObject stay = in.object("stay").orElseThrow(() -> in.missing("stay"));
    boolean need = stay.flag("municipalNeed").orElse(true);
    Stated stated = stated(stay);
    if (!need) {
      told.add(noNeed(told));
    }
    List<Disputed> disputes = CaseSettlements.read(in, stated.municipality());
    Instant asOf = in.instant("asOf").orElseGet(() -> justAfterTheLast(told, disputes));
    Optional<Expectation> expected = in.object("expect").map(Expectation::read);
    in.end();
    Surroundings own =
        new Surroundings(
            around.directory(),
            Agreements.always(terms),
            around.rates(),
            around.holidays(),
            around.exceptions());
    Matter matter = new Matter(told, stated, own, asOf, RuleSet.NEWEST, disputes);
    return new Case(id, matter, expected, numbers(told));
  }

  private static EventNames numbers(List<Recorded> told) {
    Map<String, Object> numbers = new HashMap<>();
    for (int i = 0; i < told.size(); i++) {
      numbers.put(told.get(i).id(), i);
    }
    return id -> numbers.getOrDefault(id, id);
  }

  private static AgreementTerms terms(FlatObject in) {
    AgreementTerms terms = FlatTerms.read(in);
    in.end();
    return terms;
  }

  private static Stated stated(FlatObject in) {
    Stated stated =
        new Stated(
            in.municipality("municipality").orElse(null),
            in.municipality("registeredIn").orElse(null),
            in.code("careType", CareType.class).orElse(null),
            in.code("institution", Institution.class).orElse(null));
    in.end();
    return stated;
  }

  private static List<Recorded> events(FlatObject in) {
    JsonNode list = in.node("events").orElseThrow(() -> in.missing("events"));
    if (!list.isArray()) {
      throw in.invalid("events", list.toString(), "expected a list of events", null);
    }
    List<Recorded> told = new ArrayList<>();
    for (JsonNode item : list) {
      told.add(event(item, told.size(), list.size()));
    }
    return told;
  }

  private static Recorded event(JsonNode item, int number, int of) {
    FlatObject in = FlatObject.of("events[" + number + "]", item);
    UUID message = key(number);
    Optional<Instant> recordedAt = in.instant("recordedAt");
    StayEvent event =
        FlatEvent.read(
            in,
            new FlatEvent.Context(
                Address.NOBODY, message, null, (_, value) -> key(number(in, value, of))));
    return new Recorded(
        message.toString(), event, number, recordedAt.orElse(event.told().occurredAt()));
  }

  private static UUID key(int number) {
    return MessageKey.of("case", String.valueOf(number));
  }

  private static int number(FlatObject in, JsonNode reference, int of) {
    if (!reference.isInt() || reference.asInt() < 0 || reference.asInt() >= of) {
      throw in.invalid(
          "reference", reference.toString(), "expected the number of an event, from 0", null);
    }
    return reference.asInt();
  }

  /** A patient who needs nothing from the municipality was assessed so on admission. */
  private static Recorded noNeed(List<Recorded> told) {
    Instant start =
        told.stream()
            .filter(recorded -> recorded.event() instanceof StayEvent.PatientAdmitted)
            .findFirst()
            .or(() -> told.stream().findFirst())
            .map(recorded -> recorded.event().told().occurredAt())
            .orElse(Instant.EPOCH);
    UUID message = MessageKey.of("case", "municipalNeed");
    return new Recorded(
        message.toString(),
        new StayEvent.NeedAssessed(
            Told.of(Moment.exact(start), Address.NOBODY, message), false, false, null),
        told.size(),
        start);
  }

  private static Instant justAfterTheLast(List<Recorded> told, List<Disputed> disputes) {
    return Stream.concat(
            told.stream().map(recorded -> recorded.event().told()),
            disputes.stream()
                .flatMap(dispute -> dispute.entries().stream())
                .map(entry -> entry.event().told()))
        .map(Told::occurredAt)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH)
        .plus(Duration.ofNanos(1));
  }
}
