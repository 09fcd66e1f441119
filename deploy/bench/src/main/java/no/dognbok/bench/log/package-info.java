/** {@code bench log}: what it costs to keep a commit, beside others that do it on the same disk. */
@NullMarked
package no.dognbok.bench.log;

import org.jspecify.annotations.NullMarked;
