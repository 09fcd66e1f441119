/**
 * Saksmappen: what is laid before the board that hears a dispute, so that neither party has to
 * trust the other's database, nor ours. What stands in it, and what it is made of.
 */
@NullMarked
package no.dognbok.query.dossier;

import org.jspecify.annotations.NullMarked;
