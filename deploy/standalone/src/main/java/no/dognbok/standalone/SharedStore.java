package no.dognbok.standalone;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.mongodb.MongoMetricsCommandListener;
import io.micrometer.core.instrument.binder.mongodb.MongoMetricsConnectionPoolListener;
import java.nio.file.Path;
import java.time.Clock;
import no.dognbok.identity.Pseudonyms;
import no.dognbok.log.LedgerKind;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.log.mongo.MongoEventLog;
import no.dognbok.notes.Notes;
import no.dognbok.notes.mongo.MongoNotes;
import no.dognbok.query.processing.StoredOnMongo;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The log in a MongoDB, which other processes write and read at the same time. */
@Configuration(proxyBeanMethods = false)
@Conditional(StoredOnMongo.class)
class SharedStore {

  @Bean(destroyMethod = "close")
  MongoConnection mongoConnection(
      @Value("${" + StoredOnMongo.PROPERTY + "}") String uri, MeterRegistry meters) {
    return MongoConnection.open(
        uri,
        settings ->
            settings
                .addCommandListener(new MongoMetricsCommandListener(meters))
                .applyToConnectionPoolSettings(pool ->
                    pool.addConnectionPoolListener(
                        new MongoMetricsConnectionPoolListener(meters))));
  }

  @Bean(destroyMethod = "close")
  MongoEventLog eventLog(MongoConnection connection, Clock clock, LedgerKind kind) {
    return kind.requireOrClose(MongoEventLog.open(connection, clock));
  }

  @Bean
  Notes notes(MongoConnection connection, Clock clock) {
    return new MongoNotes(connection, clock);
  }

  /** All processes have the same keys, and none makes them. */
  @Bean
  Pseudonyms pseudonyms(
      MongoEventLog log, LedgerKind kind, @Value("${dognbok.pseudonym-keys:}") String file) {
    if (file.isBlank()) {
      throw new IllegalStateException(
          "a ledger on MongoDB needs --pseudonym-keys FILE: the secret keys of its pseudonyms, the"
              + " same for all its processes, and never in the database");
    }
    Pseudonyms pseudonyms = Pseudonyms.openShared(Path.of(file), log);
    kind.begin(log);
    return pseudonyms;
  }

  /**
   * Is asked for what is known already, and so answers at once, also where the server is silent.
   */
  @Bean
  HealthIndicator store(MongoEventLog log) {
    return () ->
        (log.silence().compareTo(MongoEventLog.SILENCE) > 0 ? Health.down() : Health.up())
            .withDetail("silentForSeconds", log.silence().toMillis() / 1_000.0)
            .withDetail("commits", log.head().commits())
            .withDetail("told", log.isTold())
            .build();
  }

  @Bean
  MeterBinder logMeters(MongoEventLog log) {
    return meters -> {
      Gauge.builder("dognbok.log.commits", log, it -> it.head().commits())
          .description("Commits in the log, as far as this process has seen")
          .register(meters);
      Gauge.builder("dognbok.log.silence", log, it -> it.silence().toMillis() / 1_000.0)
          .description("For how long the database has not answered")
          .baseUnit("seconds")
          .register(meters);
      FunctionCounter.builder("dognbok.log.appended", log, it -> it.written().commits())
          .description("Commits that this process appended")
          .register(meters);
      FunctionCounter.builder("dognbok.log.batches", log, it -> it.written().groups())
          .description("Batches in which it appended them")
          .register(meters);
      FunctionCounter.builder("dognbok.log.attempts", log, it -> it.written().attempts())
          .description("Batches that it sent, also those for which another process was quicker")
          .register(meters);
      Gauge.builder("dognbok.log.waited", log, it -> it.written().mostBatchesWaited())
          .description("The largest number of batches that an append waited for")
          .register(meters);
    };
  }
}
