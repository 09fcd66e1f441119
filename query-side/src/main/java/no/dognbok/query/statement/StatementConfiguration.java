package no.dognbok.query.statement;

import no.dognbok.log.EventLog;
import no.dognbok.query.docket.Docket;
import no.dognbok.query.feed.Progress;
import no.dognbok.query.issued.Issued;
import no.dognbok.query.stay.DisputesOfStays;
import no.dognbok.query.stay.IncompleteStays;
import no.dognbok.query.stay.Stays;
import no.dognbok.query.surroundings.SurroundingsView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How statements are put together. */
@Configuration(proxyBeanMethods = false)
class StatementConfiguration {

  @Bean
  StatementQuestions statementQuestions(
      Docket docket,
      Stays stays,
      DisputesOfStays disputes,
      SurroundingsView surroundings,
      EventLog log,
      Issued issued,
      Progress progress,
      IncompleteStays incomplete) {
    return StatementQuestions.of(
        docket, stays, disputes, surroundings, log, issued, progress, incomplete);
  }
}
