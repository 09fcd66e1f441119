/**
 * What is asked when two parties do not agree on what happened: everything about a stay in the
 * order of the log, what was known when and what it changed, the broken duties of a period, and all
 * that an organisation or a system has told.
 */
@NullMarked
package no.dognbok.query.audit;

import org.jspecify.annotations.NullMarked;
