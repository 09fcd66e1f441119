/** The log on SQLite: the embedded default, for one process. */
@NullMarked
package no.dognbok.log.sqlite;

import org.jspecify.annotations.NullMarked;
