/**
 * The Merkle tree over the leaves of the log (RFC 9162), kept in tiles so that a proof reads a few
 * of them and nothing of the log.
 */
@NullMarked
package no.dognbok.query.evidence.tree;

import org.jspecify.annotations.NullMarked;
