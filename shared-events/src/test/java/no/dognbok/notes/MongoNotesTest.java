package no.dognbok.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.mongotest.TestDatabase;
import no.dognbok.notes.mongo.MongoNotes;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MongoNotesTest extends NotesContract {

  private static TestDatabase server;
  private static MongoConnection connection;

  @BeforeAll
  static void connect() {
    server = TestDatabase.create();
    connection = MongoConnection.open(server.uri());
  }

  @AfterAll
  static void disconnect() {
    connection.close();
    server.close();
  }

  @Override
  Notes open(Clock clock) {
    return new MongoNotes(connection, clock);
  }

  @Override
  boolean isSomewhere(String text) {
    for (Document document : server.database().getCollection(MongoNotes.COLLECTION).find()) {
      if (document.toJson().contains(text)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void ofADeletedNoteItsIdIsLeftAndWhenItWasDeleted() {
    Notes notes = open(Clock.fixed(AT, ZoneOffset.UTC));
    Note note = notes.put(note(UUID.randomUUID(), "borte snart"));
    notes.delete(note.id());
    assertThat(
            server
                .database()
                .getCollection(MongoNotes.COLLECTION)
                .find(new Document("_id", note.id().toString()))
                .first())
        .containsOnlyKeys("_id", "deletedAt");
  }
}
