package no.dognbok.query.processing;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import no.dognbok.events.Address;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.mongotest.TestDatabase;
import no.dognbok.query.ViewsOnMongo;
import no.dognbok.query.deviation.DeviationRecord.State;
import no.dognbok.query.deviation.Deviations;
import no.dognbok.query.deviation.DeviationsOnMongo;
import no.dognbok.query.docket.DocketOnMongo;
import no.dognbok.query.docket.RandomLedger;
import no.dognbok.query.law.LookUp;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.StaysOnMongo;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * What is asked of the stays and of the deviations is found by an index: the server says how it
 * would.
 */
class EveryQuestionUsesAnIndexTest {

  private static final Set<String> OF_THE_SESSION =
      Set.of("lsid", "$db", "$clusterTime", "$readPreference", "readConcern");

  private static final Set<String> QUESTIONS = Set.of("find", "aggregate");
  private static final Set<String> COLLECTIONS =
      Set.of(StaysOnMongo.COLLECTION, DeviationsOnMongo.COLLECTION);

  private final List<BsonDocument> asked = new CopyOnWriteArrayList<>();

  private final CommandListener listener =
      new CommandListener() {
        @Override
        public void commandStarted(CommandStartedEvent event) {
          BsonDocument command = event.getCommand();
          BsonValue collection = command.get(event.getCommandName());
          boolean question =
              QUESTIONS.contains(event.getCommandName())
                  && COLLECTIONS.contains(collection.asString().getValue());
          if (question) {
            BsonDocument plain = command.clone();
            OF_THE_SESSION.forEach(plain::remove);
            asked.add(plain);
          }
        }
      };

  @Test
  void noQuestionReadsAllStays() {
    TestDatabase.requireReal("explain");
    try (ViewsOnMongo views = new ViewsOnMongo()) {
      ViewIndexes.make(views.database());
      RandomLedger ledger = new RandomLedger(3, 60, views, views.docket);
      ledger.grow(Integer.MAX_VALUE);
      views.docket.bringUpToDate();
      try (MongoConnection connection =
          MongoConnection.open(views.uri(), settings -> settings.addCommandListener(listener))) {
        StaysOnMongo stays = new StaysOnMongo(connection.database());
        DocketOnMongo docket =
            new DocketOnMongo(connection.database(), stays, views.surroundings, "test");
        for (int i = 0; i < 8; i++) {
          Scope scope = ledger.someScope();
          docket.openNow(scope, ledger.present().asOf());
          docket.open(scope, ledger.someTime());
          docket.withDays(
              YearMonth.from(ledger.someDay()),
              RandomLedger.TRUST,
              RandomLedger.MUNICIPALITIES.getFirst(),
              ledger.someTime());
        }
        docket.restingOn(new LookUp.OfAddress(Address.her("59")));
        ledger.stays.ids().forEach(stays::find);
      }
      assertThat(asked).hasSizeGreaterThan(50);
      requireIndexes(views);
    }
  }

  @Test
  void noQuestionReadsAllDeviations() {
    TestDatabase.requireReal("explain");
    try (ViewsOnMongo views = new ViewsOnMongo()) {
      ViewIndexes.make(views.database());
      try (MongoConnection connection =
          MongoConnection.open(views.uri(), settings -> settings.addCommandListener(listener))) {
        DeviationsOnMongo deviations = new DeviationsOnMongo(connection.database());
        Deviations.Filter closed =
            new Deviations.Filter(null, null, null, null, null, null, State.CLOSED);
        for (Scope scope :
            List.of(
                new Scope.Auditor(RandomLedger.TRUST),
                new Scope.Trust(RandomLedger.TRUST),
                new Scope.OfMunicipality(RandomLedger.MUNICIPALITIES.getFirst()))) {
          deviations.find(Deviations.Filter.ALL, scope, 0, 50);
          deviations.find(closed, scope, 50, 50);
          deviations.all(closed, scope);
          deviations.ofStay(UUID.randomUUID(), scope);
          deviations.find(UUID.randomUUID(), scope);
        }
      }
      assertThat(asked).hasSize(3 * 7);
      requireIndexes(views);
    }
  }

  private void requireIndexes(ViewsOnMongo views) {
    for (BsonDocument command : asked) {
      String plan =
          views
              .database()
              .runCommand(new Document("explain", command).append("verbosity", "queryPlanner"))
              .toJson();
      assertThat(plan).as("%s", command).doesNotContain("COLLSCAN");
    }
  }
}
