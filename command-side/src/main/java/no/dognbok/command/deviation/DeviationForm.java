package no.dognbok.command.deviation;

import java.util.Optional;
import java.util.UUID;
import no.dognbok.command.matter.Draft;
import no.dognbok.command.matter.MatterForm;
import no.dognbok.command.matter.PartyFinder;
import no.dognbok.events.Address;
import no.dognbok.events.DeviationEvent;
import no.dognbok.events.DeviationEvent.DeviationAnswered;
import no.dognbok.events.DeviationEvent.DeviationClosed;
import no.dognbok.events.DeviationEvent.DeviationReopened;
import no.dognbok.events.DeviationEvent.DeviationReported;
import no.dognbok.events.DeviationEvent.DeviationTakenUp;
import no.dognbok.events.DeviationKind;
import no.dognbok.events.DeviationMeasure;
import no.dognbok.events.DisputeEvent.DisputeAnswered.Stand;
import no.dognbok.events.DutyReference;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.Obligation;
import no.dognbok.events.Paragraph;
import no.dognbok.exchange.FlatObject;
import org.jspecify.annotations.Nullable;

/** The body of a request about a deviation, field by field. */
final class DeviationForm {

  private final MatterForm form;
  private final FlatObject in;
  private final PartyFinder finder;
  private final @Nullable Duty duty;

  DeviationForm(MatterForm form, PartyFinder finder) {
    this.form = form;
    this.in = form.in();
    this.finder = finder;
    this.duty = in.object("duty").map(this::read).orElse(null);
  }

  /**
   * A duty of a stay, with all that a deviation of it begins with.
   *
   * @param reference which duty it is
   * @param trust helseforetaket
   * @param municipality kommunen
   * @param occurred when it was due
   * @param hospital the hospital concerned, where one is
   */
  record Duty(
      DutyReference reference,
      Address trust,
      Municipality municipality,
      Moment occurred,
      @Nullable Address hospital) {

    Draft<DeviationTakenUp> takenUp(@Nullable UUID note) {
      return (telling, kept) ->
          new DeviationTakenUp(
              telling.told(),
              telling.party(),
              trust,
              municipality,
              reference,
              occurred,
              hospital,
              kept.named(note));
    }
  }

  /** The duty that the request speaks of, where it does. */
  Optional<Duty> duty() {
    return Optional.ofNullable(duty);
  }

  private Duty read(FlatObject from) {
    UUID stay = from.uuid("stay").orElseThrow(() -> from.missing("stay"));
    Obligation obligation =
        from.code("obligation", Obligation.class).orElseThrow(() -> from.missing("obligation"));
    String trigger =
        from.node("trigger")
            .map(node -> {
              if (!node.isString()) {
                throw from.unfit("trigger", DutyReference.FORM);
              }
              return node.asString();
            })
            .orElseThrow(() -> from.missing("trigger"));
    int number = from.number("number", 0, DutyReference.MOST).orElse(0);
    Address trust = finder.trustNamed(form.trust(from));
    Duty read =
        new Duty(
            reference(from, stay, obligation, trigger, number),
            trust,
            form.municipality(from),
            form.moment(from, "occurredAt"),
            hospital(from, trust));
    from.end();
    return read;
  }

  private static DutyReference reference(
      FlatObject from, UUID stay, Obligation obligation, String trigger, int number) {
    try {
      return new DutyReference(stay, obligation, trigger, number);
    } catch (IllegalArgumentException e) {
      throw from.unfit("trigger", DutyReference.FORM);
    }
  }

  /** The hospital that somebody names; a ward stands for its hospital. */
  private @Nullable Address hospital(FlatObject from, Address trust) {
    Address given = from.organisation("hospital").orElse(null);
    if (given == null) {
      return null;
    }
    return finder
        .find(given)
        .filter(mapped -> trust.equals(mapped.trust()))
        .map(mapped -> mapped.organisation())
        .orElseThrow(() ->
            from.invalid(
                "hospital",
                given.value(),
                "expected a hospital of the trust in the ledger's address map",
                null));
  }

  /** The stay that is named in the request itself. */
  Optional<UUID> stay() {
    return in.uuid("stay");
  }

  /** A report by hand. */
  Draft<DeviationTelling> report(Address trust, Municipality municipality) {
    DeviationKind kind = in.code("kind", DeviationKind.class).orElseThrow(() -> in.missing("kind"));
    Paragraph paragraph = in.code("paragraph", Paragraph.class).orElse(kind.paragraph());
    Moment occurred = form.moment(in, "occurredAt");
    @Nullable UUID stay = stay().orElse(null);
    @Nullable Address hospital = hospital(in, trust);
    @Nullable UUID note = form.note(in, kind == DeviationKind.OTHER);
    return (telling, kept) ->
        DeviationTelling.of(
            new DeviationReported(
                telling.told(),
                telling.party(),
                trust,
                municipality,
                kind,
                paragraph,
                occurred,
                stay,
                hospital,
                kept.named(note)));
  }

  /** A duty is taken up, and nothing is said to it but the note. */
  Draft<DeviationTelling> takingUp(Duty spoken) {
    Draft<DeviationTakenUp> taken = spoken.takenUp(form.note(in));
    return (telling, kept) -> DeviationTelling.of(taken.with(telling, kept));
  }

  Draft<DeviationTelling> answer() {
    Stand stand = in.code("stand", Stand.class).orElseThrow(() -> in.missing("stand"));
    @Nullable UUID note = form.note(in);
    return first((telling, kept) ->
        new DeviationAnswered(telling.told(), telling.party(), stand, kept.named(note)));
  }

  Draft<DeviationTelling> closing() {
    DeviationMeasure measure =
        in.code("measure", DeviationMeasure.class).orElseThrow(() -> in.missing("measure"));
    @Nullable UUID note = form.note(in, measure == DeviationMeasure.OTHER);
    return first((telling, kept) ->
        new DeviationClosed(telling.told(), telling.party(), measure, kept.named(note)));
  }

  Draft<DeviationTelling> reopening() {
    @Nullable UUID note = form.note(in);
    return first((telling, kept) ->
        new DeviationReopened(telling.told(), telling.party(), kept.named(note)));
  }

  /** With the duty that it is about, in case nobody has spoken of it before. */
  private Draft<DeviationTelling> first(Draft<? extends DeviationEvent> event) {
    return (telling, kept) ->
        new DeviationTelling(
            duty == null ? null : duty.takenUp(null).with(telling, kept),
            event.with(telling, kept));
  }
}
