/** The notes in a SQLite file of their own, beside the log in the data folder. */
@NullMarked
package no.dognbok.notes.sqlite;

import org.jspecify.annotations.NullMarked;
