/**
 * What is needed to check a proof: no server, no configuration, no other part of Døgnbok. It goes
 * out as a small program of its own, to be run and read by somebody else. The formats are in {@code
 * deploy/docs/evidence.md}.
 */
@NullMarked
package no.dognbok.query.evidence.check;

import org.jspecify.annotations.NullMarked;
