package no.dognbok.query.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.DisputeStep;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.mongotest.TestDatabase;
import no.dognbok.query.ListedLog;
import no.dognbok.query.ViewsOnMongo;
import no.dognbok.query.count.CountedMonth;
import no.dognbok.query.count.TakenCountsOnMongo;
import no.dognbok.query.deviation.DeviationRecord;
import no.dognbok.query.deviation.Deviations;
import no.dognbok.query.deviation.DeviationsOnMongo;
import no.dognbok.query.dispute.DisputeRecord;
import no.dognbok.query.dispute.Disputes;
import no.dognbok.query.dispute.DisputesOnMongo;
import no.dognbok.query.docket.DocketOnMongo;
import no.dognbok.query.docket.Months;
import no.dognbok.query.docket.RandomLedger;
import no.dognbok.query.docket.Tallied;
import no.dognbok.query.law.LookUp;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.DisputesOfStays;
import no.dognbok.query.stay.StaysOnMongo;
import no.dognbok.query.stay.When;
import no.dognbok.query.surroundings.SurroundingsOnMongo;
import no.dognbok.query.surroundings.SurroundingsView;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What is asked of the views on MongoDB is found by an index. A real server says how it would find
 * it; on any other the indexes are looked at that there are.
 *
 * <p>Not held to it is what has a document for each process or segment (nodes, tokens), and what is
 * compared whole (look-ups).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryQuestionUsesAnIndexTest {

  private static final Set<String> COLLECTIONS =
      Set.of(
          StaysOnMongo.COLLECTION,
          DisputesOnMongo.COLLECTION,
          DeviationsOnMongo.COLLECTION,
          TakenCountsOnMongo.COLLECTION,
          SurroundingsOnMongo.COLLECTION,
          DeadLettersOnMongo.COLLECTION,
          "docket");

  private final Asked asked = new Asked(COLLECTIONS);
  private final ViewsOnMongo views = new ViewsOnMongo();
  private DeclaredIndexes indexes;

  @AfterAll
  void close() {
    views.close();
  }

  /** Asks all that the query side asks, and more than once where it depends. */
  @BeforeAll
  void ask() {
    ViewIndexes.make(views.database());
    indexes = new DeclaredIndexes(views.database(), COLLECTIONS);
    RandomLedger ledger = new RandomLedger(3, 15, views, views.docket);
    ledger.grow(Integer.MAX_VALUE);
    views.docket.bringUpToDate();
    try (MongoConnection connection =
        MongoConnection.open(views.uri(), settings -> settings.addCommandListener(asked))) {
      StaysOnMongo stays = new StaysOnMongo(connection.database());
      new SurroundingsOnMongo(connection.database(), new SurroundingsView()).readOn();
      DocketOnMongo docket =
          new DocketOnMongo(connection.database(), stays, views.surroundings, "test");
      docket.bringUpToDate();
      for (int i = 0; i < 5; i++) {
        ask(docket, ledger);
      }
      docket.restingOn(new LookUp.OfAddress(Address.her("59")));
      ledger.stays.ids().forEach(stays::find);
      stays.senders();
      ask(new DisputesOnMongo(connection.database()));
      ask(new DeviationsOnMongo(connection.database()));
      new TakenCountsOnMongo(connection.database())
          .find(
              new CountedMonth(
                  RandomLedger.TRUST,
                  RandomLedger.MUNICIPALITIES.getFirst(),
                  YearMonth.of(2025, 10)),
              new Scope.Trust(RandomLedger.TRUST));
      DeadLettersOnMongo letters =
          new DeadLettersOnMongo(connection.database(), new ListedLog().log());
      letters.ids();
      letters.contains("stay/1");
      letters.waiting(List.of("stay/1", "stay/2"));
      letters.deadLetterSequence("stay/1");
      new DocketOnMongo(connection.database(), stays, views.surroundings, "another law")
          .bringUpToDate(); // judges all anew
    }
  }

  private static void ask(DocketOnMongo docket, RandomLedger ledger) {
    Scope scope = ledger.someScope();
    When then = ledger.someTime();
    YearMonth month = YearMonth.from(ledger.someDay());
    docket.openNow(scope, ledger.present().asOf());
    docket.open(scope, then);
    docket.withDays(
        month, RandomLedger.TRUST, RandomLedger.MUNICIPALITIES.getFirst(), ledger.someTime());
    for (Months months : List.of(Months.of(month, month.plusMonths(11)), Months.ALL)) {
      for (boolean broken : new boolean[] {false, true}) {
        List<Tallied> some = docket.dueNow(scope, months, broken);
        docket.dutiesOf(some.stream().limit(5).toList(), null);
        docket.due(scope, months, broken, then);
      }
      docket.waitedNow(scope, months, ledger.present().asOf(), DisputesOfStays.NONE);
      docket.waited(scope, months, then, DisputesOfStays.NONE);
      docket.stays(docket.registeredNow(scope, months).stream().limit(5).toList());
      docket.registered(scope, months, then);
    }
  }

  /** Each filter, with each other, for each who may ask. */
  private static void ask(DisputesOnMongo disputes) {
    disputes.find(UUID.randomUUID(), new Scope.Auditor(RandomLedger.TRUST));
    for (Scope scope :
        List.of(
            new Scope.Auditor(RandomLedger.TRUST),
            new Scope.Trust(RandomLedger.TRUST),
            new Scope.OfMunicipality(RandomLedger.MUNICIPALITIES.getFirst()))) {
      for (int with = 0; with < 16; with++) {
        disputes.find(
            new Disputes.Filter(
                (with & 1) == 0 ? null : RandomLedger.TRUST,
                (with & 2) == 0 ? null : RandomLedger.MUNICIPALITIES.getFirst(),
                null,
                (with & 4) == 0 ? null : DisputeRecord.State.OPEN,
                (with & 8) == 0 ? null : DisputeStep.ASU),
            scope,
            0,
            10);
      }
      disputes.find(new Disputes.Filter(null, null, UUID.randomUUID(), null, null), scope, 0, 10);
    }
    disputes.about(List.of(UUID.randomUUID(), UUID.randomUUID()));
    disputes.settled();
    for (Scope scope :
        List.of(
            new Scope.Auditor(RandomLedger.TRUST),
            new Scope.Trust(RandomLedger.TRUST),
            new Scope.OfMunicipality(RandomLedger.MUNICIPALITIES.getFirst()))) {
      disputes.settledBetween(YearMonth.of(2025, 1), YearMonth.of(2025, 10), scope);
    }
    disputes.settledIn(
        YearMonth.of(2025, 10), RandomLedger.TRUST, RandomLedger.MUNICIPALITIES.getFirst());
  }

  private static void ask(DeviationsOnMongo deviations) {
    Deviations.Filter closed =
        new Deviations.Filter(null, null, null, null, null, null, DeviationRecord.State.CLOSED);
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

  @Test
  void everyQuestionBeginsAnIndex() {
    assertThat(asked.questions().size()).isGreaterThan(200);
    assertThat(asked.questions().stream().map(Asked.Question::collection).distinct())
        .containsExactlyInAnyOrderElementsOf(COLLECTIONS);
    assertThat(fitting(asked.questions(), 0)).isEmpty();
  }

  /** A party's disputes are many more than those of a state or a step among them, or of a stay. */
  @Test
  void aPartysDisputesAreFoundByWhatElseIsAskedFor() {
    List<Asked.Question> ofParties =
        asked.questions().stream()
            .filter(question -> question.collection().equals(DisputesOnMongo.COLLECTION))
            .filter(question -> fields(question).size() > 1)
            .filter(question -> !fields(question).contains("stay"))
            .filter(question ->
                fields(question).contains("trust") || fields(question).contains("municipality"))
            .toList();
    assertThat(ofParties.size()).isGreaterThan(30);
    assertThat(fitting(ofParties, 1)).isEmpty();
  }

  /** What is found by no more than so many leading fields of an index. */
  private List<String> fitting(List<Asked.Question> questions, int most) {
    return questions.stream()
        .filter(question -> indexes.leading(question.collection(), question.filter()) <= most)
        .map(question -> question.collection() + " " + question.filter().toJson())
        .distinct()
        .toList();
  }

  private static Set<String> fields(Asked.Question question) {
    Set<String> fields = new HashSet<>();
    question
        .filter()
        .getArray("$and", new BsonArray())
        .forEach(part -> fields.addAll(part.asDocument().keySet()));
    return fields;
  }

  @Test
  void noQuestionReadsAllThereIs() {
    TestDatabase.requireReal("explain");
    List<BsonDocument> explained =
        asked.questions().stream().map(Asked.Question::command).distinct().toList();
    assertThat(explained.size()).isGreaterThan(50);
    for (BsonDocument command : explained) {
      String plan =
          views
              .database()
              .runCommand(new Document("explain", command).append("verbosity", "queryPlanner"))
              .toJson();
      assertThat(plan).as("%s", command).doesNotContain("COLLSCAN");
    }
  }

  @Test
  void whatIsFoundByNoIndexIsNoticed() {
    String stays = StaysOnMongo.COLLECTION;
    assertThat(indexes.leading(stays, BsonDocument.parse("{hospital: 'x'}"))).isZero();
    assertThat(indexes.leading(stays, BsonDocument.parse("{viewers: {$ne: 'x'}}"))).isZero();
    assertThat(indexes.leading(stays, BsonDocument.parse("{}"))).isZero();
    String half = "{$or: [{viewers: 'x'}, {hospital: 'x'}]}";
    assertThat(indexes.leading(stays, BsonDocument.parse(half))).isZero();
    String both = "{$and: [{hospital: 'x'}, {$or: [{viewers: 'x'}, {due: 'x'}]}]}";
    assertThat(indexes.leading(stays, BsonDocument.parse(both))).isEqualTo(1);
  }
}
