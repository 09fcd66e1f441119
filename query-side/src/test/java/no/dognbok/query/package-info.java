/** Tests of the query side. */
@NullMarked
package no.dognbok.query;

import org.jspecify.annotations.NullMarked;
