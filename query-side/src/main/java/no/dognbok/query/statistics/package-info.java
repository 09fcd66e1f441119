/** What became of all that was owed, over all stays: counted, and what was broken listed. */
@NullMarked
package no.dognbok.query.statistics;

import org.jspecify.annotations.NullMarked;
