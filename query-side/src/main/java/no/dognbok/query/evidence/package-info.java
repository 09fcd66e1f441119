/**
 * Evidence: the Merkle tree over the log, its signed heads, the proofs, and the check that the log
 * is still what it was. What checks a proof is in {@code check}.
 */
@NullMarked
package no.dognbok.query.evidence;

import org.jspecify.annotations.NullMarked;
