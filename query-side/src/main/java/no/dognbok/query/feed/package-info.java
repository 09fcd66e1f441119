/**
 * The one reader of the log on the embedded store: it feeds the views at start, with progress, and
 * then live.
 */
@NullMarked
package no.dognbok.query.feed;

import org.jspecify.annotations.NullMarked;
