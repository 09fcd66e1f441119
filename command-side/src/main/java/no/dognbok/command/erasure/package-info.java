/**
 * Erasure: what tells of people goes when it has been kept for as long as is set, or on a ground of
 * its own. Facts, order and leaves stand; each erasure is an event that says on what ground and by
 * whom.
 */
@NullMarked
package no.dognbok.command.erasure;

import org.jspecify.annotations.NullMarked;
