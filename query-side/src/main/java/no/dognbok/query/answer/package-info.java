/** In which form an answer goes out, as JSON or as a table, and what stands in a table's cells. */
@NullMarked
package no.dognbok.query.answer;

import org.jspecify.annotations.NullMarked;
