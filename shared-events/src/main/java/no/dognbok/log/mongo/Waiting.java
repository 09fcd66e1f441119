package no.dognbok.log.mongo;

import no.dognbok.log.EncodedCommit;

/**
 * A commit that waits to be written.
 *
 * @param encoded its blocks
 * @param batchesBefore how many batches this process had tried to write when it came
 */
record Waiting(EncodedCommit encoded, long batchesBefore) {}
