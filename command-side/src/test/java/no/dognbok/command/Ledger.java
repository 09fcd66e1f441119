package no.dognbok.command;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import no.dognbok.command.agreement.Agreement;
import no.dognbok.command.count.MonthCounts;
import no.dognbok.command.dispute.Dispute;
import no.dognbok.command.erasure.NoteFate;
import no.dognbok.command.reference.Reference;
import no.dognbok.command.stay.Stay;
import no.dognbok.identity.Identity;
import no.dognbok.identity.Pseudonyms;
import no.dognbok.log.EncodedCommit;
import no.dognbok.log.EventLog;
import no.dognbok.log.axon.EventLogStorageEngine;
import no.dognbok.log.axon.EventSerializer;
import no.dognbok.log.axon.PositionedCommandBus;
import no.dognbok.log.axon.Upcasters;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.SqliteEventLog;
import no.dognbok.notes.Notes;
import no.dognbok.notes.sqlite.SqliteNotes;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;

/** The command side on a log of its own, without Spring: for tests. */
public final class Ledger implements AutoCloseable {

  /** How long whoever erases waits while another process reads. */
  private static final Duration ERASURE_PATIENCE = Duration.ofSeconds(1);

  private final DataFolder folder;
  private final SqliteEventLog log;
  private final Notes notes;
  private final Configuration axon;
  private final Pseudonyms pseudonyms;

  public Ledger(Path path, Clock clock) {
    this.folder = DataFolder.open(path);
    this.log = SqliteEventLog.open(folder, clock, EncodedCommit.randomSalts(), ERASURE_PATIENCE);
    this.notes = SqliteNotes.open(folder, clock);
    this.pseudonyms = Pseudonyms.open(path.resolve("pseudonym-keys"), log);
    EventSerializer serializer = EventSerializer.create();
    EventLogStorageEngine.Builder engine = EventLogStorageEngine.builder(log);
    engine
        .eventSerializer(serializer)
        .snapshotSerializer(serializer)
        .upcasterChain(Upcasters.chain());
    this.axon =
        DefaultConfigurer.defaultConfiguration()
            .configureSerializer(_ -> serializer)
            .configureEmbeddedEventStore(_ -> engine.build())
            .configureCommandBus(_ -> bus())
            .registerComponent(Clock.class, _ -> clock)
            .configureAggregate(AggregateConfigurer.defaultConfiguration(Stay.class))
            .configureAggregate(AggregateConfigurer.defaultConfiguration(Reference.class))
            .configureAggregate(AggregateConfigurer.defaultConfiguration(Agreement.class))
            .configureAggregate(AggregateConfigurer.defaultConfiguration(Dispute.class))
            .configureAggregate(AggregateConfigurer.defaultConfiguration(MonthCounts.class))
            .configureAggregate(AggregateConfigurer.defaultConfiguration(NoteFate.class))
            .start();
  }

  private static PositionedCommandBus bus() {
    PositionedCommandBus bus =
        new PositionedCommandBus(
            AsynchronousCommandBus.builder()
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build());
    bus.registerHandlerInterceptor(
        new CorrelationDataInterceptor<>(message -> {
          Map<String, Object> identity =
              new TreeMap<>(Identity.fromMap(message.getMetaData()).toMap());
          return identity;
        }));
    return bus;
  }

  public Commands commands() {
    return new Commands(axon.commandBus());
  }

  public EventLog log() {
    return log;
  }

  public Notes notes() {
    return notes;
  }

  public Pseudonyms pseudonyms() {
    return pseudonyms;
  }

  @Override
  public void close() {
    axon.shutdown();
    notes.close();
    log.close();
    folder.close();
  }
}
