/**
 * The language of the ledger: what hospitals and municipalities can tell about a stay, what is
 * known around the stays (rates, addresses, agreement terms, holidays, rule sets), and the values
 * in both.
 *
 * <p>This room uses the JDK and Jackson's annotations only. What is stored are facts:
 * organisations, times and codes. No name, no national identity number, no free text (decision
 * 0005).
 */
@NullMarked
package no.dognbok.events;

import org.jspecify.annotations.NullMarked;
