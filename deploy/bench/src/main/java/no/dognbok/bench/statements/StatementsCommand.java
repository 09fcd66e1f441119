package no.dognbok.bench.statements;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import no.dognbok.bench.Program;
import no.dognbok.bench.ScratchFolder;
import no.dognbok.bench.http.ServerProcess;
import no.dognbok.bench.views.MadeUpStays;
import no.dognbok.events.Moment;
import no.dognbok.events.Municipality;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/**
 * {@code bench statements}: how long the statements of a month take, in each form, of a trust's
 * municipalities among a million events, and of all municipalities of the country.
 */
@Command(
    name = "statements",
    mixinStandardHelpOptions = true,
    description = {
      "Asks the built program for the statements of last month in each form, and closes months:",
      "over a year of stays, then over one national month."
    })
public final class StatementsCommand implements Callable<Integer> {

  /** What the year reaches back before today, so that 12 whole months lie before the last. */
  private static final Duration YEAR = Duration.ofDays(440);

  private static final List<String> FORMS = List.of("json", "csv", "xlsx", "html", "pdf");

  /** So many municipalities hear of news that comes after the month was frozen. */
  private static final int LATE = 5;

  private static final int NATIONAL_MUNICIPALITIES = 357;

  @Option(
      names = "--stays",
      defaultValue = "70000",
      description = "In the year, of 15 events each; 0 leaves it out (default: ${DEFAULT-VALUE}).")
  private long stays;

  @Option(
      names = "--national",
      defaultValue = "13000",
      description = "In the national month; 0 leaves it out (default: ${DEFAULT-VALUE}).")
  private long national;

  @Option(
      names = "--long-waits",
      defaultValue = "43",
      description =
          "Of 100 who are declared ready in it, how many wait (default: ${DEFAULT-VALUE}).")
  private int longWaits;

  @Option(
      names = "--months",
      defaultValue = "12",
      description = "Closed before the last one (default: ${DEFAULT-VALUE}).")
  private int months;

  @Option(names = "--times", defaultValue = "3", description = "Default: ${DEFAULT-VALUE}.")
  private int times;

  @Option(names = "--jvm", description = "Options for the ledger's own JVM.")
  private List<String> jvm = List.of("-Xmx3g");

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Instant now = Clock.systemUTC().instant();
  private final YearMonth month = YearMonth.from(now.atZone(Moment.OSLO)).minusMonths(1);

  private interface Work {
    void with(StatementClient client, Laps laps) throws Exception;
  }

  @Override
  public Integer call() throws Exception {
    if (stays > 0) {
      List<Municipality> own = MadeUpStays.MUNICIPALITIES;
      Duration apart = YEAR.dividedBy(stays);
      MadeUpStays year =
          new MadeUpStays(now.minus(YEAR), apart, stays, own, MadeUpStays.LONG_WAITS);
      over(year, stays, own, (client, laps) -> year(client, laps, own));
    }
    if (national > 0) {
      List<Municipality> all = MadeUpNumbers.municipalities(NATIONAL_MUNICIPALITIES);
      Instant first = month.atDay(1).atStartOfDay(Moment.OSLO).toInstant();
      Duration apart = Duration.ofDays(month.lengthOfMonth()).dividedBy(national);
      MadeUpStays stays = new MadeUpStays(first, apart, national, all, longWaits);
      over(stays, national, all, (client, laps) -> national(client, laps, all));
    }
    return 0;
  }

