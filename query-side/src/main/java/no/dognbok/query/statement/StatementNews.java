package no.dognbok.query.statement;

import java.time.YearMonth;
import java.util.Optional;
import no.dognbok.events.Address;
import no.dognbok.events.InvoiceEvent;
import no.dognbok.events.InvoiceEvent.StatementInvoiced;
import no.dognbok.events.Municipality;
import no.dognbok.events.StatementEvent;
import no.dognbok.events.StatementEvent.StatementFrozen;
import no.dognbok.events.StatementEvent.StatementPresented;
import no.dognbok.events.Told;
import no.dognbok.log.EventJson;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.scope.Scope;

/**
 * That something was done about a statement: for who follows the ledger, and has to object in time.
 *
 * @param trust helseforetaket
 * @param municipality kommunen
 * @param month of the statement
 * @param told when, and by whom
 * @param label what people call it, in Norwegian
 */
public record StatementNews(
    Address trust, Municipality municipality, YearMonth month, Told told, String label) {

  /** Whether an event of the log is about a statement. */
  public static boolean isOne(StoredEvent stored) {
    String stream = stored.stream();
    return stream != null
        && (stream.startsWith(StatementEvent.STREAM) || stream.startsWith(InvoiceEvent.STREAM));
  }

  /** What an event says of a statement; empty where it is about none. */
  public static Optional<StatementNews> of(StoredEvent stored) {
    return isOne(stored)
        ? Optional.of(
            switch (EventJson.read(stored)) {
              case StatementPresented one ->
                  new StatementNews(
                      one.trust(),
                      one.municipality(),
                      one.month(),
                      one.told(),
                      "Avregning lagt fram");
              case StatementFrozen one ->
                  new StatementNews(
                      one.trust(), one.municipality(), one.month(), one.told(), "Avregning låst");
              case StatementInvoiced one ->
                  new StatementNews(
                      one.trust(),
                      one.municipality(),
                      one.month(),
                      one.told(),
                      "Avregning fakturert");
              case Object other ->
                  throw new IllegalStateException(other + " lies in the stream of a statement");
            })
        : Optional.empty();
  }

  /** Whether a scope may hear of it: the two parties and auditors. */
  public boolean isHeardBy(Scope scope) {
    return scope.isParty(trust, municipality);
  }

  /** Its address below the API. */
  public String address() {
    return "statements/%s/%s/%s".formatted(trust.value(), municipality, month);
  }
}
