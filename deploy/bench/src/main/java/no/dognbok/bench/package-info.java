/**
 * What the ledger costs: benchmarks beside the claims that the README makes. Each compares ratios
 * within one run, because machines are shared and noisy.
 */
@NullMarked
package no.dognbok.bench;

import org.jspecify.annotations.NullMarked;
