package no.dognbok.query.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.mongotest.TestDatabase;
import no.dognbok.query.ListedLog;
import no.dognbok.query.docket.DocketOnMongo;
import no.dognbok.query.docket.Docketed;
import no.dognbok.query.docket.Months;
import no.dognbok.query.docket.RandomLedger;
import no.dognbok.query.docket.Tallied;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.StaysOnMongo;
import no.dognbok.query.stay.When;
import no.dognbok.query.surroundings.SurroundingsOnMongo;
import no.dognbok.query.surroundings.SurroundingsView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The views on MongoDB say what those in memory say, whoever wrote them: while a random ledger
 * grows, while a process that has half of the segments is cut off, when everything is read again
 * into what is there, and when all is made anew.
 */
@Timeout(300)
class EqualAnswersTest {

  private final TestDatabase server = TestDatabase.create();
  private final ListedLog log = new ListedLog();
  private final List<Node> nodes = new ArrayList<>();
  private final RandomLedger ledger = new RandomLedger(17, 60, log, null);

  /** One process that asks and writes. */
  private final class Node implements AutoCloseable {
    final MongoConnection connection = MongoConnection.open(server.uri());
    final SurroundingsView surroundings = new SurroundingsView();
    final StaysOnMongo stays = new StaysOnMongo(connection.database());
    final DocketOnMongo docket =
        new DocketOnMongo(connection.database(), stays, surroundings, "test");
    final SharedFeed feed;

    Node(String name) {
      feed =
          new SharedFeed(
              log.log(),
              connection.database(),
              new DeadLettersOnMongo(connection.database(), log.log()),
              new SurroundingsOnMongo(connection.database(), surroundings),
              docket::bringUpToDate,
              new Sharing(
                  name, 4, Duration.ofMillis(800), Duration.ofMillis(100), Duration.ofMinutes(1)));
      nodes.add(this);
      feed.start();
    }

    /** As if its network had been cut. */
    void cut() {
      connection.close();
    }

    @Override
    public void close() {
      feed.close();
      connection.close();
    }
  }

  @AfterEach
  void close() {
    nodes.forEach(Node::close);
    server.close();
  }

  private static Set<List<Object>> plain(List<Docketed> lines) {
    return lines.stream()
        .map(line ->
            List.<Object>of(
                line.stay(),
                line.lastIndex(),
                String.valueOf(line.hospital()),
                String.valueOf(line.municipality()),
                line.duties(),
                line.tally(),
                line.viewers(),
                line.lookUps()))
        .collect(Collectors.toSet());
  }

  private int compare(Node node) throws InterruptedException {
    while (!node.feed.isCaughtUp()) { // bounded by the test's own time
      Thread.onSpinWait();
    }
    long last = log.log().head().commits() - 1;
    assertThat(node.feed.await(last, Duration.ofSeconds(60))).as("position %d", last).isTrue();
    for (var id : ledger.stays.ids()) {
      assertThat(node.stays.find(id)).isEqualTo(ledger.stays.find(id));
    }
    assertThat(Set.copyOf(node.stays.ids())).isEqualTo(Set.copyOf(ledger.stays.ids()));
    int compared = 0;
    for (int i = 0; i < 6; i++) {
      Scope scope = ledger.someScope();
      When when = ledger.someTime();
      When now = ledger.present();
      YearMonth month = YearMonth.from(ledger.someDay());
      var expected = plain(ledger.inMemory().openNow(scope, now.asOf()));
      compared += expected.size();
      assertThat(plain(node.docket.openNow(scope, now.asOf()))).isEqualTo(expected);
      assertThat(plain(node.docket.open(scope, when)))
          .as("%s %s", scope, when)
          .isEqualTo(plain(ledger.inMemory().open(scope, when)));
      Months months = Months.of(month.minusMonths(1), month.plusMonths(1));
      for (boolean broken : new boolean[] {false, true}) {
        assertThat(Set.copyOf(node.docket.dueNow(scope, months, broken)))
            .isEqualTo(Set.copyOf(ledger.inMemory().dueNow(scope, months, broken)));
        List<Tallied> then = ledger.inMemory().due(scope, Months.ALL, broken, when);
        compared += then.size();
        assertThat(Set.copyOf(node.docket.due(scope, Months.ALL, broken, when)))
            .as("%s %s", scope, when)
            .isEqualTo(Set.copyOf(then));
        List<Tallied> some = then.stream().limit(9).toList();
        assertThat(node.docket.dutiesOf(some, when))
            .isEqualTo(ledger.inMemory().dutiesOf(some, when));
      }
      for (var payer : RandomLedger.MUNICIPALITIES) {
        assertThat(Set.copyOf(node.docket.withDays(month, RandomLedger.TRUST, payer, when)))
            .isEqualTo(
                Set.copyOf(ledger.inMemory().withDays(month, RandomLedger.TRUST, payer, when)));
      }
    }
    return compared;
  }

  @Test
  void theyAreTheSameWhateverHappensToThoseWhoWriteThem() throws Exception {
    ledger.grow(200);
    Node one = new Node("one");
    int compared = compare(one);
    Node two = new Node("two");
    for (int i = 0; i < 4; i++) {
      ledger.grow(60);
      compared += compare(i % 2 == 0 ? one : two);
    }
    ledger.grow(60);
    one.cut(); // in the middle of it
    ledger.grow(60);
    compared += compare(two);

    two.close();
    nodes.remove(two);
    server.database().getCollection(MongoTokenStore.COLLECTION).drop();
    Node three = new Node("three"); // reads all again into what is there
    ledger.grow(40);
    compared += compare(three);

    three.close();
    nodes.remove(three);
    server.database().drop();
    Node four = new Node("four"); // makes all anew
    compared += compare(four);
    ledger.grow(Integer.MAX_VALUE);
    compared += compare(four);
    assertThat(compared).as("lines compared").isGreaterThan(100);
  }
}
