/** The agreements as they are asked for: which terms hold from when to when, and who said so. */
@NullMarked
package no.dognbok.query.agreement;

import org.jspecify.annotations.NullMarked;
