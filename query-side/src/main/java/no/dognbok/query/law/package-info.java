/**
 * What the regulation says: deadlines and payment days as pure functions over what was told about
 * one stay. No clock, no store, no framework; a reader can lay FOR-2011-11-18-1115 beside it.
 *
 * <p>Start at {@link no.dognbok.query.law.Law}; {@link no.dognbok.query.law.Rule} lists the rules,
 * {@link no.dognbok.query.law.Ground} every reason a day can have.
 */
@NullMarked
package no.dognbok.query.law;

import org.jspecify.annotations.NullMarked;
