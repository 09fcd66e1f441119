package no.dognbok.query.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.YearMonth;
import no.dognbok.events.CareType;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Days of readiness that are counted together. What they are not told apart by is not shown;
 * neither is a municipality or a hospital that nobody knows.
 *
 * @param year in which they lie
 * @param month in which they lie
 * @param municipality that pays for them, or would
 * @param hospital that bills for them, or would
 * @param careType what is treated
 * @param figures of them
 */
record DayGroup(
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer year,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable YearMonth month,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PartyAnswer municipality,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PartyAnswer hospital,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CareType careType,
    DayFigures figures) {}
