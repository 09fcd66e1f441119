package no.dognbok.query.docket;

import java.util.UUID;

/**
 * What is counted of a stay's readiness.
 *
 * @param stay id of the stay
 * @param seen whether who asks sees all of the stay: who pays for a day is told of the day at least
 * @param paid whether any day of it is a payment day, in whatever month
 * @param tally as of the moment that is asked about
 */
public record WaitedStay(UUID stay, boolean seen, boolean paid, WaitTally tally) {}
