package no.dognbok.standalone.cli;

import java.util.concurrent.Callable;
import no.dognbok.standalone.cli.ReferenceCommand.Source;
import no.dognbok.standalone.cli.ReferenceCommand.Who;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The parts of {@code dognbok reference} that invoices need. */
final class InvoicingCommands {

  private InvoicingCommands() {}

  /** Name and office of a party, as they stand on an invoice. */
  static final class Office {
    @Option(names = "--name", required = true, description = "Name in Enhetsregisteret.")
    private String name = "";

    @Option(
        names = "--street",
        required = true,
        description = "Street and number, or a post-office box.")
    private String street = "";

    @Option(
        names = "--postcode",
        paramLabel = "DIGITS",
        required = true,
        description = "Four digits.")
    private String postcode = "";

    @Option(names = "--city", required = true, description = "Poststed.")
    private String city = "";

    private ObjectNode body(Source source) {
      return JsonNodeFactory.instance
          .objectNode()
          .put("name", name)
          .put("street", street)
          .put("postcode", postcode)
          .put("city", city)
          .put("source", source.text());
    }
  }

  @Command(
      name = "invoicing",
      mixinStandardHelpOptions = true,
      description = "Sets how a hospital trust sends its invoices (EHF).")
  static final class Invoicing implements Callable<Integer> {
    @Mixin private Who who = new Who();
    @Mixin private Source source = new Source();
    @Mixin private Office office = new Office();

    @Option(
        names = "--trust",
        paramLabel = "ORG",
        required = true,
        description = "The hospital trust.")
    private String trust = "";

    @Option(
        names = "--vat-registered",
        negatable = true,
        required = true,
        description = "Whether it stands in Merverdiavgiftsregisteret.")
    private boolean vatRegistered;

    @Option(
        names = "--tax",
        paramLabel = "CODE",
        required = true,
        description =
            "EXEMPT (merverdiavgiftsloven § 3-2; the seller is registered) or OUTSIDE_SCOPE.")
    private String tax = "";

    @Option(
        names = "--account",
        paramLabel = "NUMBER",
        required = true,
        description = "Bank account: eleven digits, or an IBAN.")
    private String account = "";

    @Option(
        names = "--payment-days",
        paramLabel = "DAYS",
        required = true,
        description = "Days from the date of an invoice to its due date.")
    private int paymentDays;

    @Option(
        names = "--first-number",
        paramLabel = "NUMBER",
        required = true,
        description = "The number with which the series begins.")
    private int firstNumber;

    @Option(
        names = "--number-prefix",
        paramLabel = "TEXT",
        description = "What stands before the number.")
    private @Nullable String numberPrefix;

    @Option(
        names = "--contact",
        paramLabel = "E-MAIL",
        description = "Whom to ask: the address of an office, never of a person.")
    private @Nullable String contact;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      ObjectNode body = office.body(source);
      body.put("vatRegistered", vatRegistered).put("tax", tax).put("account", account);
      body.put("paymentDays", paymentDays).put("firstNumber", firstNumber);
      ReferenceCommand.put(body, "numberPrefix", numberPrefix);
      ReferenceCommand.put(body, "contact", contact);
      return who.set("/reference/invoicing/" + trust, body, spec.commandLine().getOut());
    }
  }

  @Command(
      name = "invoice-receiver",
      mixinStandardHelpOptions = true,
      description = "Sets to whom a hospital trust sends the invoices for a municipality.")
  static final class InvoiceReceiver implements Callable<Integer> {
    @Mixin private Who who = new Who();
    @Mixin private Source source = new Source();
    @Mixin private Office office = new Office();

    @Option(
        names = "--trust",
        paramLabel = "ORG",
        required = true,
        description = "The hospital trust.")
    private String trust = "";

    @Option(
        names = "--municipality",
        paramLabel = "NUMBER",
        required = true,
        description = "The municipality.")
    private String municipality = "";

    @Option(
        names = "--of",
        paramLabel = "ORG",
        required = true,
        description = "The organisation number under which it receives EHF.")
    private String of = "";

    @Option(
        names = "--buyer-reference",
        paramLabel = "TEXT",
        required = true,
        description = "What the municipality wants to see on it (deres referanse).")
    private String buyerReference = "";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      ObjectNode body = office.body(source);
      body.put("organisation", of).put("buyerReference", buyerReference);
      return who.set(
          "/reference/invoice-receivers/%s/%s".formatted(trust, municipality),
          body,
          spec.commandLine().getOut());
    }
  }

  @Command(
      name = "merged-municipality",
      mixinStandardHelpOptions = true,
      description = "Says that a municipality has ceased, and which pays in its place.")
  static final class MergedMunicipality implements Callable<Integer> {
    @Mixin private Who who = new Who();
    @Mixin private Source source = new Source();

    @Parameters(paramLabel = "NUMBER", description = "The municipality that has ceased.")
    private String municipality = "";

    @Option(
        names = "--successor",
        paramLabel = "NUMBER",
        required = true,
        description = "The one that took it over.")
    private String successor = "";

    @Option(
        names = "--last-day",
        paramLabel = "DATE",
        required = true,
        description = "The last day on which it was there.")
    private String lastDay = "";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.put("successor", successor).put("lastDay", lastDay).put("source", source.text());
      return who.set(
          "/reference/merged-municipalities/" + municipality, body, spec.commandLine().getOut());
    }
  }
}
