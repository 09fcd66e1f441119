package no.dognbok.query.law;

import no.dognbok.events.CareType;
import no.dognbok.events.Institution;
import no.dognbok.events.Municipality;
import org.jspecify.annotations.Nullable;

/**
 * What is stated about a stay outside its events: the head of a case. A stay in the ledger has
 * nothing but its events.
 *
 * @param municipality of stay
 * @param registeredIn municipality of registration
 * @param careType what is treated
 * @param institution where
 */
public record Stated(
    @Nullable Municipality municipality,
    @Nullable Municipality registeredIn,
    @Nullable CareType careType,
    @Nullable Institution institution) {

  public static final Stated NOTHING = new Stated(null, null, null, null);
}
