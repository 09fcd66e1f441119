/**
 * Messages from outside, as PLO XML or newline-delimited JSON, turned into commands; receipts back.
 * No name, no identity number and no clinical text gets past here.
 */
@NullMarked
package no.dognbok.command.intake;

import org.jspecify.annotations.NullMarked;
