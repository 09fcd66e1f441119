package no.dognbok.query.law;

import java.time.Instant;
import no.dognbok.events.DisputeEvent;

/**
 * An event of a dispute, as the ledger holds it.
 *
 * @param id of the event
 * @param event what was told
 * @param position of its commit in the log
 * @param recordedAt when the ledger was told
 * @param index of the event in the log
 */
public record DisputeEntry(
    String id, DisputeEvent event, long position, Instant recordedAt, long index) {}
