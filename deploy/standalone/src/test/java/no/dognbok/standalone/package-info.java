/** The whole program as its users have it: over HTTP and from the command line. */
@NullMarked
package no.dognbok.standalone;

import org.jspecify.annotations.NullMarked;
