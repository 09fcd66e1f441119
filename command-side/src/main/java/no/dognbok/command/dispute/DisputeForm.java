package no.dognbok.command.dispute;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.DisputeEvent;
import no.dognbok.events.DisputeEvent.DisputeAnswered;
import no.dognbok.events.DisputeEvent.DisputeBroughtTo;
import no.dognbok.events.DisputeEvent.DisputeGroundAdded;
import no.dognbok.events.DisputeEvent.DisputeOpened;
import no.dognbok.events.DisputeEvent.DisputeSettled;
import no.dognbok.events.DisputeEvent.DisputeSettled.How;
import no.dognbok.events.DisputeEvent.DisputeWithdrawn;
import no.dognbok.events.DisputeEvent.SettlementConfirmed;
import no.dognbok.events.DisputeEvent.SettlementContested;
import no.dognbok.events.DisputeGround;
import no.dognbok.events.DisputeParty;
import no.dognbok.events.DisputeStep;
import no.dognbok.events.DisputedMatter;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.NoteReference;
import no.dognbok.events.Refusal;
import no.dognbok.events.Told;
import no.dognbok.exchange.FlatObject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The body of a request about a dispute, field by field. The notes in it are gathered here and
 * named in the event when they are kept.
 */
final class DisputeForm {

  private static final int MOST_DAYS = 3_660;
  private static final int MOST_GROUNDS = 20;

  /** So that a date without a time lies within the day, whatever else happened on it. */
  private static final LocalTime NOON = LocalTime.NOON;

  private final FlatObject in;
  private final Map<UUID, WrittenNote> notes = new LinkedHashMap<>();

  DisputeForm(FlatObject in) {
    this.in = in;
  }

  /** Who tells it, as which party, how it was told. */
  record Telling(Told told, DisputeParty party) {}

  /** Gives the reference of a note that is kept. */
  interface Kept {
    NoteReference of(UUID note);
  }

  /** An event that lacks nothing but the references of its notes. */
  interface Draft {
    DisputeEvent with(Telling telling, Kept kept);
  }

  /** The notes that came with it. */
  List<WrittenNote> notes() {
    return List.copyOf(notes.values());
  }

  /** When it happened. */
  Moment at() {
    return in.moment("at", date -> Moment.date(date, NOON)).orElseThrow(() -> in.missing("at"));
  }

  Optional<Instant> reportedAt() {
    return in.instant("reportedAt");
  }

  Optional<String> id() {
    return in.id("id");
  }

  Address trust() {
    return in.organisation("trust").orElseThrow(() -> in.missing("trust"));
  }

  Municipality municipality() {
    return in.municipality("municipality").orElseThrow(() -> in.missing("municipality"));
  }

  Draft opening(Address trust, Municipality municipality) {
    DisputedMatter matter =
        new DisputedMatter(
            in.uuid("stay").orElseThrow(() -> in.missing("stay")),
            in.dates("days", MOST_DAYS),
            month());
    List<Ground> grounds = grounds();
    return (telling, kept) ->
        new DisputeOpened(
            telling.told(),
            telling.party(),
            trust,
            municipality,
            matter,
            grounds.stream().map(ground -> ground.with(kept)).toList());
  }

  Draft ground() {
    Ground ground = ground(in);
    return (telling, kept) ->
        new DisputeGroundAdded(telling.told(), telling.party(), ground.with(kept));
  }

  Draft answer() {
    DisputeAnswered.Stand stand =
        in.code("stand", DisputeAnswered.Stand.class).orElseThrow(() -> in.missing("stand"));
    @Nullable UUID note = note(in);
    return (telling, kept) ->
        new DisputeAnswered(telling.told(), telling.party(), stand, named(note, kept));
  }

  Draft step() {
    DisputeStep step = in.code("step", DisputeStep.class).orElseThrow(() -> in.missing("step"));
    @Nullable UUID note = note(in);
    return (telling, kept) ->
        new DisputeBroughtTo(telling.told(), telling.party(), step, named(note, kept));
  }

