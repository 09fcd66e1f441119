/** Whether made-up traffic is like the real one. */
@NullMarked
package no.dognbok.standalone.simulation;

import org.jspecify.annotations.NullMarked;
