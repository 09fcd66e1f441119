/** What is known around the stays, as it is asked for: rates, addresses, holidays, agreements. */
@NullMarked
package no.dognbok.query.reference;

import org.jspecify.annotations.NullMarked;
