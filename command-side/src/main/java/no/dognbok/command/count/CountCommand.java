package no.dognbok.command.count;

import no.dognbok.events.CountEvent;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Hands in a count of a month.
 *
 * @param count stream of the month's counts, {@code count/<trust>/<municipality>/<month>}
 * @param event what is told
 */
public record CountCommand(@TargetAggregateIdentifier String count, CountEvent event) {}
