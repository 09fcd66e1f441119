/** That the benchmark of evidence still runs. */
@NullMarked
package no.dognbok.bench.evidence;

import org.jspecify.annotations.NullMarked;
