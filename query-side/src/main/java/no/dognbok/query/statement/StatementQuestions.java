package no.dognbok.query.statement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.InvoiceEvent.StatementInvoiced;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent.MunicipalityMerged;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.events.StatementEvent.Drawn;
import no.dognbok.events.StatementEvent.StatementFrozen;
import no.dognbok.events.StatementEvent.StatementPresented;
import no.dognbok.log.EventLog;
import no.dognbok.query.docket.Docket;
import no.dognbok.query.feed.Progress;
import no.dognbok.query.issued.Issued;
import no.dognbok.query.law.Directory;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.statement.Account.Step;
import no.dognbok.query.statement.Statement.State;
import no.dognbok.query.statement.form.StatementForm;
import no.dognbok.query.statement.invoice.EhfInvoice;
import no.dognbok.query.statement.invoice.InvoiceFacts;
import no.dognbok.query.stay.DisputesOfStays;
import no.dognbok.query.stay.IncompleteStays;
import no.dognbok.query.stay.PartyAnswer;
import no.dognbok.query.stay.Stays;
import no.dognbok.query.stay.When;
import no.dognbok.query.surroundings.SurroundingsView;

/** Asks for a statement: which one there is, as far as the views have read. */
public final class StatementQuestions {

  private final Statements statements;
  private final SurroundingsView surroundings;
  private final Progress progress;
  private final IncompleteStays incomplete;

  StatementQuestions(
      Statements statements,
      SurroundingsView surroundings,
      Progress progress,
      IncompleteStays incomplete) {
    this.statements = statements;
    this.surroundings = surroundings;
    this.progress = progress;
    this.incomplete = incomplete;
  }

  /** Those of a ledger, with what it draws them from. */
  public static StatementQuestions of(
      Docket docket,
      Stays stays,
      DisputesOfStays disputes,
      SurroundingsView surroundings,
      EventLog log,
      Issued issued,
      Progress progress,
      IncompleteStays incomplete) {
    Corrector corrector = new Corrector(docket, stays, disputes, surroundings);
    Drawer drawer = new Drawer(docket, stays, disputes, corrector);
    return new StatementQuestions(
        new Statements(drawer, surroundings, log, issued), surroundings, progress, incomplete);
  }

  /**
   * What stands in a statement, for whoever does something about it.
   *
   * @param position of the last commit that it looks at
   * @param digest of what stands in it
   * @param ruleSet by which it was judged
   * @param empty whether there is nothing to bill in it, and nothing to credit
   * @param objectionWindow how long the municipality has to object, by what the two have agreed on
   */
  public record Seen(
      long position, String digest, int ruleSet, boolean empty, Duration objectionWindow) {}

  /**
   * What stands in a statement at a position.
   *
   * @param frozen whether as it would be frozen, or was; else as it would be presented
   * @param position of the last commit to look at; below zero for all that the views hold
   * @param upTo position that the views must hold
   * @throws Refusal where they do not know all of a stay, or do not get there in time; where the
   *     month has not been presented, and is asked for as frozen
   */
  public Seen seen(
      Address trust,
      Municipality municipality,
      YearMonth month,
      boolean frozen,
      long position,
      Instant asOf,
      long upTo) {
    progress.require(upTo);
    List<UUID> lacking = incomplete.ids();
    if (!lacking.isEmpty()) {
      incomplete.refuse(lacking.getFirst());
    }
    if (!frozen) {
      refuseCeased(municipality);
    }
    Pair pair = pair(trust, municipality);
    long at = position < 0 ? progress.position() : position;
    Statement statement =
        frozen ? asFrozen(pair, month, at, asOf) : statements.draft(pair, month, at, asOf);
    return new Seen(
        at,
        statement.digest(),
        statement.basis().ruleSet(),
        !EhfInvoice.hasLines(statement.content()),
        window(pair, month));
  }

  /** What it would owe is billed through its successor. */
  private void refuseCeased(Municipality municipality) {
    Municipality pays = Pair.successor(municipality, merged());
    if (!pays.equals(municipality)) {
      throw new Refusal(
          Code.INVALID_VALUE,
          "the municipality %s has ceased, and %s pays in its place: its days stand in the statement of that one"
              .formatted(municipality, pays),
          Map.of("field", "municipality", "successor", pays.number()));
    }
  }

  private Statement asFrozen(Pair pair, YearMonth month, long position, Instant asOf) {
    Account account = statements.account(pair, progress.position());
    return account
        .frozen(month)
        .map(step -> statements.frozen(pair, account, step))
        .orElseGet(() ->
            statements.toFreeze(
                pair,
                statements
                    .account(pair, position)
                    .presented(month)
                    .orElseThrow(() -> notPresented(month)),
                position,
                asOf));
  }

  private static Refusal notPresented(YearMonth month) {
    return new Refusal(
        Code.STATEMENT_NOT_PRESENTED,
        "the statement of %s has not been presented".formatted(month));
  }

  private Duration window(Pair pair, YearMonth month) {
    LocalDate last = month.atEndOfMonth();
    return surroundings
        .now()
        .agreements()
        .on(last, pair.trust(), pair.municipality())
        .objectionWindow();
  }

  /** The two, with the municipalities that have ceased and for which one pays. */
  Pair pair(Address trust, Municipality municipality) {
    return Pair.of(trust, municipality, merged());
  }

  private List<MunicipalityMerged> merged() {
    return Mergers.upTo(Long.MAX_VALUE, surroundings);
  }

  /**
   * The same, for one of them or an auditor.
   *
   * @throws Refusal to anybody else
   */
  Pair pair(Address trust, Municipality municipality, Scope scope) {
    Pair pair = pair(trust, municipality);
    if (!pair.isVisible(scope)) {
      throw new Refusal(
          Code.NOT_YOURS,
          "the statements between %s and %s are for these two"
              .formatted(trust.value(), municipality));
    }
    return pair;
  }

