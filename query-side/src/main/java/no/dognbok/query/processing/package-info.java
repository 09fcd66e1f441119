/**
 * The views on MongoDB: Axon's processors read the log and write them, in several processes that
 * share the work and take over from each other.
 */
@NullMarked
package no.dognbok.query.processing;

import org.jspecify.annotations.NullMarked;
