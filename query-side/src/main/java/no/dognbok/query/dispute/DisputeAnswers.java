package no.dognbok.query.dispute;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.DisputeEvent.DisputeAnswered;
import no.dognbok.events.DisputeEvent.DisputeBroughtTo;
import no.dognbok.events.DisputeEvent.DisputeGroundAdded;
import no.dognbok.events.DisputeEvent.DisputeOpened;
import no.dognbok.events.DisputeEvent.DisputeSettled;
import no.dognbok.events.DisputeEvent.DisputeWithdrawn;
import no.dognbok.events.DisputeEvent.SettlementConfirmed;
import no.dognbok.events.DisputeEvent.SettlementContested;
import no.dognbok.events.DisputeGround;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.DisputeStep;
import no.dognbok.events.Moment;
import no.dognbok.events.NoteReference;
import no.dognbok.log.EventTypes;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.DisputeEntry;
import no.dognbok.query.law.Standing;
import no.dognbok.query.notes.NoteAnswer;
import no.dognbok.query.stay.Basis;
import org.jspecify.annotations.Nullable;

/** Disputes as they go out to a party or an auditor. */
public final class DisputeAnswers {

  private DisputeAnswers() {}

  /**
   * A page of the disputes that the asker may see.
   *
   * @param disputes on this page, the last that was opened first
   * @param page its number, from 0
   * @param size how many a page has
   * @param total how many there are
   * @param basis what this rests on
   */
  record Page(List<Summary> disputes, int page, int size, int total, Basis basis) {}

  /**
   * The two months after which the board can be asked (Samarbeidsavtalen 9.2 a).
   *
   * @param negotiatedSince when negotiation began: at the forhandlingsutvalg, else when the dispute
   *     was opened
   * @param from when the two months are over
   * @param over whether they are, at the moment of judgement
   * @param basis where it stands
   * @param standing how firm this reading is
   */
  public record Board(
      OffsetDateTime negotiatedSince,
      OffsetDateTime from,
      boolean over,
      String basis,
      Standing standing) {

    static Board of(Negotiation negotiation, Instant asOf) {
      return new Board(
          local(negotiation.since()),
          local(negotiation.over()),
          negotiation.isOverAt(asOf),
          Negotiation.BASIS,
          negotiation.standing());
    }
  }

  /**
   * A dispute in short.
   *
   * @param id of the dispute
   * @param state whether it goes on
   * @param trust helseforetaket
   * @param trustName its name
   * @param municipality kommunen
   * @param stay that it is about
   * @param days that are disputed; none where it is all of the stay or of the line
   * @param month of the statement of which a line is disputed
   * @param grounds their codes
   * @param step of the ladder at which it is, or was settled
   * @param stepName what people call it
   * @param stepSince since when
   * @param openedBy as which party
   * @param openedAt when
   * @param board the two months after which the board can be asked
   * @param confirms the party that is to confirm or contest what the other told of how it was
   *     settled; only while it has not
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Summary(
      UUID id,
      DisputeRecord.State state,
      String trust,
      String trustName,
      String municipality,
      UUID stay,
      List<LocalDate> days,
      @Nullable String month,
      List<DisputeGround.Code> grounds,
      DisputeStep step,
      String stepName,
      OffsetDateTime stepSince,
      DisputeParty openedBy,
      OffsetDateTime openedAt,
      Board board,
      @Nullable DisputeParty confirms) {

    static Summary of(DisputeRecord dispute, Directory directory, Instant asOf) {
      DisputeOpened opened = dispute.opened();
      return new Summary(
          dispute.id(),
          dispute.state(),
          opened.trust().toString(),
          directory.name(opened.trust()),
          opened.municipality().number(),
          opened.matter().stay(),
          opened.matter().days(),
          opened.matter().month() == null ? null : opened.matter().month().toString(),
          dispute.entries().stream()
              .flatMap(entry -> groundsOf(entry.event()).stream())
              .map(DisputeGround::code)
              .distinct()
              .toList(),
          dispute.step(),
          DisputeLabels.of(dispute.step()),
          local(dispute.stepSince()),
          opened.party(),
          local(opened.told().occurredAt()),
          Board.of(Negotiation.of(dispute.entries()), asOf),
          dispute.confirms().orElse(null));
    }
  }

  /**
   * Why a party does not agree.
   *
   * @param code what it is about
   * @param name what people call that
   * @param party whose ground it is
   * @param at when it was put forward
   * @param note what was written about it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Ground(
      DisputeGround.Code code,
      String name,
      DisputeParty party,
      OffsetDateTime at,
      @Nullable NoteAnswer note) {}

  /** What is doubtful about something that was told of a dispute. */
  public enum Doubt {
    /** Brought before the board when the two months were not over (Samarbeidsavtalen 9.2 a). */
    BOARD_BEFORE_TWO_MONTHS,
    /** It is said to have happened before something that was told before it. */
    OUT_OF_ORDER
  }

  /**
   * Something that happened in a dispute.
   *
   * @param event id of the event
   * @param type stored name of the event's type
   * @param name what people call it, in Norwegian
   * @param at when it happened
   * @param recordedAt when the ledger was told
   * @param position of the commit in the log
   * @param party who told it
   * @param by the organisation that told it
   * @param step that it was brought to, or settled at
   * @param stand how the other party sees it
   * @param note what was written with it; that of a ground stands with the ground
   * @param doubts what is doubtful about it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Happening(
      String event,
      String type,
      String name,
      OffsetDateTime at,
      OffsetDateTime recordedAt,
      long position,
      DisputeParty party,
      String by,
      @Nullable DisputeStep step,
      DisputeAnswered.@Nullable Stand stand,
      @Nullable NoteAnswer note,
      List<Doubt> doubts) {}

  /**
   * How it was settled.
   *
   * @param stands days that the municipality pays
   * @param falls days that it does not pay
   * @param ground what decided it
   * @param step at which it was settled
   * @param how whether the parties agreed, or somebody decided
   * @param agreed the parties that agreed; none where somebody decided
   * @param at when
   * @param event id of the event
   * @param confirmedAt when the other party said the same; null while it has not. What the parties
   *     agreed on moves no day before that
   */
  public record Settlement(
      List<LocalDate> stands,
      List<LocalDate> falls,
      DisputeGround.Code ground,
      DisputeStep step,
      DisputeSettled.How how,
      Set<DisputeParty> agreed,
      OffsetDateTime at,
      String event,
      @Nullable OffsetDateTime confirmedAt) {}

