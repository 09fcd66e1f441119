package no.dognbok.query;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import no.dognbok.events.Address;
import no.dognbok.identity.Pseudonyms;
import no.dognbok.log.EventLog;
import no.dognbok.query.changes.EventOrder;
import no.dognbok.query.changes.EventOrderInMemory;
import no.dognbok.query.changes.Followers;
import no.dognbok.query.docket.Docket;
import no.dognbok.query.docket.DocketInMemory;
import no.dognbok.query.feed.LogFeed;
import no.dognbok.query.feed.Progress;
import no.dognbok.query.scope.Scopes;
import no.dognbok.query.statement.Statements;
import no.dognbok.query.stay.StayLookup;
import no.dognbok.query.stay.StayQuestions;
import no.dognbok.query.stay.Stays;
import no.dognbok.query.stay.StaysInMemory;
import no.dognbok.query.surroundings.SurroundingsView;
import no.dognbok.query.worklist.Worklist;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;

/** The query side on the embedded store: views in memory, fed by one reader of the log. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class QuerySideConfiguration {

  @Bean
  StaysInMemory stays() {
    return new StaysInMemory();
  }

  @Bean
  SurroundingsView surroundings() {
    return new SurroundingsView();
  }

  @Bean
  DocketInMemory docket(Stays stays, SurroundingsView surroundings) {
    return new DocketInMemory(stays, surroundings);
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
      DocketInMemory docket,
      EventOrderInMemory order) {
    return new LogFeed(log, List.of(surroundings, stays, docket, order));
  }

  @Bean
  EventOrderInMemory eventOrder(SurroundingsView surroundings, Stays stays, Docket docket) {
    return new EventOrderInMemory(surroundings, stays, docket);
  }

  @Bean
  Followers followers(
      EventOrder order, SurroundingsView surroundings, Scopes scopes, Progress progress) {
    return new Followers(order, surroundings, scopes, progress);
  }

  /** A server that ends waits for its last answers: those must not wait for something to happen. */
  @Bean
  ApplicationListener<ContextClosedEvent> nobodyWaits(Progress progress) {
    return _ -> progress.letGo();
  }

  @Bean
  Scopes scopes(
      Progress progress,
      SurroundingsView surroundings,
      @Value("${dognbok.auditors:}") List<String> auditors) {
    Set<Address> organisations =
        auditors.stream().map(String::strip).map(Address::org).collect(Collectors.toSet());
    return new Scopes(progress, surroundings, organisations);
  }

  @Bean
  StayQuestions stayQuestions(
      Stays stays, SurroundingsView surroundings, Progress progress, Clock clock) {
    return new StayQuestions(stays, surroundings, progress, clock);
  }

  @Bean
  StayLookup stayLookup(
      EventLog log, Pseudonyms pseudonyms, SurroundingsView surroundings, Stays stays) {
    return new StayLookup(log, pseudonyms, surroundings, stays);
  }

  @Bean
  Worklist worklist(Docket docket, SurroundingsView surroundings) {
    return new Worklist(docket, surroundings);
  }

  @Bean
  Statements statements(Docket docket, StayQuestions questions) {
    return new Statements(docket, questions);
  }
}
