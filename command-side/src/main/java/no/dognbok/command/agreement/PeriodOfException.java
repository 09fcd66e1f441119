package no.dognbok.command.agreement;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.dognbok.events.ExceptionEvent;
import no.dognbok.events.ExceptionEvent.ExceptionAgreed;
import no.dognbok.events.ExceptionEvent.ExceptionCancelled;
import no.dognbok.events.ExceptionEvent.ExceptionConfirmed;
import no.dognbok.events.ExceptionEvent.ExceptionEnded;
import no.dognbok.events.Municipality;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import org.jspecify.annotations.Nullable;

/**
 * An exception (force majeure) for a period: who has agreed, and until when. Whoever told of it can
 * take all of it back, whoever confirmed it the confirmation. One that is for all municipalities is
 * the trust's to tell of and to end.
 */
final class PeriodOfException {

  private final ExceptionAgreed agreed;
  private final Set<Optional<Municipality>> confirmedBy = new HashSet<>();
  private @Nullable LocalDate last;
  private boolean cancelled;

  PeriodOfException(ExceptionAgreed agreed) {
    this.agreed = agreed;
    this.last = agreed.to();
  }

  /**
   * Whether something can be told of an exception that nobody has told of.
   *
   * @throws Refusal where it cannot
   */
  static boolean begins(ExceptionEvent said) {
    if (said instanceof ExceptionAgreed) {
      refuseOneForAll(said);
      return true;
    }
    throw new Refusal(
        Code.NO_SUCH_EXCEPTION,
        "these parties have told of no exception %s: agree on it first".formatted(said.exception()),
        Map.of("exception", said.exception().toString()));
  }

  /**
   * Whether something that is told of it is not so already.
   *
   * @throws Refusal where it cannot be told
   */
  boolean isChangedBy(ExceptionEvent said) {
    if (said instanceof ExceptionAgreed again) {
      return refuseAnother(again);
    }
    if (said instanceof ExceptionCancelled) {
      return !cancelled && (isFirst(said) || confirmedBy.contains(party(said)));
    }
    if (cancelled) {
      throw new Refusal(
          Code.EXCEPTION_CANCELLED,
          "this exception was cancelled: agree on a new one, under an id of its own");
    }
    if (said instanceof ExceptionEnded ended) {
      refuseOneForAll(ended);
      return isEarlier(ended.lastDay());
    }
    return !isFirst(said) && !confirmedBy.contains(party(said));
  }

  private boolean refuseAnother(ExceptionAgreed again) {
    if (!again.equals(agreed)) {
      throw new Refusal(
          Code.EXCEPTION_ID_TAKEN,
          "there is an exception of this id already; give each exception a random UUID of its own");
    }
    return false;
  }

  private static void refuseOneForAll(ExceptionEvent said) {
    if (said.municipality() == null && said.toldBy() != null) {
      throw new Refusal(
          Code.NOT_YOURS,
          "an exception for all municipalities is told of and ended by the trust; a municipality"
              + " confirms it for itself, or agrees on one of its own");
    }
  }

  private boolean isEarlier(LocalDate day) {
    if (day.equals(last)) {
      return false;
    }
    if (day.isBefore(agreed.from()) || last != null && day.isAfter(last)) {
      throw new Refusal(
          Code.INVALID_VALUE,
          "'%s' is not valid in 'lastDay': expected a day from %s %s; for more days agree on another exception, for none cancel this one"
              .formatted(day, agreed.from(), last == null ? "on" : "to " + last),
          Map.of("field", "lastDay"));
    }
    return true;
  }

  private boolean isFirst(ExceptionEvent said) {
    return Objects.equals(said.toldBy(), agreed.toldBy());
  }

  private static Optional<Municipality> party(ExceptionEvent said) {
    return Optional.ofNullable(said.toldBy());
  }

  void apply(ExceptionEvent said) {
    switch (said) {
      case ExceptionAgreed _ -> {
        // it began with this
      }
      case ExceptionConfirmed confirmed -> confirmedBy.add(party(confirmed));
      case ExceptionEnded ended -> last = ended.lastDay();
      case ExceptionCancelled taken when isFirst(taken) -> cancelled = true;
      case ExceptionCancelled taken -> confirmedBy.remove(party(taken));
    }
  }
}