  /**
   * A dispute with all that was said.
   *
   * @param dispute in short
   * @param grounds why the parties do not agree
   * @param history what happened, in the order in which it was told
   * @param settlement how it was settled; null while it is not
   * @param basis what this rests on
   */
  public record Whole(
      Summary dispute,
      List<Ground> grounds,
      List<Happening> history,
      @Nullable Settlement settlement,
      Basis basis) {

    public static Whole of(
        DisputeRecord dispute,
        Directory directory,
        Instant asOf,
        Function<NoteReference, NoteAnswer> notes,
        Basis basis) {
      List<Happening> history = new ArrayList<>();
      for (int i = 0; i < dispute.entries().size(); i++) {
        history.add(happening(dispute.entries().subList(0, i + 1), notes));
      }
      return new Whole(
          Summary.of(dispute, directory, asOf),
          dispute.entries().stream()
              .flatMap(entry ->
                  groundsOf(entry.event()).stream().map(ground -> ground(entry, ground, notes)))
              .toList(),
          history,
          dispute.settlement().map(DisputeAnswers::settlement).orElse(null),
          basis);
    }
  }

  private static List<DisputeGround> groundsOf(DisputeEvent event) {
    return switch (event) {
      case DisputeOpened opened -> opened.grounds();
      case DisputeGroundAdded added -> List.of(added.ground());
      default -> List.of();
    };
  }

  private static Ground ground(
      DisputeEntry entry, DisputeGround ground, Function<NoteReference, NoteAnswer> notes) {
    return new Ground(
        ground.code(),
        DisputeLabels.of(ground.code()),
        entry.event().party(),
        local(entry.event().told().occurredAt()),
        shown(ground.note(), notes));
  }

  private static Happening happening(
      List<DisputeEntry> soFar, Function<NoteReference, NoteAnswer> notes) {
    DisputeEntry entry = soFar.getLast();
    DisputeEvent event = entry.event();
    return new Happening(
        entry.id(),
        EventTypes.name(event.getClass()),
        DisputeLabels.of(event),
        local(event.told().occurredAt()),
        local(entry.recordedAt()),
        entry.position(),
        event.party(),
        event.told().by().toString(),
        step(event),
        event instanceof DisputeAnswered answered ? answered.stand() : null,
        shown(note(event), notes),
        doubts(soFar));
  }

  private static @Nullable DisputeStep step(DisputeEvent event) {
    return switch (event) {
      case DisputeOpened _ -> DisputeStep.LOWEST_LEVEL;
      case DisputeBroughtTo brought -> brought.step();
      case DisputeSettled settled -> settled.step();
      case DisputeGroundAdded _,
          DisputeAnswered _,
          SettlementConfirmed _,
          SettlementContested _,
          DisputeWithdrawn _ ->
          null;
    };
  }

  private static @Nullable NoteReference note(DisputeEvent event) {
    return switch (event) {
      case DisputeOpened _, DisputeGroundAdded _ -> null;
      case DisputeAnswered answered -> answered.note();
      case DisputeBroughtTo brought -> brought.note();
      case DisputeSettled settled -> settled.note();
      case SettlementConfirmed confirmed -> confirmed.note();
      case SettlementContested contested -> contested.note();
      case DisputeWithdrawn withdrawn -> withdrawn.note();
    };
  }

  private static @Nullable NoteAnswer shown(
      @Nullable NoteReference reference, Function<NoteReference, NoteAnswer> notes) {
    return reference == null ? null : notes.apply(reference);
  }

  private static List<Doubt> doubts(List<DisputeEntry> soFar) {
    List<Doubt> doubts = new ArrayList<>();
    DisputeEvent event = soFar.getLast().event();
    Moment at = event.told().at();
    if (event instanceof DisputeBroughtTo brought
        && brought.step() == DisputeStep.TVISTELOSNINGSNEMNDA
        && !Negotiation.of(soFar).isOverAt(at.latest())) {
      doubts.add(Doubt.BOARD_BEFORE_TWO_MONTHS);
    }
    boolean outOfOrder =
        soFar.stream()
            .map(entry -> entry.event().told().at())
            .anyMatch(before -> before.earliest().isAfter(at.latest()));
    if (outOfOrder) {
      doubts.add(Doubt.OUT_OF_ORDER);
    }
    return doubts;
  }

  private static Settlement settlement(no.dognbok.query.law.Settlement settlement) {
    DisputeSettled settled = settlement.said();
    DisputeEntry confirmed = settlement.confirmed();
    return new Settlement(
        settled.stands(),
        settled.falls(),
        settled.ground(),
        settled.step(),
        settled.how(),
        settled.agreed(),
        local(settled.told().occurredAt()),
        settlement.told().id(),
        confirmed == null ? null : local(confirmed.event().told().occurredAt()));
  }

  private static OffsetDateTime local(Instant instant) {
    return instant.atZone(Moment.OSLO).toOffsetDateTime();
  }
}
