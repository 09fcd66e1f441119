package no.dognbok.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be told about a deviation (samhandlingsavvik, uønsket samhandlingshendelse;
 * Samarbeidsavtalen 7) between a hospital trust and a municipality. It lies in a stream of its own,
 * {@code deviation/<uuid>}.
 *
 * <p>An obligation of a stay that is broken is a deviation without anybody telling; its stream
 * begins when somebody speaks of it. Whether it is broken is judged when it is asked for: here
 * stands what the parties said. What people write lies in the note store; an event names the note
 * and its digest.
 */
public sealed interface DeviationEvent {

  /** How the stream of a deviation is called: this and the deviation's id. */
  String STREAM = "deviation/";

  /** When it was said, who says so, by which request. */
  Told told();

  /** As which of the two parties. */
  DisputeParty party();

  /** What was written with it. */
  @Nullable NoteReference note();

  /** The stream of a deviation's id. */
  static String stream(UUID deviation) {
    return STREAM + deviation;
  }

  /** How a deviation begins: what it is, and between whom. */
  sealed interface Beginning extends DeviationEvent {

    /** Helseforetaket, by its organisation number. */
    Address trust();

    /** Kommunen. */
    Municipality municipality();

    /** What kind of deviation it is. */
    DeviationKind kind();

    /** Where the routine stands that was not kept. */
    Paragraph paragraph();

    /** When it occurred; a broken duty: when it was due. */
    Moment occurred();

    /** The stay in which it occurred, where it was in one. */
    @Nullable UUID stay();

    /** The hospital concerned, where one is. */
    @Nullable Address hospital();
  }

  /** A party reports by hand what no message tells (7 a). */
  @EventType(name = "DeviationReported")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DeviationReported(
      Told told,
      DisputeParty party,
      Address trust,
      Municipality municipality,
      DeviationKind kind,
      Paragraph paragraph,
      Moment occurred,
      @Nullable UUID stay,
      @Nullable Address hospital,
      @Nullable NoteReference note)
      implements Beginning {}

  /**
   * A party speaks of a duty of a stay that is broken, as it sees it, for the first time.
   *
   * @param duty which duty; its deviation's id is the stream's
   * @param occurred when it was due, as whoever speaks of it saw it then
   */
  @EventType(name = "DeviationTakenUp")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DeviationTakenUp(
      Told told,
      DisputeParty party,
      Address trust,
      Municipality municipality,
      DutyReference duty,
      Moment occurred,
      @Nullable Address hospital,
      @Nullable NoteReference note)
      implements Beginning {

    @Override
    public DeviationKind kind() {
      return DeviationKind.of(duty.obligation());
    }

    @Override
    public Paragraph paragraph() {
      return kind().paragraph();
    }

    @Override
    public UUID stay() {
      return duty.stay();
    }
  }

  /** What a party says to it; of one that was reported, the other party. */
  @EventType(name = "DeviationAnswered")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DeviationAnswered(
      Told told,
      DisputeParty party,
      DisputeEvent.DisputeAnswered.Stand stand,
      @Nullable NoteReference note)
      implements DeviationEvent {}

  /** Closed by either party, with what was done. */
  @EventType(name = "DeviationClosed")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DeviationClosed(
      Told told, DisputeParty party, DeviationMeasure measure, @Nullable NoteReference note)
      implements DeviationEvent {}

  /** A party does not accept that it is closed. */
  @EventType(name = "DeviationReopened")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DeviationReopened(Told told, DisputeParty party, @Nullable NoteReference note)
      implements DeviationEvent {}
}
