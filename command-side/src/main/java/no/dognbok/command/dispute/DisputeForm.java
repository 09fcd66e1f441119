package no.dognbok.command.dispute;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.dognbok.command.matter.Draft;
import no.dognbok.command.matter.MatterForm;
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
import no.dognbok.events.Municipality;
import no.dognbok.exchange.FlatObject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body of a request about a dispute, field by field. */
final class DisputeForm {

  private static final int MOST_DAYS = 3_660;
  private static final int MOST_GROUNDS = 20;

  private final MatterForm form;
  private final FlatObject in;

  DisputeForm(MatterForm form) {
    this.form = form;
    this.in = form.in();
  }

  Draft<DisputeEvent> opening(Address trust, Municipality municipality) {
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

  Draft<DisputeEvent> ground() {
    Ground ground = ground(in);
    return (telling, kept) ->
        new DisputeGroundAdded(telling.told(), telling.party(), ground.with(kept));
  }

  Draft<DisputeEvent> answer() {
    DisputeAnswered.Stand stand =
        in.code("stand", DisputeAnswered.Stand.class).orElseThrow(() -> in.missing("stand"));
    @Nullable UUID note = form.note(in);
    return (telling, kept) ->
        new DisputeAnswered(telling.told(), telling.party(), stand, kept.named(note));
  }

  Draft<DisputeEvent> step() {
    DisputeStep step = in.code("step", DisputeStep.class).orElseThrow(() -> in.missing("step"));
    @Nullable UUID note = form.note(in);
    return (telling, kept) ->
        new DisputeBroughtTo(telling.told(), telling.party(), step, kept.named(note));
  }

  /**
   * What was settled; at the step where the dispute is, unless another is named.
   *
   * @param reached the step at which it is
   */
  Draft<DisputeEvent> settlement(DisputeStep reached) {
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
    @Nullable UUID note = form.note(in);
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
            kept.named(note));
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

  Draft<DisputeEvent> confirmation(String settlement) {
    @Nullable UUID note = form.note(in);
    return (telling, kept) ->
        new SettlementConfirmed(telling.told(), telling.party(), settlement, kept.named(note));
  }

  Draft<DisputeEvent> contest(String settlement) {
    @Nullable UUID note = form.note(in);
    return (telling, kept) ->
        new SettlementContested(telling.told(), telling.party(), settlement, kept.named(note));
  }

  /** Which one: another may have come in its place since it was read. */
  String settlementNamed() {
    return in.id("settlement").orElseThrow(() -> in.missing("settlement"));
  }

  Draft<DisputeEvent> withdrawal() {
    @Nullable UUID note = form.note(in);
    return (telling, kept) ->
        new DisputeWithdrawn(telling.told(), telling.party(), kept.named(note));
  }

  /** A ground of which the note is not kept yet. */
  private record Ground(DisputeGround.Code code, @Nullable UUID note) {
    DisputeGround with(Draft.Kept kept) {
      return new DisputeGround(code, kept.named(note));
    }
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
    @Nullable UUID note = form.note(item, code == DisputeGround.Code.OTHER);
    return new Ground(code, note);
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