  private void over(MadeUpStays stays, long number, List<Municipality> municipalities, Work work)
      throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    try (ScratchFolder scratch =
        ScratchFolder.onDisk(Path.of(System.getProperty("java.io.tmpdir")))) {
      Path folder = scratch.path().resolve("ledger");
      long events = FilledMonths.fill(folder, stays, number, municipalities);
      out.printf(
          "%,d stays, %,d events, %d municipalities%n", number, events, municipalities.size());
      try (ServerProcess server =
              ServerProcess.start(
                  port -> Program.dognbok(jvm, "serve", "--data", "" + folder, "--port", "" + port),
                  "/api/v1/reference",
                  scratch.path().resolve("server.out"));
          StatementClient client = new StatementClient(server.port())) {
        out.printf("the ledger answers after %.0f s%n", server.startedIn().toMillis() / 1e3);
        client.json(StatementClient.path(municipalities.getFirst(), month.plusMonths(1)));
        work.with(client, new Laps(out, server));
      }
    }
  }

  private void year(StatementClient client, Laps laps, List<Municipality> own) throws Exception {
    forms(client, laps, own, "draft, nothing frozen");
    for (YearMonth before = month.minusMonths(months);
        before.isBefore(month);
        before = before.plusMonths(1)) {
      YearMonth one = before;
      laps.once("%s presented, frozen, numbered".formatted(one), () -> closed(client, own, one));
    }
    forms(client, laps, own, "draft, %d months frozen".formatted(months));
    late(client, own);
    forms(client, laps, own, "draft, with late news");
    laps.once("%s presented, frozen, numbered".formatted(month), () -> closed(client, own, month));
    forms(client, laps, own, "frozen");
    ehf(client, laps, own);
    client.put(
        "reference/daily-rates/" + month.getYear(), Map.of("nok", 6_500, "source", "set anew"));
    YearMonth next = month.plusMonths(1);
    laps.times(
        "draft of %s, a rate set anew, JSON".formatted(next),
        times,
        () -> drafts(client, own, next));
  }

  private void national(StatementClient client, Laps laps, List<Municipality> all)
      throws Exception {
    laps.times("draft, JSON", times, () -> drafts(client, all, month));
    laps.once("presented, frozen, numbered", () -> closed(client, all, month));
    laps.times("frozen, JSON", times, () -> drafts(client, all, month));
    ehf(client, laps, all);
  }

  private void forms(StatementClient client, Laps laps, List<Municipality> some, String what)
      throws Exception {
    for (String form : FORMS) {
      laps.times(
          what + ", " + form.toUpperCase(Locale.ROOT),
          times,
          () -> form.equals("json") ? drafts(client, some, month) : bytes(client, some, form));
    }
  }

  private String bytes(StatementClient client, List<Municipality> some, String form)
      throws Exception {
    long bytes = 0;
    for (Municipality one : some) {
      bytes += client.get(StatementClient.path(one, month) + "." + form).length;
    }
    return "%,d bytes".formatted(bytes);
  }

  private static String drafts(StatementClient client, List<Municipality> some, YearMonth month)
      throws Exception {
    long days = 0;
    long corrections = 0;
    long bytes = 0;
    for (Municipality one : some) {
      byte[] body = client.get(StatementClient.path(one, month));
      JsonNode statement = StatementClient.read(body);
      bytes += body.length;
      days += statement.path("totals").path("days").asLong();
      corrections += statement.path("corrections").size();
    }
    return "%,d payment days, %,d corrections, %,d bytes".formatted(days, corrections, bytes);
  }

  private static String closed(StatementClient client, List<Municipality> some, YearMonth month)
      throws Exception {
    int numbered = 0;
    for (Municipality one : some) {
      numbered += client.close(one, month) ? 1 : 0;
    }
    return "%d statements, %d invoices".formatted(some.size(), numbered);
  }

  /** Made the first time, and kept. */
  private void ehf(StatementClient client, Laps laps, List<Municipality> some) throws Exception {
    List<Municipality> billed = new ArrayList<>();
    for (Municipality one : some) {
      if (StatementClient.isToBill(client.json(StatementClient.path(one, month)))) {
        billed.add(one);
      }
    }
    Callable<String> all =
        () -> {
          long bytes = 0;
          for (Municipality one : billed) {
            bytes += client.get(StatementClient.path(one, month) + "/invoice.xml").length;
          }
          return "%d invoices, %,d bytes".formatted(billed.size(), bytes);
        };
    laps.once("EHF, made", all);
    laps.times("EHF, as issued", times, all);
  }

  /** Of a few municipalities a patient of a frozen month fell ill again, it is told now. */
  private void late(StatementClient client, List<Municipality> own) throws Exception {
    int told = 0;
    for (Municipality one : own) {
      JsonNode line =
          client.json(StatementClient.path(one, month.minusMonths(1))).path("lines").path(0);
      if (line.isMissingNode() || told++ >= LATE) {
        continue;
      }
      client.tell(
          Map.of(
              "stay",
              line.path("stay").asString(),
              "id",
              "late-" + one,
              "at",
              LocalDate.parse(line.path("from").asString()) + "T23:00",
              "type",
              "ReadinessWithdrawn"));
    }
  }
}
