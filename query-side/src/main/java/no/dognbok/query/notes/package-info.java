/** What people have written, for those whose matter it is. */
@NullMarked
package no.dognbok.query.notes;

import org.jspecify.annotations.NullMarked;
