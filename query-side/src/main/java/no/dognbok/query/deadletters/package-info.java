/** The events that the views could not take: for auditors to see, and to have tried again. */
@NullMarked
package no.dognbok.query.deadletters;

import org.jspecify.annotations.NullMarked;
