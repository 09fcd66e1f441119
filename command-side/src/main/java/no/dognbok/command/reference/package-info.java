/** What is known around the stays: rates, addresses, holidays, the rule set in force. */
@NullMarked
package no.dognbok.command.reference;

import org.jspecify.annotations.NullMarked;
