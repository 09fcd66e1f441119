/** "What would § 13 give for this history?": one case in, days with reasons out, nothing stored. */
@NullMarked
package no.dognbok.query.assessment;

import org.jspecify.annotations.NullMarked;
