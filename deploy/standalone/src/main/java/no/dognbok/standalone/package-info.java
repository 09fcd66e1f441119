/** Both sides in one process on the embedded store. */
@NullMarked
package no.dognbok.standalone;

import org.jspecify.annotations.NullMarked;
