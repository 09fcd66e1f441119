package no.dognbok.bench.views;

import java.io.PrintWriter;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import no.dognbok.events.Municipality;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dognbok bench statement}: how long the drafts of a month take among very many stays. */
@Command(
    name = "statement",
    mixinStandardHelpOptions = true,
    description = "Asks for each municipality's draft of last month over HTTP.")
public final class StatementCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ManyStays.Options options = new ManyStays.Options();

  @Option(names = "--times", defaultValue = "5", description = "how often each is asked")
  private int times;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    String trust = MadeUpStays.TRUST.value();
    try (ManyStays stays = new ManyStays(options, out)) {
      YearMonth month = YearMonth.from(stays.now().atZone(ZoneOffset.UTC)).minusMonths(1);
      for (Municipality municipality : MadeUpStays.MUNICIPALITIES) {
        stays.ask(
            "%s, %s".formatted(municipality, month),
            times,
            trust,
            "/api/v1/statements/%s/%s/%s".formatted(trust, municipality, month));
      }
    }
    return 0;
  }
}
