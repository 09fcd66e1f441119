package no.dognbok.query.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.events.Obligation;
import no.dognbok.query.docket.Docketed;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.judgement.DoubtAnswer;
import no.dognbok.query.judgement.EventNames;
import no.dognbok.query.judgement.RequirementAnswer;
import no.dognbok.query.law.DeadlineTable;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.Doubt;
import no.dognbok.query.law.Duty;
import no.dognbok.query.law.Standing;
import no.dognbok.query.law.Unsettled;
import no.dognbok.query.stay.OwnReference;
import no.dognbok.query.stay.PartyAnswer;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.worklist.Worklist.ToDo;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody owes and has not fulfilled yet; or a stay in which nothing is owed and
 * somebody should look at something: then it names no obligation, and {@code lists} says what it
 * is.
 *
 * @param stay id of the stay
 * @param hospital where the patient is, or was last
 * @param municipality that is concerned; of a message to or from another one, that one
 * @param references the organisations' own references to the stay, by which a coordinator finds the
 *     patient
 * @param obligation code of the deadline table; absent where it is the stay itself
 * @param name what people call it, in Norwegian
 * @param owedBy who owes it
 * @param owedTo to whom
 * @param overdue whether the due time has passed
 * @param since when the duty arose
 * @param due the last instant in time; absent where there is no limit
 * @param limit what the due time rests on
 * @param overdueBy for how long
 * @param basis paragraph or point of the agreement
 * @param standing of the duty
 * @param triggeredBy events that made it due
 * @param wanting what of it is not done, where it has several parts
 * @param exemptedBy events by which the parties agreed on an exception
 * @param message the message that made it due, for a reply that has to be read
 * @param reads event id of the reply that has to be read, which its reading names in {@code reads}
 * @param lists on which it stands
 * @param mattersUntil the last moment at which it is followed up and listed, where nothing else
 *     happens: the statement of its month can no longer be objected to then (I); absent where there
 *     is no such moment yet
 * @param unmapped addresses in the messages that stand for nobody known
 * @param doubts about the duty
 * @param doubtsOfStay about the stay as a whole
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record WorklistItem(
    UUID stay,
    @Nullable PartyAnswer hospital,
    @Nullable PartyAnswer municipality,
    List<OwnReference> references,
    @Nullable Obligation obligation,
    String name,
    Duty.@Nullable Party owedBy,
    Duty.@Nullable Party owedTo,
    boolean overdue,
    @Nullable OffsetDateTime since,
    @Nullable OffsetDateTime due,
    Duty.@Nullable Limit limit,
    @Nullable Duration overdueBy,
    @Nullable String basis,
    @Nullable Standing standing,
    List<Object> triggeredBy,
    List<RequirementAnswer> wanting,
    List<Object> exemptedBy,
    @Nullable Message message,
    @Nullable String reads,
    Set<Heading> lists,
    @Nullable OffsetDateTime mattersUntil,
    List<String> unmapped,
    List<DoubtAnswer> doubts,
    List<DoubtAnswer> doubtsOfStay) {

  /** Where a message is to be read: in the reader's own system, by the sender's id of it. */
  record Message(String sender, String messageId) {}

  static WorklistItem owed(
      StayRecord stay, ToDo one, Duty duty, Directory directory, Instant asOf) {
    DeadlineTable.Line line = DeadlineTable.of(duty);
    return new WorklistItem(
        stay.id(),
        PartyAnswer.of(one.line().hospital(), directory),
        PartyAnswer.of(one.municipality(), directory),
        stay.references(),
        duty.obligation(),
        line.name(),
        line.owedBy(),
        line.owedTo(),
        one.overdue(),
        DeadlineAnswer.local(duty.since()),
        DeadlineAnswer.local(duty.due()),
        duty.limit(),
        duty.overdueBy(asOf).orElse(null),
        line.basis(),
        line.standing(),
        EventNames.BY_ID.of(duty.triggeredBy()),
        duty.wanting().stream().map(RequirementAnswer::of).toList(),
        EventNames.BY_ID.of(duty.exemptedBy()),
        isReading(duty) ? message(stay, duty) : null,
        isReading(duty) ? duty.triggeredBy().getFirst() : null,
        one.lists(),
        end(one.line().followedUntil()),
        one.line().unmapped(),
        DoubtAnswer.all(duty.doubts(), EventNames.BY_ID),
        DoubtAnswer.all(doubts(one.line(), asOf), EventNames.BY_ID));
  }

  static WorklistItem ofStay(StayRecord stay, ToDo one, Directory directory, Instant asOf) {
    Unsettled unsettled = one.line().unsettled();
    return new WorklistItem(
        stay.id(),
        PartyAnswer.of(one.line().hospital(), directory),
        PartyAnswer.of(one.line().municipality(), directory),
        stay.references(),
        null,
        "Uavklart i oppholdet",
        null,
        null,
        false,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        one.lists(),
        unsettled.matters(asOf) ? end(unsettled.until()) : null,
        one.line().unmapped(),
        List.of(),
        DoubtAnswer.all(unsettled(one.line(), asOf), EventNames.BY_ID));
  }

  private static @Nullable OffsetDateTime end(Instant until) {
    return until.isBefore(Instant.MAX) ? DeadlineAnswer.local(until) : null;
  }

  /** About the stay, and about its days while they matter. */
  private static List<Doubt> doubts(Docketed line, Instant asOf) {
    return Stream.concat(line.doubts().stream(), unsettled(line, asOf).stream())
        .distinct()
        .toList();
  }

  private static List<Doubt> unsettled(Docketed line, Instant asOf) {
    return line.unsettled().matters(asOf) ? line.unsettled().doubts() : List.of();
  }

  private static boolean isReading(Duty duty) {
    return duty.obligation() == Obligation.READING_OF_REPLY;
  }

  private static @Nullable Message message(StayRecord stay, Duty duty) {
    return stay.entries().stream()
        .filter(entry -> duty.triggeredBy().contains(entry.id()))
        .filter(entry -> entry.identity().messageId() != null)
        .findFirst()
        .map(entry ->
            new Message(
                String.valueOf(entry.identity().sender()),
                String.valueOf(entry.identity().messageId())))
        .orElse(null);
  }
}
