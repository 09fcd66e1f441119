package no.dognbok.query.statement;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import no.dognbok.events.CareType;
import no.dognbok.query.law.PaymentDay;
import no.dognbok.query.stay.StayRecord;
import org.jspecify.annotations.Nullable;

/**
 * A day of a stay between two parties, as it is judged.
 *
 * @param stay as it was known
 * @param careType what is treated
 * @param day as it is judged
 * @param month in whose statement it belongs; absent while the stay goes on and the parties have
 *     agreed that days stand in the month in which it ends
 * @param objection of the municipality; absent where there is none that goes on
 */
record Due(
    StayRecord stay,
    CareType careType,
    PaymentDay day,
    @Nullable YearMonth month,
    @Nullable Objection objection) {

  /** A day of a stay. */
  record Key(UUID stay, LocalDate date) {}

  Key key() {
    return new Key(stay.id(), day.date());
  }

  boolean belongsTo(YearMonth other) {
    return other.equals(month);
  }

  boolean isHeldBack() {
    return objection != null && objection.heldBack();
  }

  /** What it comes to, in whole kroner; 0 where it is not billed, or not yet. */
  long amount() {
    return day.isPayable() && day.rate() != null && !isHeldBack() ? day.rate() : 0;
  }
}
