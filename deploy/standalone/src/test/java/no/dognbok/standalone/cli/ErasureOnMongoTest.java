package no.dognbok.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import no.dognbok.log.WholeCommit;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.log.mongo.MongoEventLog;
import no.dognbok.mongotest.TestDatabase;
import no.dognbok.standalone.RunningLedger;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Erasure in a database: gone are the bytes in every document of it, those of the views too. */
class ErasureOnMongoTest extends ErasureContract {

  @RegisterExtension static final RunningLedger LEDGER = RunningLedger.simulated().onMongo();

  @Override
  RunningLedger ledger() {
    return LEDGER;
  }

  @Override
  String stored() {
    TestDatabase database = LEDGER.database().orElseThrow();
    checkLeaves(database);
    StringBuilder text = new StringBuilder();
    for (String collection : database.database().listCollectionNames()) {
      database
          .database()
          .getCollection(collection)
          .find()
          .forEach(document -> write(document, text));
    }
    return text.toString();
  }

  private static void checkLeaves(TestDatabase database) {
    try (MongoConnection connection = MongoConnection.open(database.uri());
        MongoEventLog log = MongoEventLog.open(connection, Clock.systemUTC())) {
      List<WholeCommit> all = log.whole(0, 1_000_000);
      assertThat(all).hasSize((int) log.head().commits());
      all.forEach(WholeCommit::read);
    }
  }

  private static void write(Object value, StringBuilder text) {
    switch (value) {
      case Document document ->
          document.forEach((name, field) -> {
            text.append(name).append('=');
            write(field, text);
          });
      case Collection<?> list -> list.forEach(item -> write(item, text));
      case Binary bytes -> text.append(new String(bytes.getData(), StandardCharsets.UTF_8));
      case null -> text.append("null");
      default -> text.append(value);
    }
    text.append('\n');
  }
}
