/** What evidence costs: the tree, proofs, appends beside it, dossiers. */
@NullMarked
package no.dognbok.bench.evidence;

import org.jspecify.annotations.NullMarked;
