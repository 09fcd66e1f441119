package no.dognbok.bench.views;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import no.dognbok.events.Municipality;
import no.dognbok.query.docket.Months;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.statistics.BrokenDuties;
import no.dognbok.query.statistics.DutyFilter;
import no.dognbok.query.stay.When;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code dognbok bench statistics}: how long it takes to count, and to list what was broken, among
 * very many stays.
 */
@Command(
    name = "statistics",
    mixinStandardHelpOptions = true,
    description = {
      "Asks for statistics over HTTP, one question at a time, and beside them for a worklist: p50,",
      "p95. Lists what was broken, too, in the process itself."
    })
public final class StatisticsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ManyStays.Options options = new ManyStays.Options();

  @Option(names = "--times", defaultValue = "100", description = "how often each is asked")
  private int times;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    String trust = MadeUpStays.TRUST.value();
    Municipality steinkjer = new Municipality("5006");
    String municipality = MadeUpStays.municipalOffice(steinkjer).value();
    try (ManyStays stays = new ManyStays(options, out)) {
      YearMonth month = YearMonth.from(stays.now().atZone(ZoneOffset.UTC)).minusMonths(1);
      String counted = "/api/v1/statistics/obligations?to=%s&from=".formatted(month);
      String year = counted + month.minusMonths(11);
      String all = "&groupBy=month,municipality,hospital,kind";
      stays.ask("a worklist, the trust's", times, trust, "/api/v1/worklist");
      stays.ask("a month, the trust's", times, trust, counted + month);
      stays.ask("a month, a municipality's", times, municipality, counted + month);
      stays.ask("a year, the trust's", times, trust, year);
      stays.ask("a year, the trust's, by all", times, trust, year + all);
      stays.ask("a year, the trust's, as a table", times, trust, year + all + "&format=csv");
      stays.ask("a year, a municipality's", times, municipality, year);
      stays.ask("ten years, the trust's", 20, trust, counted + month.minusMonths(119));
      stays.ask(
          "a year, the trust's, asOf a day ago",
          20,
          trust,
          year + "&asOf=" + stays.now().minus(Duration.ofDays(1)));
      String days = "/api/v1/statistics/payment-days?to=%s&from=".formatted(month);
      String daysOfYear = days + month.minusMonths(11);
      stays.ask("payment days, a month, the trust's", times, trust, days + month);
      stays.ask("payment days, a month, a municipality's", times, municipality, days + month);
      stays.ask("payment days, a year, the trust's", times, trust, daysOfYear);
      stays.ask(
          "payment days, a year, by all, as a table",
          times,
          trust,
          daysOfYear + "&groupBy=month,municipality,hospital,careType&format=csv");
      stays.ask(
          "payment days, a year, the trust's, asOf a day ago",
          20,
          trust,
          daysOfYear + "&asOf=" + stays.now().minus(Duration.ofDays(1)));
      String register = "/api/v1/reports/time-types?to=%s&from=%s".formatted(month, month);
      stays.ask("the register's times, a month, a page", times, trust, register);
      stays.ask("the register's times, a month, as a table", 5, trust, register + "&format=csv");
      Scope asTrust = new Scope.Trust(MadeUpStays.TRUST);
      broken(stays, "broken in a month, the trust's", Months.of(month, month), asTrust);
      broken(stays, "broken ever, the trust's", Months.ALL, asTrust);
      broken(
          stays, "broken ever, a municipality's", Months.ALL, new Scope.OfMunicipality(steinkjer));
    }
    return 0;
  }

  /** The first fifty. */
  private void broken(ManyStays stays, String what, Months months, Scope scope) throws Exception {
    BrokenDuties duties = stays.bean(BrokenDuties.class);
    When now = new When(stays.now(), stays.now());
    stays.measure(
        what,
        times,
        () ->
            "of %,d"
                .formatted(duties.find(DutyFilter.ALL, months, scope, now, true, 0, 50).total()));
  }
}
