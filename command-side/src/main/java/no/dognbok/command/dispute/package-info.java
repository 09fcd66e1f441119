/**
 * Disputes (uenighet, tvist; Samarbeidsavtalen 9) as they are told: the aggregate, its commands and
 * their addresses.
 */
@NullMarked
package no.dognbok.command.dispute;

import org.jspecify.annotations.NullMarked;
