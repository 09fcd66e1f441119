package no.dognbok.command.matter;

import java.time.Clock;
import no.dognbok.events.Refusal;

/**
 * A matter between a hospital trust and a municipality, as it stands when somebody tells of it.
 *
 * @param <E> what is recorded of it
 */
public interface Matter<E> {

  /**
   * A request that was read.
   *
   * @param parties between whom the matter is, and as which of the two somebody tells of it
   * @param draft what it tells
   */
  record Reading<E>(Parties parties, Draft<E> draft) {}

  /**
   * Reads a request.
   *
   * @throws Refusal where it is no matter of the teller's, or cannot be read
   */
  Reading<E> read(MatterRequest request, MatterForm form);

  /**
   * Lets pass what can be told now.
   *
   * @throws Refusal where it cannot, or has not happened yet
   */
  void check(E telling, Clock clock);

  /** The command that records it. */
  Object command(E telling);

  /** Says that the teller has told something else under this id. */
  Refusal taken(MatterRequest request, String id, long position);
}
