package no.dognbok.query.statistics;

import java.time.Duration;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.query.law.Duty;
import org.jspecify.annotations.Nullable;

/**
 * A duty that was not fulfilled in time, in its stay.
 *
 * @param stay id of the stay
 * @param hospital where the patient was admitted, as the messages name it
 * @param municipality that is concerned, where it is known
 * @param duty with what it rests on
 * @param delay by how many whole seconds it was late; absent where it is not fulfilled
 */
public record BrokenDuty(
    UUID stay,
    @Nullable Address hospital,
    @Nullable Municipality municipality,
    Duty duty,
    @Nullable Duration delay) {}
