/** What is missing before the invoices of a month can be made. */
@NullMarked
package no.dognbok.query.statement.check;

import org.jspecify.annotations.NullMarked;
