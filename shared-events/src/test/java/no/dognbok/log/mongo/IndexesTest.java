package no.dognbok.log.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import com.mongodb.MongoCommandException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.List;
import no.dognbok.log.LogUnavailable;
import no.dognbok.log.mongo.Indexes.Index;
import no.dognbok.mongotest.TestDatabase;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class IndexesTest {

  private static final List<Index> WANTED =
      List.of(Index.of("name").onlyOnce().whereThere(), Index.of("month", "stay"));

  @AutoClose private final TestDatabase database = TestDatabase.create();

  private MongoCollection<BsonDocument> collection() {
    return database.database().getCollection("some", BsonDocument.class);
  }

  /** Somebody who may read and write, and not make indexes. */
  private MongoCollection<BsonDocument> withoutRights() {
    MongoCollection<BsonDocument> collection = spy(collection());
    doThrow(
            new MongoCommandException(
                BsonDocument.parse("{ok: 0, code: 13, errmsg: 'not authorized'}"),
                new ServerAddress()))
        .when(collection)
        .createIndexes(anyList());
    doReturn(collection).when(collection).withTimeout(anyLong(), any());
    return collection;
  }

  @Test
  void whatIsMissingIsMadeAndWhatIsThereIsLeft() {
    collection().createIndex(Index.of("month", "stay").key());
    Indexes.ensure(collection(), WANTED);
    Indexes.ensure(collection(), WANTED);
    assertThat(collection().listIndexes().into(new ArrayList<>())).hasSize(3);
    collection().insertOne(BsonDocument.parse("{name: 'one'}"));
    assertThatThrownBy(() -> collection().insertOne(BsonDocument.parse("{name: 'one'}")))
        .hasMessageContaining("E11000");
  }

  @Test
  void whereAllAreThereNobodyNeedsTheRightToMakeThem() {
    Indexes.ensure(collection(), WANTED);
    assertThatCode(() -> Indexes.ensure(withoutRights(), WANTED)).doesNotThrowAnyException();
  }

  @Test
  void whereOneIsMissingAndCannotBeMadeItIsSaidHowSomebodyElseMakesIt() {
    assertThatThrownBy(() -> Indexes.ensure(withoutRights(), WANTED))
        .isInstanceOf(LogUnavailable.class)
        .hasMessageContaining("not authorized")
        .hasMessageContaining("db.some.createIndex({\"name\": 1}, {unique: true, sparse: true})");
  }

  @Test
  void oneThatKeepsNothingUniqueIsNotGoodEnough() {
    collection().createIndex(Index.of("name").key(), new IndexOptions().sparse(true));
    assertThatThrownBy(() -> Indexes.ensure(collection(), WANTED))
        .isInstanceOf(LogUnavailable.class)
        .hasMessageContaining("is not what it must be");
  }
}
