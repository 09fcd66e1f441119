/**
 * Invoices and credit notes (EHF Billing 3.0, Peppol BIS Billing) from what stands in a statement:
 * the same facts give the same bytes. No patient is in them.
 */
@NullMarked
package no.dognbok.query.statement.invoice;

import org.jspecify.annotations.NullMarked;
