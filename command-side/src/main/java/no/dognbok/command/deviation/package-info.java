/**
 * Deviations (samhandlingsavvik; Samarbeidsavtalen 7) as they are told: the aggregate, its commands
 * and their addresses.
 */
@NullMarked
package no.dognbok.command.deviation;

import org.jspecify.annotations.NullMarked;
