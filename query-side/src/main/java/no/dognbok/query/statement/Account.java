package no.dognbok.query.statement;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import no.dognbok.events.InvoiceEvent;
import no.dognbok.events.InvoiceEvent.StatementInvoiced;
import no.dognbok.events.StatementEvent;
import no.dognbok.events.StatementEvent.StatementFrozen;
import no.dognbok.events.StatementEvent.StatementPresented;

/**
 * What was done about the statements of two parties, in the order of the log.
 *
 * @param presented each time that a month was presented
 * @param frozen each month that was frozen, in the order in which that was done
 * @param invoiced what was given a number
 */
record Account(
    List<Step<StatementPresented>> presented,
    List<Step<StatementFrozen>> frozen,
    List<Step<StatementInvoiced>> invoiced) {

  /**
   * Something that was done.
   *
   * @param event what was told
   * @param position of its commit in the log
   * @param recordedAt when the ledger was told
   */
  record Step<E>(E event, long position, Instant recordedAt) {}

  Account {
    presented = List.copyOf(presented);
    frozen = List.copyOf(frozen);
    invoiced = List.copyOf(invoiced);
  }

  /** As far as it had come at a position of the log. */
  static Account upTo(long position, Steps steps, Pair pair) {
    List<Step<?>> statements =
        steps.upTo(position, StatementEvent.stream(pair.trust(), pair.municipality()));
    List<Step<?>> invoices = steps.upTo(position, InvoiceEvent.stream(pair.trust()));
    return new Account(
        of(statements, StatementPresented.class),
        of(statements, StatementFrozen.class),
        of(invoices, StatementInvoiced.class).stream()
            .filter(step -> step.event().municipality().equals(pair.municipality()))
            .toList());
  }

  private static <E> List<Step<E>> of(List<Step<?>> steps, Class<E> type) {
    return steps.stream()
        .filter(step -> type.isInstance(step.event()))
        .map(step -> new Step<>(type.cast(step.event()), step.position(), step.recordedAt()))
        .toList();
  }

  /** When a month was presented last. */
  Optional<Step<StatementPresented>> presented(YearMonth month) {
    return presented.stream()
        .filter(step -> step.event().month().equals(month))
        .reduce((_, later) -> later);
  }

  Optional<Step<StatementFrozen>> frozen(YearMonth month) {
    return frozen.stream().filter(step -> step.event().month().equals(month)).findFirst();
  }

  Optional<Step<StatementInvoiced>> invoiced(YearMonth month) {
    return invoiced.stream().filter(step -> step.event().month().equals(month)).findFirst();
  }

  /** The same without what came after a month was frozen. */
  Account before(Step<StatementFrozen> step) {
    return new Account(
        presented.stream().filter(one -> one.position() < step.position()).toList(),
        frozen.stream().filter(one -> one.position() < step.position()).toList(),
        invoiced.stream().filter(one -> one.position() < step.position()).toList());
  }
}
