package no.dognbok.query.law;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.dognbok.events.EventFields;
import no.dognbok.events.StayEvent;
import no.dognbok.events.StayEvent.MunicipalityReplied;
import no.dognbok.events.StayEvent.OfferReady;
import no.dognbok.events.StayEvent.ReplyToBeRead;
import no.dognbok.events.StayEvent.SuppliesRequested;
import no.dognbok.events.Told;
import org.jspecify.annotations.Nullable;

/**
 * P20: which replies in free text people have read, and as what. What was read was said when the
 * reply was given, by who gave it; the time of the reading itself only says when somebody read it.
 * Where two people read a reply differently, the reading that was made last counts.
 */
final class Readings {

  /** What stands, as it was told. */
  private final List<Fact> told;

  /** Each reply with its readings, in the order in which they were made. */
  private final Map<Fact, List<Fact>> readings = new LinkedHashMap<>();

  private final Map<String, Fact> replyOf = new HashMap<>();
  private final Set<String> counting = new HashSet<>();

  Readings(List<Fact> told) {
    this.told = told;
    List<Fact> inOrder = told.stream().sorted(ProcessOrder.COMPARATOR).toList();
    inOrder.stream()
        .filter(Readings::isUnread)
        .forEach(reply -> readings.put(reply, of(reply, inOrder)));
    readings.forEach((reply, all) -> all.forEach(reading -> replyOf.put(reading.id(), reply)));
    readings.values().forEach(all -> counting(all).ifPresent(one -> counting.add(one.id())));
  }

  private static boolean isUnread(Fact fact) {
    return fact.event() instanceof ReplyToBeRead;
  }

  private static List<Fact> of(Fact reply, List<Fact> facts) {
    return facts.stream()
        .filter(fact -> {
          String reads = fact.event().reads();
          return reply.id().equals(reads) || reply.told().message().toString().equals(reads);
        })
        .toList();
  }

  /** The first that says what the last one says, so that saying it again changes nothing. */
  private static Optional<Fact> counting(List<Fact> all) {
    List<Fact> answers = all.stream().filter(Readings::isAnswer).toList();
    return answers.stream()
        .filter(fact -> meaning(fact).equals(meaning(answers.getLast())))
        .findFirst();
  }

  /** What can be asked for beside any answer, and makes it no other. */
  private static boolean isAnswer(Fact reading) {
    return !(reading.event() instanceof SuppliesRequested);
  }

  /** What a reading says the reply was; what it says about the offer makes it no other. */
  private static List<@Nullable Object> meaning(Fact reading) {
    StayEvent event = reading.event();
    List<@Nullable Object> meaning = new ArrayList<>();
    meaning.add(event.getClass());
    switch (event) {
      case MunicipalityReplied reply -> {
        meaning.add(reply.answer());
        meaning.add(reply.expectedFrom());
      }
      case OfferReady offer -> meaning.add(offer.from());
      default -> {}
    }
    return meaning;
  }

  /** What stands, each reading where and by whom the reply that it reads was given. */
  List<Fact> placed() {
    return told.stream().map(this::placed).toList();
  }

  private Fact placed(Fact fact) {
    Fact reply = replyOf.get(fact.id());
    if (reply == null) {
      return fact;
    }
    Told given = reply.told();
    Told own = fact.told();
    Told placed =
        own.at(given.at())
            .from(given.from() == null ? own.from() : given.from())
            .sent(given.to(), given.sentAt())
            .via(given.via());
    return new Fact(fact.id(), EventFields.retold(fact.event(), placed));
  }

  /** The reply that a fact is a reading of. */
  Optional<Fact> replyOf(Fact fact) {
    return Optional.ofNullable(replyOf.get(fact.id()));
  }

  /** Whether a fact counts as an answer: a reading that another has taken the place of does not. */
  boolean counts(Fact fact) {
    return !replyOf.containsKey(fact.id()) || counting.contains(fact.id());
  }

  /** The first reading of a reply, as it was made: whenever that was. */
  Optional<Fact> first(Fact reply) {
    return readings.entrySet().stream()
        .filter(entry -> entry.getKey().id().equals(reply.id()))
        .flatMap(entry -> entry.getValue().stream())
        .findFirst();
  }

  /**
   * What is in doubt about when a reply was read: one that has the reply's own time, or an earlier
   * one, does not say when somebody read it.
   */
  List<Doubt> doubtsOfTime(Fact reply) {
    return first(reply)
        .filter(reading -> !reply.at().earliest().isBefore(reading.at().latest()))
        .map(reading -> List.of(Doubt.of(Doubt.Code.TIME_OF_READING_UNKNOWN, reading)))
        .orElse(List.of());
  }

  /** What is in doubt about the readings of what stands. */
  List<Doubt> doubts() {
    List<Doubt> doubts = new ArrayList<>();
    readings.forEach((reply, all) -> {
      List<Fact> answers = all.stream().filter(Readings::isAnswer).toList();
      if (answers.stream().map(Readings::meaning).distinct().count() > 1) {
        doubts.add(
            Doubt.of(
                Doubt.Code.READ_DIFFERENTLY,
                Stream.concat(Stream.of(reply), answers.stream()).toArray(Fact[]::new)));
      }
    });
    told.stream()
        .filter(fact -> Objects.nonNull(fact.event().reads()))
        .filter(fact -> !replyOf.containsKey(fact.id()))
        .forEach(fact -> doubts.add(Doubt.of(Doubt.Code.READS_NO_REPLY, fact)));
    return doubts;
  }
}
