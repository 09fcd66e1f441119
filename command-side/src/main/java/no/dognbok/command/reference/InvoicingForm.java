package no.dognbok.command.reference;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import no.dognbok.events.Address;
import no.dognbok.events.BankAccount;
import no.dognbok.events.Municipality;
import no.dognbok.events.OrganisationNumber;
import no.dognbok.events.PostalAddress;
import no.dognbok.events.ReferenceEvent.InvoiceReceiverSet;
import no.dognbok.events.ReferenceEvent.InvoicingSet;
import no.dognbok.events.ReferenceEvent.InvoicingSet.Tax;
import no.dognbok.events.ReferenceEvent.MunicipalityMerged;
import no.dognbok.exchange.FlatObject;
import org.jspecify.annotations.Nullable;

/**
 * What invoices need, in its flat form, the same in the configuration and in a request. What would
 * make an invoice that no access point takes is refused here, when it is set, and not on the day of
 * the run.
 */
final class InvoicingForm {

  /** Says of the address of a request, or of a field, that its number cannot be right. */
  static final String ORGANISATION_NUMBER =
      "expected an organisation number of nine digits whose last one is its control digit";

  private static final int LONGEST_TEXT = 100;
  private static final int LONGEST_PAYMENT_DAYS = 120;
  private static final int LAST_FIRST_NUMBER = 999_999_999;
  private static final Pattern ONE_LINE = Pattern.compile("[^\\p{Cntrl}\\u2028\\u2029]*");
  private static final Pattern POSTCODE = Pattern.compile("[0-9]{4}");
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9/-]{1,10}");
  private static final Pattern E_MAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");

  private InvoicingForm() {}

  /**
   * A trust whose invoices can be sent.
   *
   * @throws IllegalArgumentException where its number has not the control digit that it should have
   */
  static Address trust(String text) {
    Address trust = Address.org(text);
    if (!OrganisationNumber.isValid(text)) {
      throw new IllegalArgumentException(ORGANISATION_NUMBER);
    }
    return trust;
  }

  /**
   * How a trust sends its invoices.
   *
   * @throws no.dognbok.events.Refusal naming the field that is wrong or missing
   */
  static InvoicingSet invoicing(Address trust, FlatObject in) {
    boolean vatRegistered = in.flag("vatRegistered").orElseThrow(() -> in.missing("vatRegistered"));
    Tax tax = in.code("tax", Tax.class).orElseThrow(() -> in.missing("tax"));
    if (tax == Tax.EXEMPT && !vatRegistered) {
      throw in.invalid(
          "tax",
          tax.name(),
          "expected OUTSIDE_SCOPE of who is not registered (vatRegistered): an exempt sale is shown"
              + " with the seller's number in Merverdiavgiftsregisteret",
          null);
    }
    String account = BankAccount.plain(line(in, "account"));
    if (!BankAccount.isValid(account)) {
      throw in.invalid(
          "account",
          account,
          "expected an account of eleven digits whose last one is its control digit, or an IBAN"
              + " with its check digits",
          null);
    }
    return new InvoicingSet(
        trust,
        line(in, "name"),
        address(in),
        vatRegistered,
        tax,
        account,
        in.number("paymentDays", 1, LONGEST_PAYMENT_DAYS)
            .orElseThrow(() -> in.missing("paymentDays")),
        in.number("firstNumber", 1, LAST_FIRST_NUMBER).orElseThrow(() -> in.missing("firstNumber")),
        optional(
            in,
            "numberPrefix",
            PREFIX.asMatchPredicate(),
            "expected at most ten letters from A to Z, digits, hyphens and strokes"),
        optional(
            in,
            "contact",
            E_MAIL.asMatchPredicate(),
            "expected the e-mail address of an office, such as faktura@hnt.example"),
        line(in, "source"));
  }

  /**
   * To whom the invoices for a municipality go.
   *
   * @throws no.dognbok.events.Refusal naming the field that is wrong or missing
   */
  static InvoiceReceiverSet receiver(Address trust, Municipality municipality, FlatObject in) {
    Address organisation =
        in.organisation("organisation").orElseThrow(() -> in.missing("organisation"));
    if (organisation.scheme() != Address.Scheme.ORG
        || !OrganisationNumber.isValid(organisation.value())) {
      throw in.invalid("organisation", organisation.value(), ORGANISATION_NUMBER, null);
    }
    return new InvoiceReceiverSet(
        trust,
        municipality,
        organisation,
        line(in, "name"),
        address(in),
        line(in, "buyerReference"),
        line(in, "source"));
  }

  /**
   * A municipality that has ceased.
   *
   * @throws no.dognbok.events.Refusal naming the field that is wrong or missing
   */
  static MunicipalityMerged merged(Municipality municipality, FlatObject in) {
    Municipality successor =
        in.municipality("successor").orElseThrow(() -> in.missing("successor"));
    if (successor.equals(municipality)) {
      throw in.invalid(
          "successor", successor.number(), "expected another municipality than itself", null);
    }
    LocalDate lastDay = in.date("lastDay").orElseThrow(() -> in.missing("lastDay"));
    return new MunicipalityMerged(municipality, successor, lastDay, line(in, "source"));
  }

  private static PostalAddress address(FlatObject in) {
    String postcode = line(in, "postcode");
    if (!POSTCODE.matcher(postcode).matches()) {
      throw in.invalid("postcode", postcode, "expected four digits", null);
    }
    return new PostalAddress(line(in, "street"), postcode, line(in, "city"));
  }

  /** A text that stands on one line of a document. */
  private static String line(FlatObject in, String field) {
    String text = in.requiredText(field).strip();
    if (text.length() > LONGEST_TEXT || !ONE_LINE.matcher(text).matches()) {
      throw in.invalid(
          field,
          text.substring(0, Math.min(text.length(), LONGEST_TEXT)),
          "expected one line of at most %d characters".formatted(LONGEST_TEXT),
          null);
    }
    return text;
  }

  private static @Nullable String optional(
      FlatObject in, String field, Predicate<String> fits, String right) {
    Optional<String> text = in.text(field).map(String::strip);
    text.filter(fits.negate())
        .ifPresent(wrong -> {
          throw in.invalid(field, wrong, right, null);
        });
    return text.orElse(null);
  }
}
