/**
 * What holds for the whole house: which room may use which, how the source is laid out, what the
 * papers say.
 */
@NullMarked
package no.dognbok.house;

import org.jspecify.annotations.NullMarked;
