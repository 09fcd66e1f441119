/**
 * Statements (avregning) as far as somebody does something about them: they are presented, frozen
 * and given a number. What stands in one is for the query side to say.
 */
@NullMarked
package no.dognbok.command.statement;

import org.jspecify.annotations.NullMarked;
