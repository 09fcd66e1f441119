/**
 * Who an event was about and where it came from: the part that can be erased. A national identity
 * number becomes a keyed pseudonym here, in memory, and goes no further.
 */
@NullMarked
package no.dognbok.identity;

import org.jspecify.annotations.NullMarked;
