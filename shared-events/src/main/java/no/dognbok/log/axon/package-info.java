/**
 * Axon on top of the log: its storage engine, its serializer, and what a command carries to the
 * log.
 */
@NullMarked
package no.dognbok.log.axon;

import org.jspecify.annotations.NullMarked;
