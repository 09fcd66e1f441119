package no.dognbok.query.surroundings;

import no.dognbok.events.ExceptionEvent.ExceptionAgreed;
import no.dognbok.events.ExceptionEvent.ExceptionCancelled;
import no.dognbok.events.ExceptionEvent.ExceptionConfirmed;
import no.dognbok.events.ExceptionEvent.ExceptionEnded;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.ReferenceEvent.AgreementTerminated;
import no.dognbok.events.ReferenceEvent.DailyRateSet;
import no.dognbok.events.ReferenceEvent.HolidaysSet;
import no.dognbok.events.ReferenceEvent.InvoiceReceiverSet;
import no.dognbok.events.ReferenceEvent.InvoicingSet;
import no.dognbok.events.ReferenceEvent.LedgerSimulated;
import no.dognbok.events.ReferenceEvent.MunicipalityMerged;
import no.dognbok.events.ReferenceEvent.RetentionSet;
import no.dognbok.events.ReferenceEvent.RuleSetAdopted;
import no.dognbok.events.ReferenceEvent.TermsAgreed;

/** What people call what is set around the stays. */
public final class AroundLabels {

  private AroundLabels() {}

  /** The Norwegian name. */
  public static String of(ReferenceEvent event) {
    return switch (event) {
      case DailyRateSet _ -> "Døgnpris fastsatt";
      case AddressMapped _ -> "Adresse knyttet til virksomhet";
      case TermsAgreed _ -> "Avtalevilkår";
      case AgreementTerminated _ -> "Avtale sagt opp";
      case ExceptionAgreed _ -> "Unntak avtalt for en periode (force majeure)";
      case ExceptionConfirmed _ -> "Unntak bekreftet av den andre parten";
      case ExceptionEnded _ -> "Unntak avsluttet før tiden";
      case ExceptionCancelled _ -> "Unntak trukket tilbake";
      case HolidaysSet _ -> "Helligdager";
      case RuleSetAdopted _ -> "Regelsett tatt i bruk";
      case RetentionSet _ -> "Lagringstid fastsatt";
      case InvoicingSet _ -> "Fakturaopplysninger for helseforetaket";
      case InvoiceReceiverSet _ -> "Fakturamottaker for kommunen";
      case MunicipalityMerged _ -> "Kommune slått sammen med en annen";
      case LedgerSimulated _ -> "Simulert: alt her er oppdiktet";
    };
  }
}
