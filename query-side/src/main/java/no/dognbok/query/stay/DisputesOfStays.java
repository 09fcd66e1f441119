package no.dognbok.query.stay;

import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.query.law.Disputed;
import no.dognbok.query.scope.Scope;

/** What was told of disputes, by the stay that they are about: a settlement moves its days. */
public interface DisputesOfStays {

  /** Nobody disputes anything. */
  DisputesOfStays NONE =
      new DisputesOfStays() {
        @Override
        public Map<UUID, List<Disputed>> about(Collection<UUID> stays) {
          return Map.of();
        }

        @Override
        public List<UUID> settledIn(YearMonth month, Address trust, Municipality municipality) {
          return List.of();
        }

        @Override
        public Set<UUID> settled() {
          return Set.of();
        }

        @Override
        public Set<UUID> settledBetween(YearMonth from, YearMonth to, Scope scope) {
          return Set.of();
        }
      };

  /**
   * The disputes about some stays, of each in the order in which they were opened; a stay that
   * nobody disputes is not among them.
   */
  Map<UUID, List<Disputed>> about(Collection<UUID> stays);

  /** The disputes about a stay, in the order in which they were opened. */
  default List<Disputed> about(UUID stay) {
    return about(List.of(stay)).getOrDefault(stay, List.of());
  }

  /**
   * The stays of which somebody told that a day of the month is to be paid between these two: also
   * such whose patient did not wait by what else is known.
   */
  List<UUID> settledIn(YearMonth month, Address trust, Municipality municipality);

  /**
   * The stays about which a dispute was told to be settled, whatever came of that: their days can
   * be others than § 13 has them.
   */
  Set<UUID> settled();

  /**
   * The stays of which somebody told, in a dispute that the asker sees, that a day in the months
   * from one to another is to be paid.
   */
  Set<UUID> settledBetween(YearMonth from, YearMonth to, Scope scope);
}
