package no.dognbok.query.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.YearMonth;
import no.dognbok.events.Obligation;
import no.dognbok.query.law.Duty;
import no.dognbok.query.law.Standing;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Duties that are counted together. What they are not told apart by is not shown; neither is a
 * municipality or a hospital that nobody knows.
 *
 * @param month in which they fell due
 * @param municipality that is concerned
 * @param hospital where the patient was admitted
 * @param obligation code of the deadline table
 * @param name what people call it, in Norwegian
 * @param owedBy who owes it
 * @param owedTo to whom
 * @param basis paragraph or point of the agreement
 * @param standing of the duty
 * @param figures what became of them
 */
record ObligationGroup(
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable YearMonth month,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PartyAnswer municipality,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PartyAnswer hospital,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Obligation obligation,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String name,
    @JsonInclude(JsonInclude.Include.NON_NULL) Duty.@Nullable Party owedBy,
    @JsonInclude(JsonInclude.Include.NON_NULL) Duty.@Nullable Party owedTo,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String basis,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Standing standing,
    Figures figures) {}
