/**
 * Counts from outside beside the ledger: what each side has counted of a month, where they differ,
 * and the likely cause of each difference.
 */
@NullMarked
package no.dognbok.query.count;

import org.jspecify.annotations.NullMarked;
