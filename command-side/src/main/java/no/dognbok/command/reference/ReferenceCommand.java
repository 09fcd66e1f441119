package no.dognbok.command.reference;

import no.dognbok.events.ExceptionEvent;
import no.dognbok.events.ReferenceEvent;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Sets what is known around the stays. Each thing has a stream of its own, so that what held when
 * can be read from it.
 *
 * @param stream of the thing, {@code reference/daily-rate/2025}
 * @param event what is to be known from now on
 * @param onlyIfUnknown whether it is a proposal of the configuration, which never overrides what
 *     the log holds
 */
public record ReferenceCommand(
    @TargetAggregateIdentifier String stream, ReferenceEvent event, boolean onlyIfUnknown) {

  /** Sets something, whatever was known before. */
  public static ReferenceCommand set(ReferenceEvent event) {
    return new ReferenceCommand(stream(event), event, false);
  }

  /** Proposes something: it is taken where nothing is known yet. */
  public static ReferenceCommand propose(ReferenceEvent event) {
    return new ReferenceCommand(stream(event), event, true);
  }

  private static String stream(ReferenceEvent event) {
    return switch (event) {
      case ReferenceEvent.DailyRateSet rate -> "reference/daily-rate/" + rate.year();
      case ReferenceEvent.AddressMapped mapped -> Addresses.stream(mapped.address());
      case ReferenceEvent.HolidaysSet holidays -> "reference/holidays/" + holidays.year();
      case ReferenceEvent.RuleSetAdopted _ -> RuleSetInForce.STREAM;
      case ReferenceEvent.RetentionSet _ -> ReferenceEvent.RetentionSet.STREAM;
      case ReferenceEvent.InvoicingSet set -> ReferenceEvent.InvoicingSet.stream(set.trust());
      case ReferenceEvent.InvoiceReceiverSet set ->
          ReferenceEvent.InvoiceReceiverSet.stream(set.trust(), set.municipality());
      case ReferenceEvent.MunicipalityMerged merged ->
          ReferenceEvent.MunicipalityMerged.stream(merged.municipality());
      case ReferenceEvent.LedgerSimulated _ -> ReferenceEvent.LedgerSimulated.STREAM;
      case ReferenceEvent.TermsAgreed terms ->
          ReferenceEvent.TermsAgreed.stream(terms.trust(), terms.municipality());
      case ReferenceEvent.AgreementTerminated ended ->
          ReferenceEvent.TermsAgreed.stream(ended.trust(), ended.municipality());
      case ExceptionEvent said ->
          ReferenceEvent.TermsAgreed.stream(said.trust(), said.municipality());
    };
  }
}
