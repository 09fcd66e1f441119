/**
 * What is known around the stays, as of any moment: rates, addresses, terms, holidays, the rule
 * set.
 */
@NullMarked
package no.dognbok.query.surroundings;

import org.jspecify.annotations.NullMarked;
