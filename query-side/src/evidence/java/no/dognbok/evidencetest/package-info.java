/** A log with proofs that are made in the plainest way, to check against; for tests only. */
@NullMarked
package no.dognbok.evidencetest;

import org.jspecify.annotations.NullMarked;
