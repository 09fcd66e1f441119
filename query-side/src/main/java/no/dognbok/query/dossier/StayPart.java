package no.dognbok.query.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import no.dognbok.events.CareType;
import no.dognbok.query.stay.OwnReference;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The stay that a dossier is about, in short.
 *
 * @param number in the dossier, 1
 * @param hospital where the patient was admitted
 * @param municipality that is concerned; absent where nobody has stated it
 * @param careType what is treated
 * @param admittedAt when the patient was admitted; absent where nobody told
 * @param departedAt when the patient left
 * @param ready whether the patient is ready, and has not left
 * @param whole whether all of it is shown; else its end may be among what is not
 * @param id of the stay; only in the parties' version
 * @param references the asker's own; only in the parties' version
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StayPart(
    int number,
    @Nullable PartyAnswer hospital,
    @Nullable PartyAnswer municipality,
    CareType careType,
    @Nullable OffsetDateTime admittedAt,
    @Nullable OffsetDateTime departedAt,
    boolean ready,
    boolean whole,
    @Nullable UUID id,
    @Nullable List<OwnReference> references) {}
