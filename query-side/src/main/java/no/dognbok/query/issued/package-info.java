/** What was issued, byte for byte: statements, their invoices, dossiers. */
@NullMarked
package no.dognbok.query.issued;

import org.jspecify.annotations.NullMarked;
