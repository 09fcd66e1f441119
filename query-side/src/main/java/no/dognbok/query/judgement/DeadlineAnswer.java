package no.dognbok.query.judgement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.Obligation;
import no.dognbok.query.law.DeadlineTable;
import no.dognbok.query.law.Duty;
import no.dognbok.query.law.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Who owes what to whom by when. Times have the Norwegian offset of their day.
 *
 * @param obligation code of the deadline table
 * @param name what people call it, in Norwegian
 * @param owedBy who owes it
 * @param owedTo to whom
 * @param state where it stands at the moment of judgement
 * @param broken whether it was not fulfilled in time
 * @param since when the duty arose
 * @param due the last instant in time
 * @param limit what the due time rests on; a working limit is never law
 * @param fulfilledAt when it was fulfilled
 * @param overdueBy for how long it was, or has been, overdue; absent where it was not
 * @param municipality number of the municipality that it is between, where that is another than the
 *     one that the stay concerns
 * @param basis paragraph or point of the agreement
 * @param standing of the duty
 * @param triggeredBy events that made it due
 * @param fulfilledBy events that fulfilled it
 * @param exemptedBy events by which the parties agreed on an exception
 * @param wanting what of it is not done, where it has several parts
 * @param doubts about it
 * @param account by what the account that fulfilled it is known again; absent for any other duty
 */
public record DeadlineAnswer(
    Obligation obligation,
    String name,
    Duty.Party owedBy,
    Duty.Party owedTo,
    Duty.State state,
    boolean broken,
    @Nullable OffsetDateTime since,
    @Nullable OffsetDateTime due,
    Duty.Limit limit,
    @Nullable OffsetDateTime fulfilledAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Duration overdueBy,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String municipality,
    String basis,
    Standing standing,
    List<Object> triggeredBy,
    List<Object> fulfilledBy,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Object> exemptedBy,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RequirementAnswer> wanting,
    List<DoubtAnswer> doubts,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AccountAnswer account) {

  public static DeadlineAnswer of(Duty duty, Instant asOf, EventNames names) {
    return of(duty, asOf, names, null);
  }

  /** The same, of a duty that an account may have fulfilled. */
  public static DeadlineAnswer of(
      Duty duty, Instant asOf, EventNames names, @Nullable AccountAnswer account) {
    DeadlineTable.Line line = DeadlineTable.of(duty);
    return new DeadlineAnswer(
        duty.obligation(),
        line.name(),
        duty.owedBy(),
        duty.owedTo(),
        duty.state(asOf),
        duty.isBroken(asOf),
        local(duty.since()),
        local(duty.due()),
        duty.limit(),
        local(duty.fulfilledAt()),
        duty.overdueBy(asOf).orElse(null),
        Optional.ofNullable(duty.municipality()).map(Municipality::number).orElse(null),
        line.basis(),
        line.standing(),
        names.of(duty.triggeredBy()),
        names.of(duty.fulfilledBy()),
        names.of(duty.exemptedBy()),
        duty.wanting().stream().map(RequirementAnswer::of).toList(),
        DoubtAnswer.all(duty.doubts(), names),
        account);
  }

  /** A time as people in Norway read it, with its offset. */
  public static @Nullable OffsetDateTime local(@Nullable Instant instant) {
    return instant == null ? null : instant.atZone(Moment.OSLO).toOffsetDateTime();
  }
}
