/** {@code bench statements}: a month of statements over a full ledger, as its clients have it. */
@NullMarked
package no.dognbok.bench.statements;

import org.jspecify.annotations.NullMarked;
