package no.dognbok.query.statement.check;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.BankAccount;
import no.dognbok.events.Municipality;
import no.dognbok.events.OrganisationNumber;
import no.dognbok.events.ReferenceEvent;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.ReferenceEvent.DailyRateSet;
import no.dognbok.events.ReferenceEvent.InvoiceReceiverSet;
import no.dognbok.events.ReferenceEvent.InvoicingSet;
import no.dognbok.events.ReferenceEvent.InvoicingSet.Tax;
import no.dognbok.events.ReferenceEvent.MunicipalityMerged;
import no.dognbok.events.ReferenceEvent.TermsAgreed;
import no.dognbok.query.law.Agreements;
import no.dognbok.query.statement.check.Missing.Code;

/**
 * What is known that the invoices of a trust for a month need.
 *
 * @param trust helseforetaket
 * @param month of the statements
 * @param known of each thing what was set last, and all that was agreed
 */
record InvoiceSettings(Address trust, YearMonth month, List<ReferenceEvent> known) {

  private <E extends ReferenceEvent> Stream<E> all(Class<E> kind) {
    return known.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** What all invoices of the trust lack. */
  List<Missing> missing() {
    List<Missing> missing = new ArrayList<>();
    if (!OrganisationNumber.isValid(trust.value())) {
      missing.add(
          new Missing(
              Code.SELLER_NUMBER_INVALID,
              "Organisasjonsnummeret %s har ikke rett kontrollsiffer, og kan ikke stå på en EHF-faktura."
                  .formatted(trust.value())));
    }
    all(InvoicingSet.class)
        .filter(set -> set.trust().equals(trust))
        .findFirst()
        .ifPresentOrElse(set -> missing.addAll(wrong(set)), () -> missing.add(sellerNotSet()));
    if (all(DailyRateSet.class).noneMatch(rate -> rate.year() == month.getYear())) {
      missing.add(
          new Missing(
              Code.DAILY_RATE_NOT_KNOWN,
              "Døgnprisen for %d er ikke kjent, så døgnene får ikke noe beløp. Sett den med kilde."
                  .formatted(month.getYear())));
    }
    return missing;
  }

  private static Missing sellerNotSet() {
    return new Missing(
        Code.SELLER_NOT_SET,
        "Helseforetakets fakturaopplysninger er ikke satt: navn, adresse, avgiftsbehandling,"
            + " kontonummer, betalingsfrist og første fakturanummer.");
  }

  private static List<Missing> wrong(InvoicingSet set) {
    List<Missing> wrong = new ArrayList<>();
    if (!BankAccount.isValid(set.account())) {
      wrong.add(
          new Missing(
              Code.SELLER_ACCOUNT_INVALID,
              "Kontonummeret er ikke gyldig: kontrollsifferet stemmer ikke."));
    }
    if (set.tax() == Tax.EXEMPT && !set.vatRegistered()) {
      wrong.add(
          new Missing(
              Code.SELLER_NOT_VAT_REGISTERED,
              "Salget er satt som unntatt fra merverdiavgift, og da må foretaket stå i"
                  + " Merverdiavgiftsregisteret."));
    }
    return wrong;
  }

  /** What the invoice for a municipality lacks. */
  List<Missing> missing(Municipality municipality, String name) {
    return all(InvoiceReceiverSet.class)
        .filter(set -> set.trust().equals(trust) && set.municipality().equals(municipality))
        .findFirst()
        .map(set -> wrong(set, name))
        .orElseGet(() ->
            List.of(
                new Missing(
                    Code.RECEIVER_NOT_SET,
                    "Fakturamottaker for %s er ikke satt: organisasjonsnummer, navn, adresse og «deres referanse»."
                        .formatted(name))));
  }

  private static List<Missing> wrong(InvoiceReceiverSet set, String name) {
    List<Missing> wrong = new ArrayList<>();
    if (!OrganisationNumber.isValid(set.organisation().value())) {
      wrong.add(
          new Missing(
              Code.RECEIVER_NUMBER_INVALID,
              "Organisasjonsnummeret %s for %s har ikke rett kontrollsiffer."
                  .formatted(set.organisation().value(), name)));
    }
    if (set.buyerReference().isBlank()) {
      wrong.add(
          new Missing(
              Code.RECEIVER_REFERENCE_MISSING, "«Deres referanse» for %s er tom.".formatted(name)));
    }
    return wrong;
  }

  /** The municipalities that the ledger knows; who has ceased before the month is no more. */
  List<Municipality> municipalities() {
    Set<Municipality> ceased = new HashSet<>();
    all(MunicipalityMerged.class)
        .filter(merged -> merged.lastDay().isBefore(month.atDay(1)))
        .forEach(merged -> ceased.add(merged.municipality()));
    return Stream.concat(
            all(AddressMapped.class).map(AddressMapped::municipality),
            all(TermsAgreed.class)
                .filter(agreed -> agreed.trust().equals(trust))
                .map(TermsAgreed::municipality))
        .flatMap(municipality -> Optional.ofNullable(municipality).stream())
        .filter(municipality -> !ceased.contains(municipality))
        .distinct()
        .sorted((one, other) -> one.number().compareTo(other.number()))
        .toList();
  }

  /** Whether an agreement between the trust and a municipality holds in the month. */
  boolean agreed(Municipality municipality) {
    return Stream.of(month.atDay(1), month.atEndOfMonth())
        .anyMatch(day -> agreed(day, municipality));
  }

  private boolean agreed(LocalDate day, Municipality municipality) {
    return Agreements.inForce(known, day, trust, municipality).isPresent()
        || Agreements.inForce(known, day, trust, null).isPresent();
  }
}
