package no.dognbok.notes.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.log.LogUnavailable;
import no.dognbok.log.Micros;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.notes.Note;
import no.dognbok.notes.Notes;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The notes on MongoDB: a document for each, written and read by a majority. */
public final class MongoNotes implements Notes {

  public static final String COLLECTION = "notes";

  private static final String TEXT = "text";

  private final MongoCollection<Document> notes;
  private final Clock clock;

  /**
   * The notes of a database.
   *
   * @param clock says when something was deleted
   */
  public MongoNotes(MongoConnection connection, Clock clock) {
    this.notes = connection.database().getCollection(COLLECTION);
    this.clock = clock;
  }

  @Override
  public Note put(Note note) {
    return done(() -> {
      try {
        notes.insertOne(document(note));
        return note;
      } catch (MongoWriteException e) {
        if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
          throw e;
        }
        // An insert whose answer was lost may have been ours: the driver sends it again.
        return Notes.requireSame(note, find(note.id()).orElse(null));
      }
    });
  }

  @Override
  public Optional<Note> find(UUID id) {
    return done(() -> Optional.ofNullable(notes.find(eq("_id", id.toString())).first()))
        .flatMap(document -> Optional.ofNullable(note(document)));
  }

  @Override
  public List<Note> after(@Nullable UUID last, int most) {
    return done(() ->
        notes
            .find(and(gt("_id", last == null ? "" : last.toString()), exists(TEXT)))
            .sort(Sorts.ascending("_id"))
            .limit(most)
            .into(new ArrayList<>())
            .stream()
            .flatMap(document -> Stream.ofNullable(note(document)))
            .toList());
  }

  /** The document is put in the place of the other in one write. */
  @Override
  public boolean delete(UUID id) {
    Document nothing =
        new Document("_id", id.toString()).append("deletedAt", Micros.of(clock.instant()));
    return done(() ->
        notes
                .replaceOne(
                    new Document("_id", id.toString()).append(TEXT, new Document("$exists", true)),
                    nothing)
                .getMatchedCount()
            > 0);
  }

  private static <T> T done(Supplier<T> work) {
    try {
      return work.get();
    } catch (MongoException e) {
      throw new LogUnavailable(
          "the notes cannot be read or written now; whether one was stored is not known: send it"
              + " again under the same id",
          e);
    }
  }

  private static Document document(Note note) {
    return new Document("_id", note.id().toString())
        .append(TEXT, note.text())
        .append("by", note.by().toString())
        .append("unit", note.unit())
        .append("at", Micros.of(note.at()))
        .append("readers", note.readers().stream().map(Address::toString).sorted().toList())
        .append("salt", note.salt());
  }

  private static @Nullable Note note(Document document) {
    String text = document.getString(TEXT);
    return text == null
        ? null
        : new Note(
            UUID.fromString(document.getString("_id")),
            text,
            Address.parse(document.getString("by")),
            document.getString("unit"),
            Micros.instant(document.getLong("at")),
            readers(document.getList("readers", String.class)),
            document.getString("salt"));
  }

  private static Set<Address> readers(List<String> texts) {
    Set<Address> readers = new HashSet<>();
    texts.forEach(text -> readers.add(Address.parse(text)));
    return readers;
  }

  /** The connection is its owner's to close. */
  @Override
  public void close() {
    // nothing is held
  }
}
