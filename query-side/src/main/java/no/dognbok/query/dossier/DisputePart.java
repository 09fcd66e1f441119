package no.dognbok.query.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.DisputeEvent.DisputeAnswered;
import no.dognbok.events.DisputeEvent.DisputeSettled;
import no.dognbok.events.DisputeGround;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.DisputeStep;
import no.dognbok.query.dispute.DisputeAnswers;
import no.dognbok.query.dispute.DisputeRecord;
import no.dognbok.query.notes.NoteAnswer;
import no.dognbok.query.stay.PartyAnswer;
import org.jspecify.annotations.Nullable;

/**
 * A dispute (uenighet) about the stay, with all that was said.
 *
 * @param number in the dossier, from 1
 * @param state whether it goes on
 * @param trust helseforetaket
 * @param municipality kommunen
 * @param days that are disputed; none where it is all of the stay or of the line
 * @param month of the statement of which a line is disputed
 * @param openedBy as which party
 * @param openedAt when
 * @param step of the ladder at which it is, or was settled
 * @param stepName what people call it
 * @param stepSince since when
 * @param board the two months after which the board can be asked
 * @param grounds of both parties
 * @param history what happened, in the order in which it was told
 * @param proposals each time that somebody told how it was settled, and what the other said
 * @param id of the dispute; only in the parties' version
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DisputePart(
    int number,
    DisputeRecord.State state,
    PartyAnswer trust,
    PartyAnswer municipality,
    List<LocalDate> days,
    @Nullable YearMonth month,
    DisputeParty openedBy,
    OffsetDateTime openedAt,
    DisputeStep step,
    String stepName,
    OffsetDateTime stepSince,
    DisputeAnswers.Board board,
    List<Ground> grounds,
    List<Happening> history,
    List<Proposal> proposals,
    @Nullable UUID id) {

  public DisputePart {
    days = List.copyOf(days);
    grounds = List.copyOf(grounds);
    history = List.copyOf(history);
    proposals = List.copyOf(proposals);
  }

  /**
   * That something was written.
   *
   * @param digest SHA-256 of salt and text, hexadecimal, as the log has it
   * @param state whether the text is there; only in the parties' version
   * @param text as it was written; only in the parties' version, and where it was not deleted
   * @param salt 16 bytes, hexadecimal: with it the digest can be checked; only beside the text
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Text(
      String digest,
      NoteAnswer.@Nullable State state,
      @Nullable String text,
      @Nullable String salt) {}

  /**
   * Why a party does not agree.
   *
   * @param code what it is about
   * @param name what people call that
   * @param party whose ground it is
   * @param at when it was put forward
   * @param text that was written about it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Ground(
      DisputeGround.Code code,
      String name,
      DisputeParty party,
      OffsetDateTime at,
      @Nullable Text text) {}

  /**
   * Something that happened in the dispute.
   *
   * @param event number of the event
   * @param name what people call it
   * @param at when it happened
   * @param recordedAt when the ledger was told
   * @param party who told it
   * @param stand how the other party sees it
   * @param text that was written with it
   * @param doubts what is doubtful about it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Happening(
      Object event,
      String name,
      OffsetDateTime at,
      OffsetDateTime recordedAt,
      DisputeParty party,
      DisputeAnswered.@Nullable Stand stand,
      @Nullable Text text,
      List<DisputeAnswers.Doubt> doubts) {}

  /** What became of a proposal. */
  public enum Outcome {
    /**
     * The other party has not said anything yet; what the parties agreed on moves no day so far.
     */
    UNANSWERED,
    CONFIRMED,
    CONTESTED,
    /** The board or a court decided it, and the other party has not said otherwise. */
    DECIDED
  }

  /**
   * How a party told that the dispute was settled.
   *
   * @param event number of the event
   * @param party who told it
   * @param at when it was settled
   * @param stands days that the municipality pays
   * @param falls days that it does not pay
   * @param ground what decided it
   * @param groundName what people call that
   * @param how whether the parties agreed, or somebody decided
   * @param agreed the parties that agreed; none where somebody decided
   * @param outcome what became of it
   * @param answer number of the event by which the other party answered; absent where it has not
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Proposal(
      Object event,
      DisputeParty party,
      OffsetDateTime at,
      List<LocalDate> stands,
      List<LocalDate> falls,
      DisputeGround.Code ground,
      String groundName,
      DisputeSettled.How how,
      Set<DisputeParty> agreed,
      Outcome outcome,
      @Nullable Object answer) {}
}
