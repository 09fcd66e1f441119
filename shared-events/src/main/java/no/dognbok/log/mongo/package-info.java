/** The log on MongoDB: one document for each commit, for several processes at once. */
@NullMarked
package no.dognbok.log.mongo;

import org.jspecify.annotations.NullMarked;
