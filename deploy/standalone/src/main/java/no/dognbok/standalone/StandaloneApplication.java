package no.dognbok.standalone;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import no.dognbok.command.CommandSideConfiguration;
import no.dognbok.command.Commands;
import no.dognbok.command.reference.ReferenceProposals;
import no.dognbok.identity.Pseudonyms;
import no.dognbok.log.EventLog;
import no.dognbok.log.LedgerKind;
import no.dognbok.log.SimulatedClock;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.SqliteEventLog;
import no.dognbok.query.QuerySideConfiguration;
import no.dognbok.query.feed.Feed;
import no.dognbok.query.feed.Progress;
import no.dognbok.standalone.description.ApiDescription;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.axonframework.springboot.autoconfig.XStreamAutoConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;

/** The whole ledger in one process: the log in a data folder, both sides, HTTP on loopback. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    exclude = {
      XStreamAutoConfiguration.class, // nothing here is kept as XML
      UpdateCheckerAutoConfiguration.class // a hospital must not phone home
    })
@Import({
  CommandSideConfiguration.class,
  QuerySideConfiguration.class,
  ApiDescription.class,
  Problems.class,
  LocalCallers.class,
  KnownParameters.class,
  NeverKept.class,
  ReadsOn.class
})
public class StandaloneApplication {

  /** Header of every answer of a simulated ledger. */
  public static final String SIMULATED_HEADER = "Dognbok-Simulated";

  @Bean
  LedgerKind ledgerKind(@Value("${dognbok.simulated:false}") boolean simulated) {
    return LedgerKind.of(simulated);
  }

  @Bean
  Clock clock(LedgerKind kind) {
    Clock clock = Clock.systemUTC();
    return kind == LedgerKind.SIMULATED ? new SimulatedClock(clock) : clock;
  }

  @Bean(destroyMethod = "close")
  DataFolder dataFolder(@Value("${dognbok.data}") Path path) {
    return DataFolder.open(path);
  }

  @Bean(destroyMethod = "close")
  EventLog eventLog(DataFolder folder, Clock clock, LedgerKind kind) {
    EventLog log = SqliteEventLog.open(folder, clock);
    try {
      kind.require(log);
      return log;
    } catch (RuntimeException e) {
      log.close();
      throw e;
    }
  }

  /**
   * The keys lie in the data folder unless they are said to lie elsewhere; never in the database.
   */
  @Bean
  Pseudonyms pseudonyms(
      DataFolder folder,
      EventLog log,
      LedgerKind kind,
      @Value("${dognbok.pseudonym-keys:}") Optional<Path> file) {
    Pseudonyms pseudonyms =
        Pseudonyms.open(
            file.filter(path -> !path.toString().isBlank())
                .orElse(folder.path().resolve("pseudonym-keys")),
            log);
    kind.begin(log); // after the keys, which are made for a log that is empty; before all else
    return pseudonyms;
  }

  /** Nobody can take made-up traffic for real: every answer of a simulated ledger says so. */
  @Bean
  HttpHandlerDecoratorFactory saysSimulated(LedgerKind kind) {
    return handler ->
        kind == LedgerKind.REAL
            ? handler
            : (request, response) -> {
              response.getHeaders().set(SIMULATED_HEADER, "true");
              return handler.handle(request, response);
            };
  }

  /** What the configuration proposes is in the log before the views are read from it. */
  @Bean
  ApplicationRunner start(
      @Value("${dognbok.reference:}") Optional<Path> reference,
      Commands commands,
      EventLog log,
      Feed feed) {
    return _ -> {
      ReferenceProposals.of(reference.filter(path -> !path.toString().isBlank()).orElse(null))
          .propose(commands, log);
      feed.start();
    };
  }

  /**
   * Leaves the address in the data folder, so that the command line can go through this process.
   */
  @Bean
  ApplicationListener<WebServerInitializedEvent> addressInFolder(DataFolder folder) {
    return event -> folder.serving("http://127.0.0.1:" + event.getWebServer().getPort());
  }

  /** A view that throws stops there, and health says so. */
  @Bean
  HealthIndicator views(Progress feed) {
    return () -> {
      Health.Builder health =
          feed.stopped()
              .map(reason -> Health.down().withDetail("reason", reason))
              .orElseGet(() -> feed.isCaughtUp() ? Health.up() : Health.outOfService());
      return health
          .withDetail("position", feed.position())
          .withDetail("commits", feed.ofCommits())
          .build();
    };
  }

  /** Axon's default would log a failing projection and skip the event. */
  @Bean
  ConfigurerModule noEventIsSkipped() {
    return configurer ->
        configurer
            .eventProcessing()
            .registerDefaultErrorHandler(_ -> PropagatingErrorHandler.instance())
            .registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance());
  }
}
