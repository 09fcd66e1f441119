package no.dognbok.mongotest;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.util.List;
import no.dognbok.log.mongo.MongoConnection;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What a test reads off the wire, whatever the driver was told. */
class WireRecorderTest {

  private static final List<Document> NOTES =
      List.of(new Document("_id", 1), new Document("_id", 2), new Document("_id", 3));

  private final WireRecorder recorder = new WireRecorder();

  private void writeAndRead() {
    try (TestDatabase database = TestDatabase.create();
        FaultProxy proxy = FaultProxy.to(database)) {
      proxy.listen(recorder);
      try (MongoConnection connection =
          MongoConnection.open(database.uriThrough(proxy.port()) + "&w=1&readConcernLevel=local")) {
        MongoCollection<Document> notes = connection.database().getCollection("notes");
        notes.insertMany(NOTES);
        assertThat(notes.find(new Document("_id", 2)).first()).isEqualTo(NOTES.get(1));
      }
    }
  }

  @Test
  void ourConnectionWritesToTheJournalsOfAMajorityAndReadsWhatAMajorityHas() {
    writeAndRead();
    assertThat(recorder.all("insert"))
        .singleElement()
        .extracting(insert -> insert.getDocument("writeConcern"))
        .isEqualTo(BsonDocument.parse("{w: 'majority', j: true, wtimeout: 5000}"));
    assertThat(recorder.all("find"))
        .singleElement()
        .extracting(find -> find.getDocument("readConcern"))
        .isEqualTo(BsonDocument.parse("{level: 'majority'}"));
  }

  @Test
  void documentsThatTravelBesideTheirCommandAreInIt() {
    writeAndRead();
    BsonDocument insert = recorder.all("insert").getFirst();
    assertThat(insert.getString("insert").getValue()).isEqualTo("notes");
    assertThat(insert.getArray("documents"))
        .extracting(note -> note.asDocument().getInt32("_id"))
        .containsExactly(new BsonInt32(1), new BsonInt32(2), new BsonInt32(3));
  }

  @Test
  void theGreetingIsHeardToo() {
    writeAndRead();
    assertThat(recorder.all().getFirst().getFirstKey()).isIn("hello", "isMaster", "ismaster");
  }
}
