/** Who owes what now, over all stays. */
@NullMarked
package no.dognbok.query.worklist;

import org.jspecify.annotations.NullMarked;
