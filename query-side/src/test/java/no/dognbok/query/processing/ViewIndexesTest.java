package no.dognbok.query.processing;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.mongotest.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ViewIndexesTest {

  private final List<String> commands = new CopyOnWriteArrayList<>();
  private TestDatabase server;
  private MongoConnection connection;

  @BeforeEach
  void open() {
    server = TestDatabase.create();
    connection =
        MongoConnection.open(
            server.uri(),
            settings ->
                settings.addCommandListener(
                    new CommandListener() {
                      @Override
                      public void commandStarted(CommandStartedEvent event) {
                        commands.add(event.getCommandName());
                      }
                    }));
  }

  @AfterEach
  void close() {
    connection.close();
    server.close();
  }

  @Test
  void aStartOnADatabaseWithAllIndexesMakesNone() {
    ViewIndexes.make(connection.database());
    assertThat(commands).contains("createIndexes");
    List<Document> made =
        connection.database().getCollection("stays").listIndexes().into(new ArrayList<>());
    assertThat(made).hasSizeGreaterThan(10);
    commands.clear();
    ViewIndexes.make(connection.database());
    assertThat(commands).contains("listIndexes").doesNotContain("createIndexes");
  }
}
