package no.dognbok.query.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import no.dognbok.events.CareType;
import no.dognbok.events.Moment;
import no.dognbok.query.law.RegisterTime;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/**
 * A stay as it is reported to the patient register.
 *
 * @param stay id of the stay
 * @param reference by which the asker finds it in its own system; not shown where it has none
 * @param hospital where the patient is, or was last
 * @param municipality that is concerned; not shown where nobody knows
 * @param careType what is treated
 * @param times of all types, in the order in which they happened
 */
record ReportedStay(
    UUID stay,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reference,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PartyAnswer hospital,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PartyAnswer municipality,
    CareType careType,
    List<Time> times) {

  /**
   * When something happened.
   *
   * @param type number of the register's time type
   * @param code what it is
   * @param at when, Norwegian local time
   * @param precision whether only the day was told, or the hour is one that daylight saving repeats
   *     or skips
   * @param event id of the event that tells it
   */
  record Time(
      int type,
      RegisterTime.Type code,
      @Nullable OffsetDateTime at,
      Moment.Precision precision,
      String event) {}
}
