package no.dognbok.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.dognbok.events.Refusal;
import no.dognbok.events.StayEvent.PatientDeparted;
import no.dognbok.identity.Caller;
import no.dognbok.identity.Pseudonyms;
import no.dognbok.log.EventLog;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.mongotest.TestDatabase;
import no.dognbok.notes.Notes;
import no.dognbok.query.docket.RandomLedger;
import no.dognbok.query.feed.Feed;
import no.dognbok.query.feed.LogFeed;
import no.dognbok.query.processing.SharedFeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The query side as it is set up for either store answers the same to the same. */
@Timeout(300)
class BothStoresOverHttpTest {

  private static final String AUDITOR = "910000004";

  @TempDir Path data;
  private final HttpClient http = HttpClient.newHttpClient();

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({QuerySideConfiguration.class, Refusals.class})
  static class Queries {}

  @RestControllerAdvice
  static class Refusals {
    @ExceptionHandler
    ResponseEntity<String> refused(Refusal refusal) {
      return ResponseEntity.status(refusal.code().status())
          .body(refusal.code() + " " + refusal.getMessage());
    }
  }

  private ConfigurableApplicationContext started(
      EventLog log, Clock clock, TestDatabase server, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("--server.port=0", "--dognbok.auditors=" + AUDITOR));
    arguments.addAll(List.of(more));
    ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Queries.class)
            .initializers(fresh -> {
              var beans = (GenericApplicationContext) fresh;
              beans.registerBean(EventLog.class, () -> log);
              beans.registerBean(Clock.class, () -> clock);
              beans.registerBean(
                  Pseudonyms.class, () -> Pseudonyms.open(data.resolve("keys"), log));
              beans.registerBean(Notes.class, () -> Notes.NONE);
              beans.registerBean(MongoConnection.class, () -> MongoConnection.open(server.uri()));
            })
            .run(arguments.toArray(String[]::new));
    Feed feed = context.getBean(Feed.class);
    feed.start();
    while (!feed.isCaughtUp()) { // bounded by the test's own time
      Thread.onSpinWait();
    }
    return context;
  }

  private String ask(ConfigurableApplicationContext context, String organisation, String path)
      throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(
                    URI.create(
                        "http://127.0.0.1:%s/api/v1%s"
                            .formatted(
                                context.getEnvironment().getProperty("local.server.port"), path)))
                .header(Caller.ORGANISATION, organisation)
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }

  @Test
  void theSameQuestionsGetTheSameAnswers() throws Exception {
    ListedLog listed = new ListedLog();
    RandomLedger ledger = new RandomLedger(21, 40, listed, null);
    ledger.grow(Integer.MAX_VALUE);
    Instant now = ledger.present().asOf();
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    try (TestDatabase server = TestDatabase.create();
        var inMemory = started(listed.log(), clock, server);
        var onMongo =
            started(
                listed.log(),
                clock,
                server,
                "--dognbok.mongodb=" + server.uri(),
                "--dognbok.views.segments=4")) {
      assertThat(inMemory.getBean(Feed.class)).isInstanceOf(LogFeed.class);
      assertThat(onMongo.getBean(Feed.class)).isInstanceOf(SharedFeed.class);
      List<String> questions = questions(ledger);
      int answered = 0;
      for (String organisation : List.of(AUDITOR, "983974791", "974754118", "974753898")) {
        for (String question : questions) {
          String expected = ask(inMemory, organisation, question);
          assertThat(ask(onMongo, organisation, question))
              .as("%s asks %s", organisation, question)
              .isEqualTo(expected);
          answered += expected.startsWith("200") ? 1 : 0;
        }
      }
      assertThat(answered).isGreaterThan(questions.size());
    }
  }

  private static List<String> questions(RandomLedger ledger) {
    List<String> questions =
        new ArrayList<>(
            List.of("/worklist?size=500", "/reference", "/changes?limit=200", "/dead-letters"));
    for (int i = 0; i < 6; i++) {
      var when = ledger.someTime();
      String moment = "asOf=%s&knownAt=%s".formatted(when.asOf(), when.knownAt());
      questions.add("/worklist?size=500&" + moment);
      String year = ledger.someDay().toString().substring(0, 4);
      String counted =
          "/statistics/obligations?groupBy=month,municipality,hospital,kind&from=%s-01&to=%s-12"
              .formatted(year, year);
      questions.add(counted);
      questions.add(counted + "&format=csv&" + moment);
      for (var payer : RandomLedger.MUNICIPALITIES) {
        String month = ledger.someDay().toString().substring(0, 7);
        String statement =
            "/statements/%s/%s/%s".formatted(RandomLedger.TRUST.value(), payer.number(), month);
        questions.add(statement);
        questions.add(statement + "?" + moment);
      }
    }
    for (UUID stay : ledger.stays.ids().stream().sorted().limit(8).toList()) {
      for (String side : List.of("", "/timeline", "/deadlines", "/payment-days", "/deviations")) {
        questions.add("/stays/" + stay + side);
      }
    }
    for (UUID stay : ended(ledger).limit(3).toList()) {
      var one = ledger.someTime();
      questions.add(
          "/stays/%s/payment-days?asOf=%s&knownAt=%s".formatted(stay, one.asOf(), one.knownAt()));
      questions.add("/stays/%s/differences?from=2015-01-01".formatted(stay));
      questions.add(
          "/stays/%s/differences?from=%s&asOf=%s".formatted(stay, one.knownAt(), one.asOf()));
    }
    questions.addAll(figures(ledger));
    questions.addAll(audits(ledger));
    questions.add("/agreements");
    return questions;
  }

  private static List<String> figures(RandomLedger ledger) {
    var when = ledger.someTime();
    String moment = "&asOf=%s&knownAt=%s".formatted(when.asOf(), when.knownAt());
    String year = ledger.someDay().toString().substring(0, 4);
    String months = "from=%s-01&to=%s-12".formatted(year, year);
    String days = "/statistics/payment-days?groupBy=month,municipality,hospital,careType&" + months;
    String times = "/reports/time-types?" + months;
    return List.of(days, days + "&format=csv" + moment, times + "&size=3&page=1", times + moment);
  }

  private static List<String> audits(RandomLedger ledger) {
    var when = ledger.someTime();
    String moment = "asOf=%s&knownAt=%s".formatted(when.asOf(), when.knownAt());
    String year = ledger.someDay().toString().substring(0, 4);
    String broken = "/audit/breaches?from=%s-02-10&to=%s-11-20".formatted(year, year);
    String told = "/audit/changes?organisation=974754118";
    List<String> questions =
        new ArrayList<>(
            List.of(
                broken,
                broken + "&size=4&page=1&municipality=5006&" + moment,
                broken + "&format=csv&kind=READY_NOTICE",
                told + "&limit=40",
                told + "&limit=40&after=60",
                told + "&format=csv&from=%s-01-01".formatted(year),
                "/audit/changes?client=nobody"));
    for (UUID stay : ended(ledger).limit(2).toList()) {
      for (String question : List.of("/audit", "/audit/knowledge")) {
        questions.add("/stays/%s%s".formatted(stay, question));
        questions.add("/stays/%s%s?size=3&page=1&%s".formatted(stay, question, moment));
        questions.add("/stays/%s%s?format=csv".formatted(stay, question));
      }
    }
    return questions;
  }

  /** One that goes on has thousands of days by now, and each is judged for each event. */
  private static Stream<UUID> ended(RandomLedger ledger) {
    return ledger.stays.ids().stream()
        .sorted()
        .filter(id ->
            ledger.stays.find(id).orElseThrow().recorded().stream()
                .anyMatch(one -> one.event() instanceof PatientDeparted));
  }
}
