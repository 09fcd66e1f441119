/** The notes on MongoDB: a document for each, acknowledged by a majority. */
@NullMarked
package no.dognbok.notes.mongo;

import org.jspecify.annotations.NullMarked;
