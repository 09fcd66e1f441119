package no.dognbok.query.law;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.StayEvent;
import org.jspecify.annotations.Nullable;

/**
 * P13, P19: which messages were given to the one who should have them, and not denied. What fulfils
 * a duty, meets a point of a list or moves a day passes this one test, whatever kind of message it
 * is.
 */
final class Given {

  private final History history;
  private final Payer payer;

  Given(History history, Payer payer) {
    this.history = history;
    this.payer = payer;
  }

  /** Whether this municipality was given it, or gave it, and the receiver did not deny it. */
  boolean was(Fact message, Optional<Municipality> municipality) {
    return isBetween(message, municipality) && !history.receiptsOf(message).isNegative();
  }

  /** The same of whoever was believed to be the right one when it was sent. */
  boolean wasThen(Fact message) {
    return was(message, payer.believedAt(sent(message).instant()));
  }

  /** Whether it went to this municipality, or came from it, as far as the record tells. */
  boolean isBetween(Fact message, Optional<Municipality> municipality) {
    return StayFacts.isHospitals(message.event())
        ? payer.wasGiven(message, municipality)
        : payer.isFrom(message, municipality);
  }

  /**
   * Those of a type that were given, in the order in which they were sent. What was sent anew, in
   * another wording, was given each time.
   */
  List<Fact> all(Class<? extends StayEvent> type, Optional<Municipality> municipality) {
    return all(type, _ -> municipality);
  }

  /** The same of those that went to, or came from, the right one of the day they were sent. */
  List<Fact> all(Class<? extends StayEvent> type) {
    return all(type, this::rightOne);
  }

  private List<Fact> all(
      Class<? extends StayEvent> type, Function<Fact, Optional<Municipality>> municipality) {
    return history
        .all(type)
        .flatMap(this::sendings)
        .filter(fact -> isBetween(fact, municipality.apply(fact)))
        .sorted(Comparator.comparing(fact -> sent(fact).instant()))
        .toList();
  }

  private Optional<Municipality> rightOne(Fact fact) {
    return payer.on(sent(fact).day());
  }

  /** Each time that it was sent and not denied, under the id of what it says now. */
  private Stream<Fact> sendings(Fact fact) {
    List<Fact> wordings = history.wordingsOf(fact);
    return wordings.size() == 1
        ? Stream.of(fact).filter(one -> !history.receiptsOf(one).isNegative())
        : wordings.stream()
            .filter(wording -> !history.isDenied(wording))
            .map(wording -> new Fact(fact.id(), wording.event()));
  }

  /**
   * Of those of a type that were given after a moment: the last that can have been there at
   * another, else the first that came later.
   *
   * @param after when what came before it had come to nothing; absent for any time
   * @param by when it is to be there
   */
  Optional<Fact> nearest(
      Class<? extends StayEvent> type,
      Optional<Municipality> municipality,
      @Nullable Instant after,
      Instant by) {
    List<Fact> given =
        all(type, municipality).stream()
            .filter(fact -> after == null || sent(fact).latest().isAfter(after))
            .toList();
    return given.stream()
        .filter(fact -> !sent(fact).earliest().isAfter(by))
        .reduce((_, later) -> later)
        .or(() -> given.stream().findFirst());
  }

  /** Why none of a type was given although something was sent: denied, or sent elsewhere. */
  List<Doubt> inVain(
      Class<? extends StayEvent> type,
      Optional<Municipality> municipality,
      @Nullable Instant after) {
    return inVain(type, _ -> municipality, after);
  }

  /** The same of what was to go to, or to come from, the right one of the day it was sent. */
  List<Doubt> inVain(Class<? extends StayEvent> type) {
    return inVain(type, this::rightOne, null);
  }

  private List<Doubt> inVain(
      Class<? extends StayEvent> type,
      Function<Fact, Optional<Municipality>> municipality,
      @Nullable Instant after) {
    List<Fact> sent =
        history
            .all(type)
            .filter(fact -> after == null || sent(fact).latest().isAfter(after))
            .toList();
    List<Doubt> doubts = new ArrayList<>();
    sent.stream()
        .filter(fact -> isBetween(fact, municipality.apply(fact)))
        .filter(fact -> history.receiptsOf(fact).isNegative())
        .reduce((_, later) -> later)
        .ifPresent(fact -> doubts.add(Doubt.of(Doubt.Code.NOTICE_DENIED, fact)));
    sent.stream()
        .filter(fact -> !isBetween(fact, municipality.apply(fact)))
        .reduce((_, later) -> later)
        .ifPresent(fact -> doubts.add(Doubt.of(Doubt.Code.OF_ANOTHER_MUNICIPALITY, fact)));
    return doubts;
  }

  /** When a message was sent: most things happen by being sent, a departure does not. */
  static Moment sent(Fact message) {
    Instant sentAt = message.told().sentAt();
    return sentAt == null || Wordings.happensByBeingSent(message.event())
        ? message.at()
        : Moment.exact(sentAt);
  }
}
