package no.dognbok.standalone;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import no.dognbok.command.CommandSideConfiguration;
import no.dognbok.command.Commands;
import no.dognbok.command.reference.ReferenceProposals;
import no.dognbok.log.EventLog;
import no.dognbok.log.LedgerKind;
import no.dognbok.log.LogUnavailable;
import no.dognbok.log.SimulatedClock;
import no.dognbok.query.QuerySideConfiguration;
import no.dognbok.query.deadletters.DeadLetters;
import no.dognbok.query.evidence.EvidenceKeeper;
import no.dognbok.query.feed.Feed;
import no.dognbok.query.feed.Progress;
import no.dognbok.query.statement.StatementQuestions;
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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;

/**
 * The ledger, or one side of it, in one process: the log in a data folder or in a MongoDB that
 * others share, HTTP on loopback.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    exclude = {
      XStreamAutoConfiguration.class, // nothing here is kept as XML
      UpdateCheckerAutoConfiguration.class // a hospital must not phone home
    })
@Import({
  EmbeddedStore.class,
  SharedStore.class,
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

  /**
   * Threads of the server's own, which end with it: those that Reactor shares by default are taken
   * from any other server in the process. Answers that are under way are waited for before that.
   */
  @Bean
  ReactorResourceFactory reactorResourceFactory() {
    ReactorResourceFactory factory = new ReactorResourceFactory();
    factory.setUseGlobalResources(false);
    factory.setShutdownQuietPeriod(Duration.ZERO);
    return factory;
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

  /** The side that takes what is told. */
  @Configuration(proxyBeanMethods = false)
  @Conditional(Side.OfCommands.class)
  @Import(CommandSideConfiguration.class)
  static class Commanding {

    /** What the configuration proposes is in the log before the views are read from it. */
    @Bean
    @Order(1)
    ApplicationRunner propose(
        @Value("${dognbok.reference:}") Optional<Path> reference, Commands commands, EventLog log) {
      return _ ->
          ReferenceProposals.of(reference.filter(path -> !path.toString().isBlank()).orElse(null))
              .propose(commands, log);
    }
  }

  /** Both sides are here: the one can ask the other what stands in a statement. */
  @Configuration(proxyBeanMethods = false)
  @Conditional({Side.OfCommands.class, Side.OfQuestions.class})
  static class Both {

    @Bean
    ReadsStatements readsStatements(StatementQuestions questions, EventLog log) {
      return new ReadsStatements(questions, log);
    }
  }

  /** The side that answers questions. */
  @Configuration(proxyBeanMethods = false)
  @Conditional(Side.OfQuestions.class)
  @Import(QuerySideConfiguration.class)
  static class Answering {

    @Bean
    @Order(2)
    ApplicationRunner read(Feed feed) {
      return _ -> feed.start();
    }

    /** A view that cannot go on is said, and so is a store that is away. */
    @Bean
    HealthIndicator views(Progress progress, DeadLetters letters) {
      return () -> {
        try {
          Health.Builder health =
              progress
                  .stopped()
                  .map(reason -> Health.down().withDetail("reason", reason))
                  .orElseGet(() -> progress.isCaughtUp() ? Health.up() : Health.outOfService());
          return health
              .withDetail("position", progress.position())
              .withDetail("commits", progress.ofCommits())
              .withDetail("deadLetters", letters.count())
              .build();
        } catch (LogUnavailable | MongoException e) {
          return Health.down().withDetail("reason", String.valueOf(e.getMessage())).build();
        }
      };
    }

    /** Where something is not what it was, nothing is signed, and that is said. */
    @Bean
    HealthIndicator evidenceHealthIndicator(EvidenceKeeper keeper) {
      return () -> {
        try {
          Health.Builder health =
              keeper
                  .alarm()
                  .map(reason -> Health.down().withDetail("reason", reason))
                  .orElseGet(Health::up);
          return health
              .withDetail("commits", keeper.size())
              .withDetail("signs", keeper.signs())
              .withDetail("lastCheck", keeper.lastCheck().inShort())
              .build();
        } catch (LogUnavailable e) {
          return Health.down().withDetail("reason", String.valueOf(e.getMessage())).build();
        }
      };
    }

    @Bean
    MeterBinder viewMeters(Progress progress, DeadLetters letters) {
      return meters -> {
        gauge(
            meters,
            "dognbok.views.behind",
            "Commits that the views do not hold yet",
            () -> Math.max(0, progress.ofCommits() - 1 - progress.position()));
        gauge(
            meters,
            "dognbok.views.stopped",
            "1 where the views cannot go on",
            () -> progress.stopped().isPresent() ? 1 : 0);
        gauge(
            meters,
            "dognbok.views.deadletters",
            "Events that a view could not take",
            () -> letters.count());
      };
    }

    /** What cannot be known while the database is away is no number. */
    private static void gauge(
        MeterRegistry meters, String name, String description, DoubleSupplier value) {
      Gauge.builder(
              name,
              () -> {
                try {
                  return value.getAsDouble();
                } catch (LogUnavailable | MongoException e) {
                  return Double.NaN;
                }
              })
          .description(description)
          .register(meters);
    }
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
