/**
 * Made-up traffic that is like the real one: stays, notices, replies, mistakes and outages, in the
 * order in which they would arrive. The same settings and seed always give the same traffic. {@link
 * no.dognbok.standalone.simulation.Traffic} is where to begin.
 */
@NullMarked
package no.dognbok.standalone.simulation;

import org.jspecify.annotations.NullMarked;
