package no.dognbok.query.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.events.ExceptionEvent;
import no.dognbok.events.ExceptionEvent.ExceptionAgreed;
import no.dognbok.events.ExceptionEvent.ExceptionCancelled;
import no.dognbok.events.ExceptionEvent.ExceptionConfirmed;
import no.dognbok.events.ExceptionEvent.ExceptionEnded;
import no.dognbok.events.Municipality;
import org.jspecify.annotations.Nullable;

/**
 * An exception (force majeure, Retn. 1, 3.1 b) for a period, after all that was told of it.
 *
 * @param agreed how it began
 * @param event id of the event that says so
 * @param confirmations ids of the events by which others agreed too, by party: a municipality, or,
 *     where it is absent, the trust
 * @param ending id of the event that ended it earlier than was agreed; absent where none did
 * @param to the last day, as it is now; absent while it lasts
 * @param cancellation id of the event that says that it was wrong; absent where none does
 */
public record AgreedException(
    ExceptionAgreed agreed,
    String event,
    Map<Optional<Municipality>, String> confirmations,
    @Nullable String ending,
    @Nullable LocalDate to,
    @Nullable String cancellation) {

  /**
   * Something that was told of an exception.
   *
   * @param event id of the event that says so
   */
  public record Said(String event, ExceptionEvent said) {}

  public AgreedException {
    confirmations = Map.copyOf(confirmations);
  }

  /**
   * All exceptions that were told of, cancelled ones too.
   *
   * @param all what was told, in the order of the log; what is about one that nobody has told of
   *     says nothing
   */
  public static List<AgreedException> of(List<Said> all) {
    Map<Object, AgreedException> byId = new LinkedHashMap<>();
    for (Said one : all) {
      ExceptionEvent said = one.said();
      Object id = new Id(said);
      if (said instanceof ExceptionAgreed agreed) {
        byId.putIfAbsent(
            id, new AgreedException(agreed, one.event(), Map.of(), null, agreed.to(), null));
      } else {
        byId.computeIfPresent(id, (_, before) -> before.after(one));
      }
    }
    return new ArrayList<>(byId.values());
  }

  /** An id is chosen by the parties, and two others may choose the same. */
  private record Id(Object trust, Optional<Municipality> municipality, UUID exception) {
    Id(ExceptionEvent said) {
      this(said.trust(), Optional.ofNullable(said.municipality()), said.exception());
    }
  }

  private AgreedException after(Said one) {
    Optional<Municipality> party = Optional.ofNullable(one.said().toldBy());
    Map<Optional<Municipality>, String> others = new LinkedHashMap<>(confirmations);
    return switch (one.said()) {
      case ExceptionAgreed _ -> this;
      case ExceptionConfirmed _ -> {
        others.putIfAbsent(party, one.event());
        yield new AgreedException(agreed, event, others, ending, to, cancellation);
      }
      case ExceptionEnded ended ->
          new AgreedException(
              agreed, event, confirmations, one.event(), ended.lastDay(), cancellation);
      case ExceptionCancelled _ when Objects.equals(agreed.toldBy(), one.said().toldBy()) ->
          new AgreedException(agreed, event, confirmations, ending, to, one.event());
      case ExceptionCancelled _ -> {
        others.remove(party);
        yield new AgreedException(agreed, event, others, ending, to, cancellation);
      }
    };
  }

  /** Whether the routines need not be followed on a day. */
  public boolean holdsOn(LocalDate day) {
    return cancellation == null && !day.isBefore(agreed.from()) && (to == null || !day.isAfter(to));
  }

  /** Whether it is for the stays of a municipality: one for all is for each. */
  public boolean concerns(@Nullable Municipality municipality) {
    return agreed.municipality() == null || agreed.municipality().equals(municipality);
  }

  /** The event by which a party agreed; the trust where no municipality is named. */
  Optional<String> wordOf(@Nullable Municipality party) {
    return Objects.equals(agreed.toldBy(), party)
        ? Optional.of(event)
        : Optional.ofNullable(confirmations.get(Optional.ofNullable(party)));
  }
}
