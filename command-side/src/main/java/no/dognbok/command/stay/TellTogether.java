package no.dognbok.command.stay;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Several things that one message told at once: one commit, whole or absent.
 *
 * @param stay stream of the stay
 * @param parts what is told, in the order of the process
 */
public record TellTogether(@TargetAggregateIdentifier String stay, List<StayCommand> parts) {
  public TellTogether {
    parts = List.copyOf(parts);
  }
}
