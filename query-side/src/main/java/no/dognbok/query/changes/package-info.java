/** What has changed since a position, for systems that follow: at once, by waiting, as a stream. */
@NullMarked
package no.dognbok.query.changes;

import org.jspecify.annotations.NullMarked;
