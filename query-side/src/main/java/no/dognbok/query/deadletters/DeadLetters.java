package no.dognbok.query.deadletters;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events that a view could not take, and those that wait behind them in the same stay. */
public interface DeadLetters {

  /** Where a view stops rather than put an event aside there are none. */
  DeadLetters NONE =
      new DeadLetters() {
        @Override
        public List<Letter> letters() {
          return List.of();
        }

        @Override
        public long count() {
          return 0;
        }

        @Override
        public List<Letter> retry(UUID stay) {
          return List.of();
        }
      };

  /**
   * An event that was put aside. What it says lies in the log and nowhere else.
   *
   * @param index of the event in the log
   * @param stay id of the stay
   * @param event event id
   * @param type stored name of the event's type
   * @param cause why it could not be taken; absent where it waits for one before it
   * @param since when it was put aside
   * @param tried how often it was tried
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Letter(
      long index,
      UUID stay,
      String event,
      String type,
      @Nullable Cause cause,
      OffsetDateTime since,
      int tried) {}

  /**
   * Why an event could not be taken.
   *
   * @param kind of the fault
   * @param message that names nothing of what the event says
   */
  record Cause(String kind, String message) {}

  /** All of them, in the order of the log. */
  List<Letter> letters();

  /** How many there are. */
  long count();

  /**
   * Tries those of a stay again, one after the other.
   *
   * @return those that are left
   */
  List<Letter> retry(UUID stay);
}