  /**
   * What was settled; at the step where the dispute is, unless another is named.
   *
   * @param reached the step at which it is
   */
  Draft settlement(DisputeStep reached) {
    List<LocalDate> stands = in.dates("stands", MOST_DAYS);
    List<LocalDate> falls = in.dates("falls", MOST_DAYS);
    if (stands.isEmpty() && falls.isEmpty()) {
      throw in.missing("stands");
    }
    if (!Collections.disjoint(stands, falls)) {
      throw in.invalid("falls", falls.toString(), "expected no day that stands too", null);
    }
    DisputeGround.Code ground =
        in.code("ground", DisputeGround.Code.class).orElseThrow(() -> in.missing("ground"));
    How how = in.code("how", How.class).orElseThrow(() -> in.missing("how"));
    DisputeStep step = in.code("step", DisputeStep.class).orElse(reached(how, reached));
    requireDecidedWhereItCanBe(how, step);
    Set<DisputeParty> agreed = agreed(how);
    @Nullable UUID note = note(in);
    return (telling, kept) ->
        new DisputeSettled(
            telling.told(),
            telling.party(),
            stands,
            falls,
            ground,
            step,
            how,
            agreed,
            named(note, kept));
  }

  private static DisputeStep reached(How how, DisputeStep reached) {
    return switch (how) {
      case AGREEMENT -> reached;
      case BOARD -> DisputeStep.TVISTELOSNINGSNEMNDA;
      case COURT -> DisputeStep.COURT;
    };
  }

  private void requireDecidedWhereItCanBe(How how, DisputeStep step) {
    if (step != reached(how, step)) {
      throw in.invalid("step", step.name(), "expected the step of who decided", null);
    }
  }

  private Set<DisputeParty> agreed(How how) {
    Set<DisputeParty> agreed = in.codes("agreed", DisputeParty.class);
    if (how == How.AGREEMENT && agreed.isEmpty()) {
      throw in.missing("agreed");
    }
    if (how != How.AGREEMENT && !agreed.isEmpty()) {
      throw in.invalid(
          "agreed", agreed.toString(), "expected nothing where somebody else decided", null);
    }
    return agreed.isEmpty() ? EnumSet.noneOf(DisputeParty.class) : agreed;
  }

  Draft confirmation(String settlement) {
    @Nullable UUID note = note(in);
    return (telling, kept) ->
        new SettlementConfirmed(telling.told(), telling.party(), settlement, named(note, kept));
  }

  Draft contest(String settlement) {
    @Nullable UUID note = note(in);
    return (telling, kept) ->
        new SettlementContested(telling.told(), telling.party(), settlement, named(note, kept));
  }

  /** Which one: another may have come in its place since it was read. */
  String settlementNamed() {
    return in.id("settlement").orElseThrow(() -> in.missing("settlement"));
  }

  Draft withdrawal() {
    @Nullable UUID note = note(in);
    return (telling, kept) ->
        new DisputeWithdrawn(telling.told(), telling.party(), named(note, kept));
  }

  /** Says that everything has been asked for. */
  void end() {
    in.end();
  }

  /** A ground of which the note is not kept yet. */
  private record Ground(DisputeGround.Code code, @Nullable UUID note) {
    DisputeGround with(Kept kept) {
      return new DisputeGround(code, named(note, kept));
    }
  }

  private static @Nullable NoteReference named(@Nullable UUID note, Kept kept) {
    return note == null ? null : kept.of(note);
  }

  private List<Ground> grounds() {
    List<JsonNode> items = in.list("grounds", MOST_GROUNDS);
    if (items.isEmpty()) {
      throw in.missing("grounds");
    }
    List<Ground> grounds = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      FlatObject item = FlatObject.of("grounds[%d]".formatted(i), items.get(i));
      grounds.add(ground(item));
      item.end();
    }
    return grounds;
  }

  private Ground ground(FlatObject item) {
    DisputeGround.Code code =
        item.code("code", DisputeGround.Code.class).orElseThrow(() -> item.missing("code"));
    @Nullable UUID note = note(item);
    if (code == DisputeGround.Code.OTHER && note == null) {
      throw item.missing("note");
    }
    return new Ground(code, note);
  }

  private @Nullable UUID note(FlatObject from) {
    WrittenNote note = WrittenNote.read(from).orElse(null);
    if (note == null) {
      return null;
    }
    WrittenNote before = notes.putIfAbsent(note.id(), note);
    if (before != null && !before.equals(note)) {
      throw new Refusal(
          Refusal.Code.NOTE_ID_TAKEN,
          "two notes in one request have the id %s".formatted(note.id()));
    }
    return note.id();
  }

  private @Nullable YearMonth month() {
    return in.text("month")
        .map(text -> {
          try {
            return YearMonth.parse(text);
          } catch (DateTimeException e) {
            throw in.invalid("month", text, "expected a month such as 2025-10", e);
          }
        })
        .orElse(null);
  }
}
