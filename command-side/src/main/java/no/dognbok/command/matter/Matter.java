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
   * Between whom it is, and as which of the two somebody tells of it.
   *
   * @throws Refusal where it is no matter of the teller's
   */
  Parties parties(MatterRequest request, MatterForm form);

  /**
   * What a request tells.
   *
   * @throws Refusal where it cannot be read
   */
  Draft<E> draft(MatterRequest request, MatterForm form, Parties parties);

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
