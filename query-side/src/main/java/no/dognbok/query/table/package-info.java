/** Tables that go out as text, for the spreadsheets of people. */
@NullMarked
package no.dognbok.query.table;

import org.jspecify.annotations.NullMarked;
