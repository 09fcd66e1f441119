package no.dognbok.query.statistics;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of some duties. What is only to be striven for is counted apart: it is never broken.
 *
 * @param due how many fell due, or will
 * @param inTime how many of them were fulfilled in time
 * @param late how many were fulfilled too late
 * @param notFulfilled how many were not fulfilled when they were due, and have not been since
 * @param open how many are not due yet
 * @param broken how many are broken: late or not fulfilled
 * @param shareInTime of those that are decided, from 0 to 1, in ten thousandths; null where none is
 * @param medianDelay of the late ones, in whole seconds: the one in the middle, or what lies
 *     halfway between the two there; null where there are none
 * @param p90Delay of the late ones: nine of ten were no later; null where there are none
 * @param inDoubt of how many the record does not settle something
 * @param brokenInDoubt how many of these are broken
 * @param aims how many things were only to be striven for
 * @param aimsReached how many of these were reached
 */
record Figures(
    long due,
    long inTime,
    long late,
    long notFulfilled,
    long open,
    long broken,
    @Nullable Double shareInTime,
    @Nullable Duration medianDelay,
    @Nullable Duration p90Delay,
    long inDoubt,
    long brokenInDoubt,
    long aims,
    long aimsReached) {}
