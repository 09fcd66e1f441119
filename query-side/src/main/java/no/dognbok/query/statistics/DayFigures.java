package no.dognbok.query.statistics;

import org.jspecify.annotations.Nullable;

/**
 * How long patients who were ready waited, and who paid (§ 13).
 *
 * @param days payment days
 * @param stays with payment days
 * @param amount of the payment days in whole kroner; null where a year's rate is not known (P14)
 * @param amountOfKnownRates in whole kroner, of the days whose year's rate is known
 * @param medianDays of payment days, in a stay with any: the one in the middle, or what lies
 *     halfway between the two there; null where there are none
 * @param notBilled days on which a patient waited, that nobody pays
 * @param undecided days that have not passed, or of which the municipality may still change
 *     something by answering in time (P16, P6)
 * @param ready stays in which the patient was declared ready (§ 9)
 * @param readyWithDays how many of these have a payment day, whenever it is
 * @param shareWithDays of those declared ready, from 0 to 1, in ten thousandths; null where none is
 * @param departed stays from which the patient departed who had been declared ready
 * @param medianDaysToDeparture of these, in days from the declaration to the departure: the same
 *     day is 0; null where there are none
 */
record DayFigures(
    long days,
    long stays,
    @Nullable Long amount,
    long amountOfKnownRates,
    @Nullable Double medianDays,
    long notBilled,
    long undecided,
    long ready,
    long readyWithDays,
    @Nullable Double shareWithDays,
    long departed,
    @Nullable Double medianDaysToDeparture) {}
