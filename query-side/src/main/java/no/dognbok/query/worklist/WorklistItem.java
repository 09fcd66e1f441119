package no.dognbok.query.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.Obligation;
import no.dognbok.query.judgement.DoubtAnswer;
import no.dognbok.query.judgement.RequirementAnswer;
import no.dognbok.query.law.Duty;
import no.dognbok.query.law.Standing;
import no.dognbok.query.stay.OwnReference;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody owes and has not fulfilled yet.
 *
 * @param stay id of the stay
 * @param hospital where the patient is, or was last
 * @param municipality that is concerned; of a message to or from another one, that one
 * @param references the organisations' own references to the stay, by which a coordinator finds the
 *     patient
 * @param obligation code of the deadline table
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
 * @param lists on which it stands
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
    Obligation obligation,
    String name,
    Duty.Party owedBy,
    Duty.Party owedTo,
    boolean overdue,
    @Nullable OffsetDateTime since,
    @Nullable OffsetDateTime due,
    Duty.Limit limit,
    @Nullable Duration overdueBy,
    String basis,
    Standing standing,
    List<Object> triggeredBy,
    List<RequirementAnswer> wanting,
    List<Object> exemptedBy,
    @Nullable Message message,
    Set<Heading> lists,
    List<String> unmapped,
    List<DoubtAnswer> doubts,
    List<DoubtAnswer> doubtsOfStay) {

  /** Where a message is to be read: in the reader's own system, by the sender's id of it. */
  record Message(String sender, String messageId) {}
}
