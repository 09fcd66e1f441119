package no.dognbok.command.statement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.dognbok.command.Commands;
import no.dognbok.command.matter.Ahead;
import no.dognbok.command.matter.PartyFinder;
import no.dognbok.command.reference.RuleSetInForce;
import no.dognbok.command.reference.Setters;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.InvoiceEvent.StatementInvoiced;
import no.dognbok.events.MessageKey;
import no.dognbok.events.Moment;
import no.dognbok.events.ReferenceEvent.InvoicingSet;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.StatementEvent;
import no.dognbok.events.StatementEvent.StatementFrozen;
import no.dognbok.events.StatementEvent.StatementPresented;
import no.dognbok.events.Told;
import no.dognbok.identity.Caller;
import no.dognbok.log.EventJson;
import no.dognbok.log.EventLog;
import no.dognbok.log.SimulatedClock;
import no.dognbok.log.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The steps of a statement: who may take them, and whether what was seen is what there is. */
@Component
final class Steps {

  private static final long ALL = -1;

  private final Commands commands;
  private final EventLog log;
  private final PartyFinder parties;
  private final RuleSetInForce rules;
  private final StepsTaken taken;
  private final InvoicingOf invoicing;
  private final Reader reader;
  private final Clock clock;

  Steps(Commands commands, EventLog log, ObjectProvider<Reader> reader, Clock clock) {
    this.commands = commands;
    this.log = log;
    this.parties = new PartyFinder(log);
    this.rules = new RuleSetInForce(log);
    this.taken = new StepsTaken(log);
    this.invoicing = new InvoicingOf(log);
    this.reader = reader.getIfAvailable(() -> Reader.NOBODY);
    this.clock = clock;
  }

  /**
   * What was recorded.
   *
   * @param stored event, as it lies in the log
   * @param repeated whether it had been recorded before
   */
  record Done(StoredEvent stored, boolean repeated) {

    @Nullable Instant objectionsUntil() {
      return EventJson.read(stored) instanceof StatementPresented presented
          ? presented.objectionsUntil()
          : null;
    }

    @Nullable StatementInvoiced invoiced() {
      return EventJson.read(stored) instanceof StatementInvoiced invoiced ? invoiced : null;
    }
  }

  private static Optional<Done> repeated(Optional<StoredEvent> before) {
    return before.map(stored -> new Done(stored, true));
  }

  Done present(Named named, StepForm form, Caller caller) {
    requireTrust(named, caller);
    StepForm.Saw saw = form.saw();
    Clock heard = heard(form);
    form.end();
    Optional<Done> before = repeated(taken.last(named, saw, StatementPresented.class));
    if (before.isPresent()) {
      return before.get();
    }
    requirePlaced(saw, heard);
    Optional<Reader.Seen> seen = seen(named.presented(), saw, heard);
    Duration window =
        seen.map(Reader.Seen::objectionWindow).orElse(AgreementTerms.NONE_AGREED.objectionWindow());
    StatementPresented presented =
        new StatementPresented(
            told(named, "presented", saw, heard, form),
            named.trust(),
            named.municipality(),
            named.month(),
            saw.drawn(ruleSet(seen)),
            endOf(window, heard.instant()));
    return send(named, saw, new StatementCommand.Present(presented), caller);
  }

  Done freeze(Named named, StepForm form, Caller caller) {
    requireTrust(named, caller);
    StepForm.Saw saw = form.saw();
    boolean early = form.early();
    Clock heard = heard(form);
    form.end();
    Optional<Done> before = repeated(taken.last(named, saw, StatementFrozen.class));
    if (before.isPresent()) {
      return before.get();
    }
    requirePlaced(saw, heard);
    StatementFrozen likely = frozen(named, saw, ruleSetPresented(named), heard, form);
    // Said before what it takes long to find out: it may not be presented, or frozen already.
    taken
        .standing(named)
        .check(likely, heard.instant(), early, sequence -> taken.position(named, sequence));
    seen(named.frozen(), saw, heard);
    return send(named, saw, new StatementCommand.Freeze(likely, heard.instant(), early), caller);
  }

  private StatementFrozen frozen(
      Named named, StepForm.Saw saw, int ruleSet, Clock heard, StepForm form) {
    return new StatementFrozen(
        told(named, "frozen", saw, heard, form),
        named.trust(),
        named.municipality(),
        named.month(),
        saw.drawn(ruleSet));
  }

  /** What was presented is frozen by the rules of then. */
  private int ruleSetPresented(Named named) {
    return taken
        .standing(named)
        .month(named.month())
        .map(month -> month.presented().drawn().ruleSet())
        .orElseGet(rules::number);
  }

