/**
 * The flat form in which people and programs write events: one JSON object each, local times, ids
 * instead of keys. Import lines and conformance cases share it.
 */
@NullMarked
package no.dognbok.exchange;

import org.jspecify.annotations.NullMarked;
