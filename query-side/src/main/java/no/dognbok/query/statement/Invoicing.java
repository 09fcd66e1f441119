package no.dognbok.query.statement;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import no.dognbok.events.InvoiceEvent.StatementInvoiced;
import no.dognbok.events.ReferenceEvent.InvoiceReceiverSet;
import no.dognbok.events.ReferenceEvent.InvoicingSet;
import no.dognbok.query.statement.Account.Step;
import no.dognbok.query.statement.invoice.InvoiceFacts;
import no.dognbok.query.statement.invoice.InvoiceFacts.Credited;
import no.dognbok.query.surroundings.SurroundingsView;

/**
 * What invoices need besides a statement, as it was set by a position of the log: an invoice is
 * made of what was set when it got its number.
 */
final class Invoicing {

  private final SurroundingsView surroundings;
  private final long position;

  Invoicing(SurroundingsView surroundings, long position) {
    this.surroundings = surroundings;
    this.position = position;
  }

  private <E> Optional<E> last(Class<E> type, Predicate<E> wanted) {
    return surroundings.all().stream()
        .filter(known -> known.stored().position() <= position)
        .map(SurroundingsView.Known::event)
        .filter(type::isInstance)
        .map(type::cast)
        .filter(wanted)
        .reduce((_, later) -> later);
  }

  /** A number as it stands on its document: with what was set before it when it was given. */
  static String number(SurroundingsView surroundings, Step<StatementInvoiced> invoiced) {
    return new Invoicing(surroundings, invoiced.position()).number(invoiced.event());
  }

  private String number(StatementInvoiced invoiced) {
    return last(InvoicingSet.class, set -> set.trust().equals(invoiced.trust()))
            .map(set -> Objects.requireNonNullElse(set.numberPrefix(), ""))
            .orElse("")
        + invoiced.number();
  }

  InvoiceFacts facts(
      Pair pair, Statement frozen, Step<StatementInvoiced> invoiced, Account account) {
    return new InvoiceFacts(
        frozen.content(),
        number(invoiced.event()),
        invoiced.event().issued(),
        invoiced.event().due(),
        last(InvoicingSet.class, set -> set.trust().equals(pair.trust())).orElseThrow(),
        last(
                InvoiceReceiverSet.class,
                set ->
                    set.trust().equals(pair.trust())
                        && set.municipality().equals(pair.municipality()))
            .orElseThrow(),
        credits(frozen.content(), account));
  }

  /** The invoices on which the days stood that are corrected, as far as they have a number. */
  private List<Credited> credits(StatementContent content, Account account) {
    List<YearMonth> months =
        content.corrections().stream()
            .filter(one -> one.billed() != 0)
            .map(Correction::month)
            .distinct()
            .sorted()
            .toList();
    return months.stream()
        .flatMap(month -> account.invoiced(month).stream())
        .filter(step -> step.position() < position)
        .map(step -> new Credited(number(surroundings, step), step.event().issued()))
        .toList();
  }
}
