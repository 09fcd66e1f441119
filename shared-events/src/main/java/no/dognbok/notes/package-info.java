/**
 * What people write, in a store of its own from which it can be deleted: {@link
 * no.dognbok.notes.Notes} is the port, its stores are in rooms of their own. The log holds the
 * salted digest of a note and never its text.
 */
@NullMarked
package no.dognbok.notes;

import org.jspecify.annotations.NullMarked;
