package no.dognbok.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be told about a dispute (uenighet, tvist; Samarbeidsavtalen 9) between a
 * hospital trust and a municipality, from the first objection to the settlement. It lies in a
 * stream of its own, {@code dispute/<uuid>}.
 *
 * <p>What people write lies in the note store; an event names the note and its digest. Whether a
 * step was taken too early is judged when it is asked for; here stands that it was taken.
 */
public sealed interface DisputeEvent {

  /** How the stream of a dispute is called: this and the dispute's id. */
  String STREAM = "dispute/";

  /** When it happened, who says so, by which request. */
  Told told();

  /** As which of the two parties. */
  DisputeParty party();

  /** The stream of a dispute's id. */
  static String stream(UUID dispute) {
    return STREAM + dispute;
  }

  /**
   * A party does not agree (9.1 a).
   *
   * @param trust helseforetaket, by its organisation number
   * @param municipality kommunen
   * @param matter what it is about
   * @param grounds why, one or several
   */
  @EventType(name = "DisputeOpened")
  record DisputeOpened(
      Told told,
      DisputeParty party,
      Address trust,
      Municipality municipality,
      DisputedMatter matter,
      List<DisputeGround> grounds)
      implements DisputeEvent {
    public DisputeOpened {
      grounds = List.copyOf(grounds);
    }
  }

  /** Another ground, from either party. */
  @EventType(name = "DisputeGroundAdded")
  record DisputeGroundAdded(Told told, DisputeParty party, DisputeGround ground)
      implements DisputeEvent {}

  /** What the other party says to it. */
  @EventType(name = "DisputeAnswered")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DisputeAnswered(Told told, DisputeParty party, Stand stand, @Nullable NoteReference note)
      implements DisputeEvent {

    /** How the other party sees it. An answer settles nothing. */
    public enum Stand {
      AGREES,
      AGREES_IN_PART,
      DISAGREES
    }
  }

  /** Brought to a higher step of the ladder (9.1 b to d). */
  @EventType(name = "DisputeBroughtTo")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DisputeBroughtTo(
      Told told, DisputeParty party, DisputeStep step, @Nullable NoteReference note)
      implements DisputeEvent {}

  /**
   * Settled: which of the days are paid and which are not.
   *
   * @param stands days that the municipality pays, in order
   * @param falls days that it does not pay, in order
   * @param ground what decided it
   * @param step at which it was settled
   * @param how whether the parties agreed, or somebody decided
   * @param agreed the parties that agreed; none where somebody decided
   */
  @EventType(name = "DisputeSettled")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record DisputeSettled(
      Told told,
      DisputeParty party,
      List<LocalDate> stands,
      List<LocalDate> falls,
      DisputeGround.Code ground,
      DisputeStep step,
      How how,
      Set<DisputeParty> agreed,
      @Nullable NoteReference note)
      implements DisputeEvent {
    public DisputeSettled(
        Told told,
        DisputeParty party,
        @Nullable List<LocalDate> stands,
        @Nullable List<LocalDate> falls,
        DisputeGround.Code ground,
        DisputeStep step,
        How how,
        @Nullable Set<DisputeParty> agreed,
        @Nullable NoteReference note) {
      this.told = told;
      this.party = party;
      this.stands = stands == null ? List.of() : List.copyOf(new TreeSet<>(stands));
      this.falls = falls == null ? List.of() : List.copyOf(new TreeSet<>(falls));
      this.ground = ground;
      this.step = step;
      this.how = how;
      this.agreed = InOrder.of(agreed);
      this.note = note;
    }

    /** How a dispute is settled. */
    public enum How {
      /** The parties agreed, at whatever step. */
      AGREEMENT,
      /** Tvisteløsningsnemnda decided (9.2 a). */
      BOARD,
      /** A court decided (9.2 b and c). */
      COURT
    }
  }

  /**
   * The other party says the same of what was settled: that the parties agreed on it, or that it
   * was decided so.
   *
   * @param settlement id of the event that told it
   */
  @EventType(name = "SettlementConfirmed")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SettlementConfirmed(
      Told told, DisputeParty party, String settlement, @Nullable NoteReference note)
      implements DisputeEvent {}

  /**
   * The other party does not know of it, or not so; the dispute goes on.
   *
   * @param settlement id of the event that told it
   */
  @EventType(name = "SettlementContested")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SettlementContested(
      Told told, DisputeParty party, String settlement, @Nullable NoteReference note)
      implements DisputeEvent {}

  /** Whoever opened it does not maintain it. */
  @EventType(name = "DisputeWithdrawn")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DisputeWithdrawn(Told told, DisputeParty party, @Nullable NoteReference note)
      implements DisputeEvent {}
}
