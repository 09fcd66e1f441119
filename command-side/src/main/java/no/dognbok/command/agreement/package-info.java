/** Agreements between hospital trusts and municipalities: concluded, changed, terminated. */
@NullMarked
package no.dognbok.command.agreement;

import org.jspecify.annotations.NullMarked;
