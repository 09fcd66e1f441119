/** The command line as people use it. */
@NullMarked
package no.dognbok.standalone.cli;

import org.jspecify.annotations.NullMarked;