  /**
   * The statement as far as it had come at a position of the log.
   *
   * @param asOf the moment of judgement, where it was neither presented nor frozen
   * @throws Refusal to anybody but the two and auditors
   */
  public Statement at(
      Address trust,
      Municipality municipality,
      YearMonth month,
      Scope scope,
      long position,
      Instant asOf) {
    Pair pair = pair(trust, municipality, scope);
    Account account = statements.account(pair, position);
    return account
        .frozen(month)
        .map(step -> statements.frozen(pair, account, step))
        .or(() ->
            account.presented(month).map(step -> statements.toFreeze(pair, step, position, asOf)))
        .orElseGet(() -> statements.draft(pair, month, position, asOf));
  }

  /** The statement, as far as it has come. */
  Statement now(Pair pair, YearMonth month, When when) {
    long position = progress.position();
    Account account = statements.account(pair, position);
    return account
        .frozen(month)
        .map(step -> statements.frozen(pair, account, step))
        .orElseGet(() ->
            account
                .presented(month)
                .map(step -> statements.toFreeze(pair, step, position, when.asOf()))
                .orElseGet(() -> statements.draft(pair, month, position, when.asOf()))
                .lacking(incomplete.ids()));
  }

  /** The draft as of a moment, by what was known then. */
  Statement draft(Pair pair, YearMonth month, When when) {
    return statements.draft(pair, month, position(when), when.asOf()).lacking(incomplete.ids());
  }

  Account account(Pair pair) {
    return statements.account(pair, progress.position());
  }

  /**
   * How far the statements of a month had come by what was known then, of all pairs that a scope
   * may see.
   */
  List<StatementList.Entry> list(Scope scope, YearMonth month, When when) {
    Directory directory = surroundings.now().directory();
    List<MunicipalityMerged> merged = merged();
    long position = position(when);
    return Parties.of(directory).pairs(merged).stream()
        .filter(pair -> pair.isVisible(scope))
        .map(pair -> entry(pair, statements.account(pair, position), month, directory))
        .toList();
  }

  private StatementList.Entry entry(
      Pair pair, Account account, YearMonth month, Directory directory) {
    Optional<StatementPresented> presented = account.presented(month).map(Step::event);
    Optional<StatementFrozen> frozen = account.frozen(month).map(Step::event);
    Optional<Step<StatementInvoiced>> invoiced = account.invoiced(month);
    return new StatementList.Entry(
        Objects.requireNonNull(PartyAnswer.of(pair.trust(), directory)),
        Objects.requireNonNull(PartyAnswer.of(pair.municipality(), directory)),
        invoiced.isPresent()
            ? State.INVOICED
            : frozen.isPresent()
                ? State.FROZEN
                : presented.isPresent() ? State.PRESENTED : State.DRAFT,
        presented
            .map(one -> one.objectionsUntil().atZone(Moment.OSLO).toOffsetDateTime())
            .orElse(null),
        frozen
            .map(StatementFrozen::drawn)
            .or(() -> presented.map(StatementPresented::drawn))
            .map(Drawn::digest)
            .orElse(null),
        invoiced
            .map(one ->
                new StatementList.Numbered(
                    Invoicing.number(surroundings, one), one.event().issued(), one.event().due()))
            .orElse(null));
  }

  /** A frozen statement as it was issued in a form. */
  byte[] issued(Pair pair, Statement frozen, StatementForm form) {
    return statements.issued(
        pair, frozen.content().month(), form.extension(), () -> form.render(frozen));
  }

  /**
   * What an invoice is made of.
   *
   * @throws Refusal where the statement has no number, or is not the one that follows from the log
   */
  InvoiceFacts invoice(Pair pair, YearMonth month) {
    Account account = account(pair);
    Step<StatementInvoiced> invoiced =
        account
            .invoiced(month)
            .orElseThrow(() ->
                new Refusal(
                    Code.NO_SUCH_INVOICE,
                    "the statement of %s has no number in the trust's series yet"
                        .formatted(month)));
    Statement frozen = statements.frozen(pair, account, account.frozen(month).orElseThrow());
    if (!frozen.alarms().isEmpty()) {
      throw new Refusal(
          Code.STATEMENT_CHANGED,
          "the statement is not the one that follows from the log: " + frozen.alarms().getFirst());
    }
    return new Invoicing(surroundings, invoiced.position()).facts(pair, frozen, invoiced, account);
  }

  /** The same as it is sent, as it was issued. */
  byte[] ehf(Pair pair, YearMonth month) {
    InvoiceFacts facts = invoice(pair, month);
    return statements.issued(pair, month, "invoice.xml", () -> EhfInvoice.render(facts));
  }

  /** A frozen statement, drawn again; empty where it is not frozen. */
  Optional<StatementCheck> check(Pair pair, YearMonth month) {
    Account account = account(pair);
    return account
        .frozen(month)
        .map(step ->
            StatementCheck.of(
                step.event(),
                statements.frozen(pair, account, step),
                statements.drawnAgain(pair, account, step)));
  }

  /** Position of the last commit that the views hold and that was recorded by a moment. */
  private long position(When when) {
    long last = progress.position();
    if (!statements.recordedAt(last).isAfter(when.knownAt())) {
      return last;
    }
    long known = -1;
    long unknown = last;
    while (unknown - known > 1) {
      long middle = (known + unknown) / 2;
      if (statements.recordedAt(middle).isAfter(when.knownAt())) {
        unknown = middle;
      } else {
        known = middle;
      }
    }
    return known;
  }
}
