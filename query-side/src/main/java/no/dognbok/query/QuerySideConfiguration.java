package no.dognbok.query;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import no.dognbok.events.Address;
import no.dognbok.identity.Pseudonyms;
import no.dognbok.log.EventLog;
import no.dognbok.query.changes.EventOrder;
import no.dognbok.query.changes.Followers;
import no.dognbok.query.count.CountDifferences;
import no.dognbok.query.count.TakenCounts;
import no.dognbok.query.deviation.DeviationQuestions;
import no.dognbok.query.deviation.Deviations;
import no.dognbok.query.differences.Differences;
import no.dognbok.query.dispute.Disputes;
import no.dognbok.query.docket.Docket;
import no.dognbok.query.feed.Progress;
import no.dognbok.query.notes.NamedNotes;
import no.dognbok.query.scope.Scopes;
import no.dognbok.query.statistics.BrokenDuties;
import no.dognbok.query.statistics.DayStatistics;
import no.dognbok.query.statistics.ObligationStatistics;
import no.dognbok.query.statistics.RegisterReport;
import no.dognbok.query.stay.DisputesOfStays;
import no.dognbok.query.stay.IncompleteStays;
import no.dognbok.query.stay.StayLookup;
import no.dognbok.query.stay.StayQuestions;
import no.dognbok.query.stay.Stays;
import no.dognbok.query.surroundings.SurroundingsView;
import no.dognbok.query.worklist.Worklist;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;

/**
 * The query side: what is asked of the views, wherever they lie. They lie in memory ({@link
 * QuerySideInMemoryConfiguration}), or on MongoDB ({@link QuerySideOnMongoConfiguration}).
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class QuerySideConfiguration {

  @Bean
  SurroundingsView surroundings() {
    return new SurroundingsView();
  }

  @Bean
  Followers followers(
      EventOrder order,
      SurroundingsView surroundings,
      Disputes disputes,
      Scopes scopes,
      Progress progress) {
    return new Followers(order, surroundings, disputes, scopes, progress);
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
      Stays stays,
      DisputesOfStays disputes,
      SurroundingsView surroundings,
      Progress progress,
      IncompleteStays incomplete,
      Clock clock) {
    return new StayQuestions(stays, disputes, surroundings, progress, incomplete, clock);
  }

  @Bean
  DeviationQuestions deviationQuestions(
      Deviations deviations, StayQuestions questions, BrokenDuties brokenDuties) {
    return new DeviationQuestions(deviations, questions, brokenDuties);
  }

  @Bean
  Differences differences(StayQuestions questions, SurroundingsView surroundings) {
    return new Differences(questions, surroundings);
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
  ObligationStatistics obligationStatistics(Docket docket, SurroundingsView surroundings) {
    return new ObligationStatistics(docket, surroundings);
  }

  @Bean
  DayStatistics dayStatistics(
      Docket docket, DisputesOfStays disputes, SurroundingsView surroundings) {
    return new DayStatistics(docket, disputes, surroundings);
  }

  @Bean
  BrokenDuties brokenDuties(Docket docket, SurroundingsView surroundings) {
    return new BrokenDuties(docket, surroundings);
  }

  @Bean
  CountDifferences countDifferences(
      TakenCounts counts, NamedNotes notes, Docket docket, StayQuestions questions) {
    return new CountDifferences(counts, notes, docket, questions);
  }

  @Bean
  RegisterReport registerReport(Docket docket, SurroundingsView surroundings) {
    return new RegisterReport(docket, surroundings);
  }
}
