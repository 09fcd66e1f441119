package no.dognbok.query.stay;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.query.law.Disputed;

/** What was told of disputes, by the stay that they are about: a settlement moves its days. */
public interface DisputesOfStays {

  /** Nobody disputes anything. */
  DisputesOfStays NONE =
      new DisputesOfStays() {
        @Override
        public List<Disputed> of(UUID stay) {
          return List.of();
        }

        @Override
        public List<UUID> settledIn(YearMonth month, Address trust, Municipality municipality) {
          return List.of();
        }
      };

  /** The disputes about a stay, in the order in which they were opened. */
  List<Disputed> of(UUID stay);

  /**
   * The stays of which somebody told that a day of the month is to be paid between these two: also
   * such whose patient did not wait by what else is known.
   */
  List<UUID> settledIn(YearMonth month, Address trust, Municipality municipality);
}
