package no.dognbok.command.stay;

import java.util.Set;
import no.dognbok.events.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The state in which whoever commands saw the stay ({@code If-Match}); the command is refused where
 * others have told of it since. Intake never asks for it: what was told is recorded.
 *
 * @param sequences of the last event that was seen, any of these
 * @param anyThatExists whether it is enough that the stay is there
 */
public record Expected(Set<Long> sequences, boolean anyThatExists) {

  /** Metadata of a command: the state that it expects. */
  public static final String METADATA = "expected";

  /**
   * Checks the stay that a command found.
   *
   * @param version sequence number of its last event; absent where there is no stay yet
   * @throws Refusal where it is another
   */
  void check(@Nullable Long version) {
    boolean met = version != null && (anyThatExists || sequences.contains(version));
    if (!met) {
      throw new Refusal(
          Refusal.Code.STAY_CHANGED,
          version == null
              ? "If-Match names a state of a stay that nobody has told of yet"
              : "the stay is not in the state that If-Match names: others have told of it since, or"
                  + " the rule set is another; read it again and decide anew");
    }
  }
}
