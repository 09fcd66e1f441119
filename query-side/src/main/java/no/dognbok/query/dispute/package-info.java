/**
 * Disputes (uenighet, tvist; Samarbeidsavtalen 9) as they are asked for: where on the ladder each
 * is, since when, and what was said.
 */
@NullMarked
package no.dognbok.query.dispute;

import org.jspecify.annotations.NullMarked;
