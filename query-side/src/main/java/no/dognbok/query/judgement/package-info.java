/**
 * How the law's answers look outside: days, reasons, doubts and deadlines with the sentences that
 * people read.
 */
@NullMarked
package no.dognbok.query.judgement;

import org.jspecify.annotations.NullMarked;
