/**
 * What is kept of every stay's judgement, so that a question over all stays judges only those that
 * may have changed.
 */
@NullMarked
package no.dognbok.query.docket;

import org.jspecify.annotations.NullMarked;