  Done invoice(Named named, StepForm form, Caller caller) {
    requireTrust(named, caller);
    Clock heard = heard(form);
    LocalDate issued =
        Optional.ofNullable(form.issued())
            .orElseGet(() -> LocalDate.ofInstant(heard.instant(), Moment.OSLO));
    @Nullable LocalDate due = form.due(issued);
    form.end();
    Optional<Done> before = repeated(taken.number(named));
    if (before.isPresent()) {
      return before.get();
    }
    StatementFrozen frozen =
        taken
            .standing(named)
            .month(named.month())
            .flatMap(month -> Optional.ofNullable(month.frozen()))
            .orElseThrow(() ->
                new Refusal(
                    Code.STATEMENT_NOT_FROZEN,
                    "the statement of %s is not frozen; freeze it before it is invoiced"
                        .formatted(named.month())));
    InvoicingSet set = invoicing.required(named.trust(), named.municipality());
    StatementEvent.Drawn drawn = frozen.drawn();
    reader
        .read(named.frozen(), new Reader.At(drawn.position(), drawn.asOf()))
        .filter(Reader.Seen::empty)
        .ifPresent(_ -> {
          throw new Refusal(
              Code.NOTHING_TO_INVOICE,
              "there is nothing to bill in the statement of %s, and nothing to credit; it needs no invoice"
                  .formatted(named.month()));
        });
    StatementInvoiced invoiced =
        new StatementInvoiced(
            told(named, "invoiced", heard, form),
            named.trust(),
            named.municipality(),
            named.month(),
            set.firstNumber(),
            issued,
            due == null ? issued.plusDays(set.paymentDays()) : due);
    Commands.Outcome<Long> outcome =
        commands.send(new SeriesCommand(invoiced), Setters.by(caller), Set.of());
    return new Done(taken.number(named).orElseThrow(), outcome.position() == null);
  }

  private void requireTrust(Named named, Caller caller) {
    if (!parties.trust(caller.asker()).filter(named.trust()::equals).isPresent()) {
      throw new Refusal(
          Code.NOT_YOURS,
          "a statement of %s is presented, frozen and invoiced by that trust itself"
              .formatted(named.trust().value()));
    }
  }

  private Clock heard(StepForm form) {
    Instant claimed = form.reportedAt();
    return SimulatedClock.at(clock, claimed == null ? clock.instant() : claimed);
  }

  private void requirePlaced(StepForm.Saw saw, Clock heard) {
    long commits = log.head().commits();
    if (saw.position() >= commits) {
      throw new Refusal(
          Code.AHEAD_OF_LOG,
          "the log has %d commits, and none at position %d".formatted(commits, saw.position()),
          Map.of("field", "position"));
    }
    Ahead.refuse(saw, Moment.exact(saw.asOf()), heard);
  }

  /**
   * What stands in the statement, where somebody can be asked: at the position that was named, and
   * with all that is known since.
   */
  private Optional<Reader.Seen> seen(Reader.Asked asked, StepForm.Saw saw, Clock heard) {
    Optional<Reader.Seen> then = reader.read(asked, saw.at());
    then.ifPresent(seen -> requireSame(seen, saw, "at position %d".formatted(saw.position())));
    Instant now = heard.instant();
    reader
        .read(asked, new Reader.At(ALL, now.isBefore(saw.asOf()) ? saw.asOf() : now))
        .ifPresent(seen -> requireSame(seen, saw, "now"));
    return then;
  }

  private static void requireSame(Reader.Seen seen, StepForm.Saw saw, String when) {
    if (!seen.digest().equals(saw.digest())) {
      throw new Refusal(
          Code.STATEMENT_CHANGED,
          "the statement %s is not the one that you saw: its digest is %s, not %s; read it again first"
              .formatted(when, seen.digest(), saw.digest()),
          Map.of("position", seen.position(), "digest", seen.digest()));
    }
  }

  private int ruleSet(Optional<Reader.Seen> seen) {
    return seen.map(Reader.Seen::ruleSet).orElseGet(rules::number);
  }

  /** A window of days is open until the end of its last day. */
  private static Instant endOf(Duration window, Instant now) {
    Instant end = now.plus(window);
    return window.compareTo(Duration.ofDays(1)) < 0
        ? end
        : LocalDate.ofInstant(end, Moment.OSLO)
            .plusDays(1)
            .atStartOfDay(Moment.OSLO)
            .toInstant()
            .minusNanos(1_000);
  }

  private static Told told(Named named, String step, StepForm.Saw saw, Clock heard, StepForm form) {
    return told(named, step + "/" + saw.position() + "/" + saw.digest(), heard, form);
  }

  private static Told told(Named named, String step, Clock heard, StepForm form) {
    return Told.of(
            Moment.exact(heard.instant()),
            named.trust(),
            MessageKey.of(
                named.trust().toString(),
                "statement/%s/%s/%s".formatted(named.municipality(), named.month(), step)))
        .via(Told.Channel.PAGE)
        .reportedAt(form.reportedAt());
  }

  private Done send(Named named, StepForm.Saw saw, StatementCommand command, Caller caller) {
    Commands.Outcome<Boolean> outcome = commands.send(command, Setters.by(caller), Set.of());
    Class<? extends StatementEvent> type =
        command instanceof StatementCommand.Present
            ? StatementPresented.class
            : StatementFrozen.class;
    return new Done(taken.last(named, saw, type).orElseThrow(), outcome.position() == null);
  }
}
