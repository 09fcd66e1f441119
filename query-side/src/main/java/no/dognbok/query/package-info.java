/** The query side: views of the log, and the law over them. */
@NullMarked
package no.dognbok.query;

import org.jspecify.annotations.NullMarked;
