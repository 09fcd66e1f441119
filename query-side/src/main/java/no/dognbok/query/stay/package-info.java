/** A stay as it is asked for: histories in memory, summary, timeline, deadlines, payment days. */
@NullMarked
package no.dognbok.query.stay;

import org.jspecify.annotations.NullMarked;
