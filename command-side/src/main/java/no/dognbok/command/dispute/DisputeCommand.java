package no.dognbok.command.dispute;

import no.dognbok.events.DisputeEvent;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Tells something of a dispute.
 *
 * @param dispute stream of the dispute, {@code dispute/<uuid>}
 * @param event what is told
 */
public record DisputeCommand(@TargetAggregateIdentifier String dispute, DisputeEvent event) {}
