/**
 * The command side: what is told becomes commands, aggregates make events of them, the log keeps
 * those.
 */
@NullMarked
package no.dognbok.command;

import org.jspecify.annotations.NullMarked;
