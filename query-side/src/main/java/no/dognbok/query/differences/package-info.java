/**
 * What changed in the judgement of a stay between what was known then and what was known later, and
 * which events changed it.
 */
@NullMarked
package no.dognbok.query.differences;

import org.jspecify.annotations.NullMarked;
