/** What a hospital trust can bill a municipality for a month, as a draft that is always current. */
@NullMarked
package no.dognbok.query.statement;

import org.jspecify.annotations.NullMarked;
