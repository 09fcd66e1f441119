/**
 * The command line. Its jobs are clients of the API: they go through the server that holds the data
 * folder, or through one of their own.
 */
@NullMarked
package no.dognbok.standalone.cli;

import org.jspecify.annotations.NullMarked;
