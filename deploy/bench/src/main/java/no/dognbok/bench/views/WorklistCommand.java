package no.dognbok.bench.views;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import no.dognbok.events.Municipality;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dognbok bench worklist}: how long a worklist takes among very many stays. */
@Command(
    name = "worklist",
    mixinStandardHelpOptions = true,
    description = "Asks for worklists over HTTP, one question at a time: p50, p95.")
public final class WorklistCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ManyStays.Options options = new ManyStays.Options();

  @Option(names = "--times", defaultValue = "400", description = "how often each is asked")
  private int times;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    String trust = MadeUpStays.TRUST.value();
    String municipality = MadeUpStays.municipalOffice(new Municipality("5006")).value();
    String list = "/api/v1/worklist";
    try (ManyStays stays = new ManyStays(options, out)) {
      stays.ask("the trust's", times, trust, list);
      stays.ask("the trust's, overdue", times, trust, list + "?overdue=true");
      stays.ask("the trust's, 500 to a page", times, trust, list + "?size=500");
      stays.ask("the trust's with Steinkjer", times, trust, list + "?municipality=5006");
      stays.ask("a municipality's", times, municipality, list);
      stays.ask("a municipality's, overdue", times, municipality, list + "?overdue=true");
      stays.ask(
          "the trust's, asOf a day ago",
          20,
          trust,
          list + "?asOf=" + stays.now().minus(Duration.ofDays(1)));
      stays.ask(
          "the trust's, knownAt a year ago",
          20,
          trust,
          list + "?knownAt=" + stays.now().minus(Duration.ofDays(365)));
    }
    return 0;
  }
}
