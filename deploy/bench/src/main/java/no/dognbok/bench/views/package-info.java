/** What the views cost: reading a log into them, and questions among very many stays. */
@NullMarked
package no.dognbok.bench.views;

import org.jspecify.annotations.NullMarked;
