package no.dognbok.query;

import java.nio.file.Path;
import java.util.List;
import no.dognbok.log.EventLog;
import no.dognbok.query.changes.EventOrderInMemory;
import no.dognbok.query.count.TakenCountsInMemory;
import no.dognbok.query.deadletters.DeadLetters;
import no.dognbok.query.deviation.DeviationsInMemory;
import no.dognbok.query.dispute.DisputesInMemory;
import no.dognbok.query.docket.DocketInMemory;
import no.dognbok.query.feed.LogFeed;
import no.dognbok.query.issued.Issued;
import no.dognbok.query.issued.IssuedInFolder;
import no.dognbok.query.processing.StoredOnMongo;
import no.dognbok.query.stay.IncompleteStays;
import no.dognbok.query.stay.Stays;
import no.dognbok.query.stay.StaysInMemory;
import no.dognbok.query.surroundings.SurroundingsView;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The views on the embedded store: in memory, fed by one reader of the log. */
@Configuration(proxyBeanMethods = false)
@Conditional(StoredOnMongo.Not.class)
class QuerySideInMemoryConfiguration {

  @Bean
  StaysInMemory stays() {
    return new StaysInMemory();
  }

  @Bean
  DisputesInMemory disputes() {
    return new DisputesInMemory();
  }

  @Bean
  DeviationsInMemory deviations() {
    return new DeviationsInMemory();
  }

  @Bean
  TakenCountsInMemory takenCounts() {
    return new TakenCountsInMemory();
  }

  @Bean
  DocketInMemory docket(Stays stays, SurroundingsView surroundings) {
    return new DocketInMemory(stays, surroundings);
  }

  @Bean
  EventOrderInMemory eventOrder(SurroundingsView surroundings, Stays stays, DocketInMemory docket) {
    return new EventOrderInMemory(surroundings, stays, docket);
  }

  /**
   * What is around the stays first, so that no stay is shown before what it is judged by; the
   * docket and the order of events, which look at both, last. Started when all is in place.
   */
  @Bean(destroyMethod = "close")
  LogFeed feed(
      EventLog log,
      SurroundingsView surroundings,
      StaysInMemory stays,
      DisputesInMemory disputes,
      DeviationsInMemory deviations,
      TakenCountsInMemory counts,
      DocketInMemory docket,
      EventOrderInMemory order) {
    return new LogFeed(
        log, List.of(surroundings, stays, disputes, deviations, counts, docket, order));
  }

  /** What was issued lies beside the log, where that lies in a folder. */
  @Bean
  Issued issued(@Value("${dognbok.data:}") String data) {
    return data.isBlank() ? Issued.inMemory() : new IssuedInFolder(Path.of(data));
  }

  /** A view in memory that cannot take an event stops there. */
  @Bean
  IncompleteStays incompleteStays() {
    return IncompleteStays.NONE;
  }

  @Bean
  DeadLetters deadLetters() {
    return DeadLetters.NONE;
  }
}
