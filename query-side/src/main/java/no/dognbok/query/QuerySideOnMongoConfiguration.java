package no.dognbok.query;

import com.mongodb.client.MongoDatabase;
import java.util.UUID;
import no.dognbok.log.EventLog;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.query.changes.EventOrder;
import no.dognbok.query.changes.EventOrderOfTheLog;
import no.dognbok.query.count.TakenCountsOnMongo;
import no.dognbok.query.deadletters.DeadLetters;
import no.dognbok.query.deviation.DeviationsOnMongo;
import no.dognbok.query.dispute.DisputesOnMongo;
import no.dognbok.query.docket.Docket;
import no.dognbok.query.docket.DocketOnMongo;
import no.dognbok.query.issued.Issued;
import no.dognbok.query.issued.IssuedOnMongo;
import no.dognbok.query.processing.DeadLettersOnMongo;
import no.dognbok.query.processing.LawDigest;
import no.dognbok.query.processing.SharedFeed;
import no.dognbok.query.processing.Sharing;
import no.dognbok.query.processing.StayLetters;
import no.dognbok.query.processing.StoredOnMongo;
import no.dognbok.query.stay.IncompleteStays;
import no.dognbok.query.stay.Stays;
import no.dognbok.query.stay.StaysOnMongo;
import no.dognbok.query.surroundings.SurroundingsOnMongo;
import no.dognbok.query.surroundings.SurroundingsView;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The views on MongoDB, written by several processes that share the work. */
@Configuration(proxyBeanMethods = false)
@Conditional(StoredOnMongo.class)
class QuerySideOnMongoConfiguration {

  @Bean
  StaysOnMongo stays(MongoConnection connection) {
    return new StaysOnMongo(connection.database());
  }

  @Bean
  DisputesOnMongo disputes(MongoConnection connection) {
    return new DisputesOnMongo(connection.database());
  }

  @Bean
  DeviationsOnMongo deviations(MongoConnection connection) {
    return new DeviationsOnMongo(connection.database());
  }

  @Bean
  TakenCountsOnMongo takenCounts(MongoConnection connection) {
    return new TakenCountsOnMongo(connection.database());
  }

  @Bean
  DocketOnMongo docket(
      MongoConnection connection, StaysOnMongo stays, SurroundingsView surroundings) {
    return new DocketOnMongo(connection.database(), stays, surroundings, LawDigest.ofThisProgram());
  }

  @Bean
  EventOrder eventOrder(
      EventLog log,
      SurroundingsView surroundings,
      Stays stays,
      IncompleteStays incomplete,
      Docket docket) {
    return new EventOrderOfTheLog(log, surroundings, stays, incomplete, docket);
  }

  @Bean
  Issued issued(MongoConnection connection) {
    return new IssuedOnMongo(connection.database());
  }

  /** Which stays are incomplete, too. */
  @Bean
  DeadLettersOnMongo lettersOnMongo(MongoConnection connection, EventLog log) {
    return new DeadLettersOnMongo(connection.database(), log);
  }

  @Bean
  DeadLetters deadLetters(MongoConnection connection, DeadLettersOnMongo letters) {
    return new StayLetters(connection.database(), letters);
  }

  /**
   * Started when all is in place.
   *
   * @param segments into which the stays are divided when the views are made
   */
  @Bean(destroyMethod = "close")
  SharedFeed feed(
      EventLog log,
      MongoConnection connection,
      DeadLettersOnMongo letters,
      SurroundingsView surroundings,
      DocketOnMongo docket,
      @Value("${dognbok.views.segments:16}") int segments) {
    MongoDatabase database = connection.database();
    return new SharedFeed(
        log,
        database,
        letters,
        new SurroundingsOnMongo(database, surroundings),
        docket::bringUpToDate,
        Sharing.as("%d@%s".formatted(ProcessHandle.current().pid(), UUID.randomUUID()))
            .withSegments(segments));
  }
}
