package no.dognbok.query.statement;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.events.StatementEvent.StatementFrozen;
import no.dognbok.events.StatementEvent.StatementPresented;
import no.dognbok.log.EventLog;
import no.dognbok.log.Micros;
import no.dognbok.query.issued.Issued;
import no.dognbok.query.statement.Account.Step;
import no.dognbok.query.statement.Drawer.Commission;
import no.dognbok.query.statement.Drawer.Drawing;
import no.dognbok.query.statement.Statement.State;
import no.dognbok.query.stay.Basis;
import no.dognbok.query.stay.When;
import no.dognbok.query.surroundings.SurroundingsView;
import no.dognbok.query.surroundings.SurroundingsView.Current;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The statements of two parties: as a draft, as presented, as frozen. Each follows from the log up
 * to a position, a moment and a rule set; of a frozen one the bytes are kept, too.
 */
final class Statements {

  private static final Logger LOG = LoggerFactory.getLogger(Statements.class);

  private final Drawer drawer;
  private final SurroundingsView surroundings;
  private final EventLog log;
  private final Steps steps;
  private final Issued issued;

  /** What frozen statements bill; that never changes. */
  private final Map<Frozen, List<BilledDays.Item>> items = new ConcurrentHashMap<>();

  private record Frozen(Address trust, Municipality municipality, long position) {}

  Statements(Drawer drawer, SurroundingsView surroundings, EventLog log, Issued issued) {
    this.drawer = drawer;
    this.surroundings = surroundings;
    this.log = log;
    this.steps = new Steps(log);
    this.issued = issued;
  }

  /** What was done about the statements of two parties, up to a position. */
  Account account(Pair pair, long position) {
    return Account.upTo(position, steps, pair);
  }

  /** The draft, by all that is known at a position. */
  Statement draft(Pair pair, YearMonth month, long position, Instant asOf) {
    Current around = surroundings.upTo(position);
    Horizon horizon = Horizon.at(position, asOf, around.judgedBy(surroundings.ruleSet()));
    Account account = account(pair, position);
    return statement(State.DRAFT, horizon, draw(pair, month, horizon, account, null), null);
  }

  /** What was presented, with what has come of disputes until a position: what is to be frozen. */
  Statement toFreeze(Pair pair, Step<StatementPresented> step, long position, Instant asOf) {
    Horizon horizon = Horizon.of(step.event().drawn(), surroundings).settledAt(position, asOf);
    Drawing drawing =
        draw(
            pair,
            step.event().month(),
            horizon,
            account(pair, position),
            step.event().objectionsUntil());
    return statement(State.PRESENTED, horizon, drawing, step);
  }

  /** What was frozen: as it is kept, or, where it is not yet, as it follows from the log. */
  Statement frozen(Pair pair, Account account, Step<StatementFrozen> step) {
    String name = name(pair, step.event().month(), "json");
    return issued
        .find(name)
        .map(StatementJson::read)
        .orElseGet(() ->
            StatementJson.read(
                issued.keep(name, StatementJson.write(drawnAgain(pair, account, step)))));
  }

  /** The bytes of a frozen statement in a form, as they were issued. */
  byte[] issued(Pair pair, YearMonth month, String extension, Supplier<byte[]> made) {
    String name = name(pair, month, extension);
    return issued.find(name).orElseGet(() -> issued.keep(name, made.get()));
  }

  private static String name(Pair pair, YearMonth month, String extension) {
    return "%s/%s/%s.%s".formatted(pair.trust().value(), pair.municipality(), month, extension);
  }

  /** What was frozen, as it follows from the log now: the check of what is kept. */
  Statement drawnAgain(Pair pair, Account account, Step<StatementFrozen> step) {
    Account before = account.before(step);
    Step<StatementPresented> presented = before.presented(step.event().month()).orElseThrow();
    Horizon horizon = Horizon.of(presented.event(), step.event(), surroundings);
    Drawing drawing =
        draw(pair, step.event().month(), horizon, before, presented.event().objectionsUntil());
    Statement statement =
        statement(State.FROZEN, horizon, drawing, presented)
            .frozen(step.event().told().occurredAt())
            .checked(step.event().drawn());
    statement.alarms().forEach(alarm -> LOG.error("{}, {}: {}", pair, step.event().month(), alarm));
    return statement;
  }

  private Drawing draw(
      Pair named, YearMonth month, Horizon horizon, Account account, @Nullable Instant until) {
    Pair pair = known(named, horizon.position());
    return drawer.draw(
        new Commission(
            pair,
            month,
            horizon,
            recordedAt(horizon.position()),
            account,
            billed(pair, account, horizon.settled()),
            until));
  }

  /** The two, by what was known of merged municipalities at a position. */
  private Pair known(Pair pair, long position) {
    return Pair.of(pair.trust(), pair.municipality(), Mergers.upTo(position, surroundings));
  }

  private Statement statement(
      State state, Horizon horizon, Drawing drawing, @Nullable Step<StatementPresented> presented) {
    Basis basis =
        Basis.of(
            horizon.around().rules(),
            new When(horizon.settledBy(), recordedAt(horizon.settled())),
            horizon.settled(),
            surroundings.isSimulated());
    return new Statement(
        state,
        drawing.content(),
        StatementJson.digest(drawing.content()),
        basis,
        presented == null ? null : Statement.Presented.of(presented),
        null,
        drawing.onlyForTrust(),
        List.of(),
        List.of());
  }

  /**
   * What the frozen statements have billed, one after the other; those of a municipality that has
   * ceased too, so that its successor does not pay again.
   */
  private BilledDays billed(Pair pair, Account account, long position) {
    BilledDays billed = new BilledDays();
    for (Municipality ceased : pair.formerly()) {
      Pair before = new Pair(pair.trust(), ceased, List.of());
      add(billed, before, account(before, position));
    }
    add(billed, pair, account);
    return billed;
  }

  private void add(BilledDays billed, Pair pair, Account account) {
    for (Step<StatementFrozen> step : account.frozen()) {
      Frozen key = new Frozen(pair.trust(), pair.municipality(), step.position());
      List<BilledDays.Item> some = items.get(key);
      if (some == null) {
        some = BilledDays.Item.of(frozen(pair, account, step).content());
        items.put(key, some);
      }
      Instant until =
          account
              .before(step)
              .presented(step.event().month())
              .orElseThrow()
              .event()
              .objectionsUntil();
      billed.add(some, step.event().month(), until);
    }
  }

  /** When a commit was recorded; of a log without any, long ago. */
  Instant recordedAt(long position) {
    return position < 0
        ? Instant.EPOCH
        : Micros.instant(log.commits(position, 1).getFirst().recordedAt());
  }
}
