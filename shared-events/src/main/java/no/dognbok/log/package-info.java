/**
 * The log: one collection of commits, in one order, without gaps. {@link no.dognbok.log.EventLog}
 * is the port; its stores are in rooms of their own, and Axon's storage engine stands on top.
 */
@NullMarked
package no.dognbok.log;

import org.jspecify.annotations.NullMarked;
