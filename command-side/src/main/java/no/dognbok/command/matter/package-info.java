/**
 * What a hospital trust and a municipality tell of a matter between the two of them, a dispute or a
 * deviation: the request, its notes, who tells it as which party, and that it is recorded once.
 */
@NullMarked
package no.dognbok.command.matter;

import org.jspecify.annotations.NullMarked;
