package no.dognbok.query.docket;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.query.ViewsOnMongo;
import no.dognbok.query.law.LookUp;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.StayRecord;
import no.dognbok.query.stay.StaysOnMongo;
import no.dognbok.query.stay.When;
import no.dognbok.query.surroundings.SurroundingsView;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocketOnMongoTest extends DocketContract {

  private static final Scope ALL = new Scope.Auditor(RandomLedger.TRUST);

  private final List<ViewsOnMongo> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(ViewsOnMongo::close);
    opened.clear();
  }

  private ViewsOnMongo views() {
    ViewsOnMongo views = new ViewsOnMongo();
    opened.add(views);
    return views;
  }

  @Override
  RandomLedger ledger(long seed, int stays) {
    ViewsOnMongo views = views();
    return new RandomLedger(seed, stays, views, views.docket);
  }

  @Override
  int ledgers() {
    return 2;
  }

  /** A line as the one in memory has it, beside what only that one keeps. */
  private static Docketed plain(Docketed line) {
    return new Docketed(
        line.stay(),
        line.lastIndex(),
        line.hospital(),
        line.municipality(),
        line.duties(),
        line.followedUntil(),
        line.tally(),
        line.waits(),
        line.registerMonths(),
        line.doubts(),
        line.unsettled(),
        line.unmapped(),
        line.viewers(),
        line.parties(),
        line.waiting(),
        line.span(),
        line.openUntil(),
        null,
        line.lookUps());
  }

  private static Set<Docketed> plain(Collection<Docketed> lines) {
    return lines.stream().map(DocketOnMongoTest::plain).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void itAnswersAsTheOneInMemoryDoes(long seed) {
    ViewsOnMongo views = views();
    RandomLedger ledger = new RandomLedger(seed, 25, views, views.docket);
    int lines = 0;
    while (!ledger.isAtEnd()) {
      ledger.grow(1 + ledger.random().nextInt(60));
      for (int i = 0; i < 4; i++) {
        Scope scope = ledger.someScope();
        When when = ledger.someTime();
        Instant now = ledger.present().asOf();
        List<Docketed> expected = ledger.inMemory().openNow(scope, now);
        lines += expected.size();
        assertThat(plain(views.docket.openNow(scope, now)))
            .as("seed %d, %s, %s", seed, scope, now)
            .isEqualTo(plain(expected));
        assertThat(plain(views.docket.open(scope, when)))
            .as("seed %d, %s, %s", seed, scope, when)
            .isEqualTo(plain(ledger.inMemory().open(scope, when)));
        YearMonth month = YearMonth.from(ledger.someDay());
        var payer = RandomLedger.MUNICIPALITIES.get(ledger.random().nextInt(3));
        assertThat(
                views.docket.withDays(month, RandomLedger.TRUST, payer, when).stream()
                    .collect(Collectors.toSet()))
            .isEqualTo(
                ledger.inMemory().withDays(month, RandomLedger.TRUST, payer, when).stream()
                    .collect(Collectors.toSet()));
      }
    }
    assertThat(lines).as("lines worth finding").isPositive();
  }

  @Test
  void aSecondProcessSeesTheLinesOfTheFirstAndJudgesNoneOfThemAgain() {
    ViewsOnMongo views = views();
    RandomLedger ledger = new RandomLedger(5, 20, views, views.docket);
    ledger.grow(Integer.MAX_VALUE);
    views.docket.bringUpToDate();
    List<Document> before = documents(views);
    assertThat(before).noneMatch(document -> document.containsKey(StaysOnMongo.STALE));
    DocketOnMongo second =
        new DocketOnMongo(views.database(), views.stays, views.surroundings, "test");
    Instant now = ledger.present().asOf();
    assertThat(plain(second.openNow(ALL, now)))
        .isNotEmpty()
        .isEqualTo(plain(ledger.inMemory().openNow(ALL, now)));
    assertThat(documents(views)).isEqualTo(before);
  }

  @Test
  void whatAnotherLawJudgedIsJudgedAnew() {
    ViewsOnMongo views = views();
    new RandomLedger(5, 5, views, views.docket).grow(Integer.MAX_VALUE);
    views.docket.bringUpToDate();
    new DocketOnMongo(views.database(), views.stays, views.surroundings, "another").bringUpToDate();
    assertThat(documents(views)).allMatch(document -> document.getString("law").equals("another"));
  }

  /** Does something of another process's once, before a write that it has counted to. */
  private static final class Between implements CommandListener {

    private final Runnable other;
    private int writes;

    Between(int writes, Runnable other) {
      this.writes = writes;
      this.other = other;
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
      boolean ofStays =
          event.getCommandName().equals("update")
              && event.getCommand().getString("update").getValue().equals(StaysOnMongo.COLLECTION)
              && event.getCommand().getArray("updates").getFirst().asDocument().get("multi")
                  == null;
      if (ofStays && --writes == 0) {
        other.run();
      }
    }
  }

  /**
   * One process marks what has other answers while another judges by what was set before: just
   * before that one writes its lines, and just before it says that they are settled. The first then
   * does no more.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aLineThatWasJudgedByOlderSurroundingsIsNotLeft(int write) {
    ViewsOnMongo views = views();
    RandomLedger ledger = new RandomLedger(6, 25, views, views.docket);
    JudgedOnMongo marker =
        new JudgedOnMongo(
            views.database(),
            views.surroundings,
            new LookUpsOnMongo(views.database()),
            new Clerk(),
            "test");
    int changed = 0;
    while (!ledger.isAtEnd()) {
      ledger.grow(25);
      Instant now = ledger.present().asOf();
      Set<Docketed> before = plain(ledger.inMemory().openNow(ALL, now));
      Between between =
          new Between(
              write,
              () -> {
                for (int i = 0; i < 4; i++) {
                  ledger.change();
                }
                marker.vet(views.surroundings.current());
              });
      try (MongoConnection slow =
          MongoConnection.open(views.uri(), settings -> settings.addCommandListener(between))) {
        new DocketOnMongo(
                slow.database(), new StaysOnMongo(slow.database()), new SurroundingsView(), "test")
            .bringUpToDate();
      }
      Set<Docketed> expected = plain(ledger.inMemory().openNow(ALL, now));
      changed += expected.equals(before) ? 0 : 1;
      assertThat(documents(views)).noneMatch(stay -> stay.containsKey(StaysOnMongo.STALE));
      assertThat(plain(views.docket.openNow(ALL, now))).isEqualTo(expected);
    }
    assertThat(changed).as("times that the answer became another").isPositive();
  }

  @Test
  void theStaysOfALookUpAreFound() {
    ViewsOnMongo views = views();
    RandomLedger ledger = new RandomLedger(9, 20, views, views.docket);
    ledger.grow(Integer.MAX_VALUE);
    List<Docketed> lines = ledger.inMemory().openNow(ALL, Instant.EPOCH);
    Set<LookUp> lookUps =
        lines.stream().flatMap(line -> line.lookUps().stream()).collect(Collectors.toSet());
    assertThat(lookUps).hasSizeGreaterThan(10);
    lookUps.forEach(lookUp ->
        assertThat(Set.<UUID>copyOf(views.docket.restingOn(lookUp)))
            .as("%s", lookUp)
            .isEqualTo(Set.copyOf(ledger.inMemory().restingOn(lookUp))));
  }

  @Test
  void theStayOfALineIsAsItWasWhenTheLineWasWritten() {
    ViewsOnMongo views = views();
    RandomLedger ledger = new RandomLedger(4, 10, views, views.docket);
    ledger.grow(60);
    List<Docketed> lines = views.docket.openNow(ALL, ledger.present().asOf());
    assertThat(lines).isNotEmpty();
    List<StayRecord> before = lines.stream().map(views.docket::stay).toList();
    ledger.grow(Integer.MAX_VALUE);
    assertThat(lines.stream().map(views.docket::stay).toList()).isEqualTo(before);
  }

  private static List<Document> documents(ViewsOnMongo views) {
    return views.database().getCollection(StaysOnMongo.COLLECTION).find().into(new ArrayList<>());
  }
}
