/**
 * Counts from outside: what a hospital trust and a municipality count themselves as the payment
 * days of a month, uploaded as a list.
 */
@NullMarked
package no.dognbok.command.count;

import org.jspecify.annotations.NullMarked;
