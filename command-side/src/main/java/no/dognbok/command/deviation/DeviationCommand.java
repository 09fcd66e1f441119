package no.dognbok.command.deviation;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Tells something of a deviation.
 *
 * @param deviation stream of the deviation, {@code deviation/<uuid>}
 * @param telling what is told
 */
record DeviationCommand(@TargetAggregateIdentifier String deviation, DeviationTelling telling) {}
