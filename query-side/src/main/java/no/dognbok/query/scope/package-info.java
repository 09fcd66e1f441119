/** Who asks, and what they may see. No question is answered without it. */
@NullMarked
package no.dognbok.query.scope;

import org.jspecify.annotations.NullMarked;
