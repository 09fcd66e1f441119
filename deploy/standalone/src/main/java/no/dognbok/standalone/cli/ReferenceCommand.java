package no.dognbok.standalone.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code dognbok reference}: what is known around the stays, shown and set with its source. */
@Command(
    name = "reference",
    mixinStandardHelpOptions = true,
    description =
        "Shows and sets what answers are judged by: rates, addresses, terms; how long identity is"
            + " kept; and what invoices need.",
    subcommands = {
      ReferenceCommand.Show.class,
      ReferenceCommand.Rate.class,
      ReferenceCommand.SetAddress.class,
      ReferenceCommand.Rules.class,
      ReferenceCommand.Terms.class,
      ReferenceCommand.Retention.class,
      InvoicingCommands.Invoicing.class,
      InvoicingCommands.InvoiceReceiver.class,
      InvoicingCommands.MergedMunicipality.class
    })
final class ReferenceCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Who sets it, in which ledger. */
  static final class Who {

    @Mixin private LedgerOptions ledger = new LedgerOptions();

    @Option(
        names = "--organisation",
        paramLabel = "ORG",
        required = true,
        description = "Organisation number of the hospital trust or auditor that sets or asks.")
    private String organisation = "";

    int set(String path, ObjectNode body, PrintWriter out) {
      try (Ledger opened = Ledger.open(ledger)) {
        JsonNode answer = opened.put(path, body.toString(), organisation);
        out.println(
            answer.path("changed").asBoolean()
                ? "set, at position " + answer.path("position")
                : "known so already; nothing changed");
      }
      return 0;
    }
  }

  /** With what everything that is set says where it comes from. */
  static final class Source {
    @Option(
        names = "--source",
        paramLabel = "TEXT",
        required = true,
        description = "Where it comes from: a law, a letter, a register, an agreement.")
    private String source = "";

    String text() {
      return source;
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Prints rates, addresses, holidays, agreements and what invoices need as JSON.")
  static final class Show implements Callable<Integer> {
    @Mixin private Who who = new Who();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      try (Ledger opened = Ledger.open(who.ledger)) {
        JsonNode known = opened.get("/reference", who.organisation).json();
        spec.commandLine().getOut().println(known.toPrettyString());
      }
      return 0;
    }
  }

  @Command(
      name = "rate",
      mixinStandardHelpOptions = true,
      description = "Sets the daily rate of a year (§ 13 fjerde ledd).")
  static final class Rate implements Callable<Integer> {
    @Mixin private Who who = new Who();
    @Mixin private Source source = new Source();

    @Parameters(paramLabel = "YEAR", description = "The year.")
    private String year = "";

    @Parameters(paramLabel = "NOK", description = "Whole kroner per day.")
    private int nok;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.put("nok", nok).put("source", source.text());
      return who.set("/reference/daily-rates/" + year, body, spec.commandLine().getOut());
    }
  }

  @Command(
      name = "rule-set",
      mixinStandardHelpOptions = true,
      description = "Adopts the rule set of a number: from then on all answers are judged by it.")
  static final class Rules implements Callable<Integer> {
    @Mixin private Who who = new Who();
    @Mixin private Source source = new Source();

    @Parameters(paramLabel = "NUMBER", description = "The number.")
    private int number;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.put("number", number).put("source", source.text());
      return who.set("/reference/rule-set", body, spec.commandLine().getOut());
    }
  }

  @Command(
      name = "address",
      mixinStandardHelpOptions = true,
      description = "Says what an address in messages stands for.")
  static final class SetAddress implements Callable<Integer> {
    @Mixin private Who who = new Who();
    @Mixin private Source source = new Source();

    @Parameters(
        paramLabel = "ADDRESS",
        description = "A HER-id as her:90998, or an organisation number.")
    private String address = "";

    @Option(names = "--name", required = true, description = "Name in the register.")
    private String name = "";

    @Option(
        names = "--of",
        paramLabel = "ORG",
        description = "The organisation behind it, where it is another.")
    private @Nullable String of;

    @Option(names = "--trust", paramLabel = "ORG", description = "The hospital trust that owns it.")
    private @Nullable String trust;

    @Option(
        names = "--municipality",
        paramLabel = "NUMBER",
        description = "The municipality whose service it is.")
    private @Nullable String municipality;

    @Option(
        names = "--care-type",
        paramLabel = "CODE",
        description = "SOMATIC, MENTAL_HEALTH or SUBSTANCE_USE, where one is treated there.")
    private @Nullable String careType;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.put("name", name).put("source", source.text());
      put(body, "organisation", of);
      put(body, "trust", trust);
      put(body, "municipality", municipality);
      put(body, "careType", careType);
      return who.set("/reference/addresses/" + address, body, spec.commandLine().getOut());
    }
  }

  @Command(
      name = "terms",
      mixinStandardHelpOptions = true,
      description = "Sets the terms between a trust and a municipality.")
  static final class Terms implements Callable<Integer> {
    @Mixin private Who who = new Who();
    @Mixin private Source source = new Source();

    @Option(names = "--trust", paramLabel = "ORG", required = true, description = "The trust.")
    private String trust = "";

    @Option(
        names = "--municipality",
        paramLabel = "NUMBER",
        required = true,
        description = "The municipality, or 'all' for those that have no terms of their own.")
    private String municipality = "";

    @Option(names = "--from", paramLabel = "DATE", required = true, description = "The first day.")
    private String from = "";

    @Option(names = "--to", paramLabel = "DATE", description = "The last day.")
    private @Nullable String to;

    @Option(
        names = "--discharge-summary-required",
        description = "No payment without a discharge summary.")
    private boolean dischargeSummaryRequired;

    @Option(
        names = "--updated-information-required",
        description = "The § 10 notice counts from the day updated health information came.")
    private boolean updatedHealthInformationRequired;

    @Option(
        names = "--grace",
        paramLabel = "DURATION",
        description = "Payable only when so much time has passed since the § 10 notice, PT24H.")
    private @Nullable String grace;

    @Option(
        names = "--late-admission-notice",
        paramLabel = "CODE",
        description = "What a late § 8 notice does: DELAYS, VOIDS or RECORDED.")
    private @Nullable String late;

    @Option(
        names = "--working-limit",
        paramLabel = "DURATION",
        description = "What «straks» is shown as, PT2H.")
    private @Nullable String workingLimit;

    @Option(
        names = "--objection-window",
        paramLabel = "DURATION",
        description = "How long the municipality has to object, P14D.")
    private @Nullable String objectionWindow;

    @Option(
        names = "--billing-basis",
        paramLabel = "CODE",
        description = "Which month a day is billed in: DAY or END_OF_STAY.")
    private @Nullable String billingBasis;

    @Option(
        names = "--account-within",
        paramLabel = "DURATION",
        description = "When the account of the § 9 assessment is due after it was asked for, P14D.")
    private @Nullable String accountWithin;

    @Option(
        names = "--objections-held-back",
        negatable = true,
        description = "A day that was objected to in time is not billed before it is settled.")
    private @Nullable Boolean objectionsHeldBack;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.put("validFrom", from).put("source", source.text());
      body.put("dischargeSummaryRequired", dischargeSummaryRequired);
      body.put("updatedHealthInformationRequired", updatedHealthInformationRequired);
      put(body, "validTo", to);
      put(body, "graceAfterNotice", grace);
      put(body, "lateAdmissionNotice", late);
      put(body, "workingLimit", workingLimit);
      put(body, "objectionWindow", objectionWindow);
      put(body, "billingBasis", billingBasis);
      put(body, "accountWithin", accountWithin);
      if (objectionsHeldBack != null) {
        body.put("objectionsHeldBack", objectionsHeldBack);
      }
      return who.set(
          "/agreements/%s/%s".formatted(trust, municipality), body, spec.commandLine().getOut());
    }
  }

  @Command(
      name = "retention",
      mixinStandardHelpOptions = true,
      description =
          "Sets how long identity and notes are kept; 'dognbok erase' carries it out. What is left"
              + " out is not erased by its age.")
  static final class Retention implements Callable<Integer> {
    @Mixin private Who who = new Who();
    @Mixin private Source source = new Source();

    @Option(
        names = "--identity",
        paramLabel = "PERIOD",
        description = "Identity blocks and claims of a stay, from the departure, P10Y.")
    private @Nullable String identity;

    @Option(
        names = "--notes",
        paramLabel = "PERIOD",
        description = "What people wrote, from the end of its dispute, P5Y.")
    private @Nullable String notes;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.put("source", source.text());
      put(body, "identity", identity);
      put(body, "notes", notes);
      return who.set("/reference/retention", body, spec.commandLine().getOut());
    }
  }

  static void put(ObjectNode body, String field, @Nullable String value) {
    Optional.ofNullable(value).ifPresent(text -> body.put(field, text));
  }
}
