package no.dognbok.query.docket;

import java.util.UUID;

/**
 * A stay of which something is reported to the patient register.
 *
 * @param stay id of the stay
 * @param lastIndex of the last event that its line rests on
 * @param began the earliest that anything told of it happened, in microseconds since
 *     1970-01-01T00:00Z
 */
public record RegisteredStay(UUID stay, long lastIndex, long began) {}
