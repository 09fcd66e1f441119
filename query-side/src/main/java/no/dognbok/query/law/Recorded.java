package no.dognbok.query.law;

import java.time.Instant;
import no.dognbok.events.StayEvent;

/**
 * An event of a stay, as the ledger holds it.
 *
 * @param id event id
 * @param event what was told
 * @param position of its commit in the log
 * @param recordedAt when the ledger was told
 */
public record Recorded(String id, StayEvent event, long position, Instant recordedAt) {}
