package no.dognbok.command.statement;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;

/**
 * Whoever can say what stands in a statement: the query side, where it is in the same process.
 * Where it is not, what a trust says it saw is recorded as said, and the query side raises an alarm
 * where that does not follow from the log.
 */
public interface Reader {

  /** Where nobody can be asked. */
  Reader NOBODY = (_, _) -> Optional.empty();

  /**
   * Which statement.
   *
   * @param trust helseforetaket
   * @param municipality kommunen
   * @param month of it
   * @param frozen whether it is asked for as it would be frozen, not presented
   */
  record Asked(Address trust, Municipality municipality, YearMonth month, boolean frozen) {}

  /**
   * What stands in it.
   *
   * @param position of the last commit that it looks at
   * @param digest of what stands in it
   * @param ruleSet by which it was judged
   * @param empty whether there is nothing to bill in it, and nothing to credit
   * @param objectionWindow how long the municipality has to object, by what the two have agreed on
   */
  record Seen(long position, String digest, int ruleSet, boolean empty, Duration objectionWindow) {}

  /**
   * At which position.
   *
   * @param position of the last commit to look at; below zero for all that there is
   * @param asOf moment of judgement
   */
  record At(long position, Instant asOf) {}

  /**
   * What stands in a statement; empty where nobody can be asked.
   *
   * @throws no.dognbok.events.Refusal where the views do not hold all that it takes
   */
  Optional<Seen> read(Asked asked, At at);
}
