/** A hospital stay: its commands, and the aggregate that makes events of them. */
@NullMarked
package no.dognbok.command.stay;

import org.jspecify.annotations.NullMarked;
