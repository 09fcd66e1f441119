/** What a hospital trust and a municipality have agreed on. */
@NullMarked
package no.dognbok.command.agreement;

import org.jspecify.annotations.NullMarked;
