package no.dognbok.command;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import no.dognbok.identity.Identity;
import no.dognbok.log.EventLog;
import no.dognbok.log.axon.EventLogStorageEngine;
import no.dognbok.log.axon.EventSerializer;
import no.dognbok.log.axon.PositionedCommandBus;
import no.dognbok.log.axon.Upcasters;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Axon at the edges of the command side: its engine on our log, its bus on virtual threads. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class CommandSideConfiguration {

  @Bean
  @Primary
  Serializer serializer() {
    return EventSerializer.create();
  }

  @Bean
  EventStorageEngine eventStorageEngine(EventLog log, Serializer serializer) {
    EventLogStorageEngine.Builder builder = EventLogStorageEngine.builder(log);
    builder
        .eventSerializer(serializer)
        .snapshotSerializer(serializer)
        .upcasterChain(Upcasters.chain());
    return builder.build();
  }

  /**
   * Commands wait for the disk, so each has a virtual thread; Axon's own bus would run them on the
   * caller's.
   */
  @Bean
  @Qualifier("localSegment")
  CommandBus commandBus(CorrelationDataProvider identity) {
    AsynchronousCommandBus bus = AsynchronousCommandBus.builder().executor(threads()).build();
    PositionedCommandBus positioned = new PositionedCommandBus(bus);
    positioned.registerHandlerInterceptor(new CorrelationDataInterceptor<>(identity));
    return positioned;
  }

  private static Executor threads() {
    return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("command-", 0).factory());
  }

  /**
   * What goes from a command into the identity block of its events: this, and nothing of Axon's
   * own.
   */
  @Bean
  CorrelationDataProvider identityProvider() {
    return message -> {
      Map<String, Object> identity = new TreeMap<>(Identity.fromMap(message.getMetaData()).toMap());
      return identity;
    };
  }

  @Bean
  Commands commands(CommandBus bus) {
    return new Commands(bus);
  }
}
