/**
 * Deviations (samhandlingsavvik; Samarbeidsavtalen 7) as they are asked for: every broken
 * obligation of a stay, what the parties reported by hand, and what they said and did about it.
 */
@NullMarked
package no.dognbok.query.deviation;

import org.jspecify.annotations.NullMarked;
