package no.dognbok.query.processing;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Listens to what a driver asks of some collections. */
final class Asked implements CommandListener {

  private static final Set<String> BESIDE_THE_POINT =
      Set.of(
          "lsid",
          "$db",
          "$clusterTime",
          "$readPreference",
          "readConcern",
          "writeConcern",
          "txnNumber",
          "maxTimeMS");

  private final Set<String> collections;
  private final List<Question> questions = new CopyOnWriteArrayList<>();

  Asked(Set<String> collections) {
    this.collections = collections;
  }

  /**
   * Something that was asked.
   *
   * @param command as it can be explained
   * @param filter what is to be found by it
   */
  record Question(String collection, BsonDocument command, BsonDocument filter) {}

  @Override
  public void commandStarted(CommandStartedEvent event) {
    String name = event.getCommandName();
    BsonDocument command = event.getCommand();
    if (command.isString(name) && collections.contains(command.getString(name).getValue())) {
      BsonDocument plain = BsonDocument.parse(command.toJson()); // the driver's own goes away
      BESIDE_THE_POINT.forEach(plain::remove);
      String collection = command.getString(name).getValue();
      switch (name) {
        case "find" -> add(collection, plain, plain.getDocument("filter", new BsonDocument()));
        case "aggregate" ->
            add(
                collection,
                plain,
                plain.getArray("pipeline").getFirst().asDocument().getDocument("$match"));
        case "distinct" -> add(collection, plain, distinct(plain));
        case "update" -> addEach(collection, plain, "updates");
        case "delete" -> addEach(collection, plain, "deletes");
        default -> {
          // nothing is to be found
        }
      }
    }
  }

  private void add(String collection, BsonDocument command, BsonDocument filter) {
    questions.add(new Question(collection, command, filter));
  }

  /** Values are read off the index of their field, where nothing else is asked for. */
  private static BsonDocument distinct(BsonDocument command) {
    BsonDocument query = command.getDocument("query", new BsonDocument());
    return query.isEmpty()
        ? new BsonDocument(command.getString("key").getValue(), new BsonString("any"))
        : query;
  }

  /** A server explains one change at a time. */
  private void addEach(String collection, BsonDocument command, String changes) {
    for (BsonValue change : command.getArray(changes)) {
      BsonDocument one = command.clone().append(changes, new BsonArray(List.of(change)));
      add(collection, one, change.asDocument().getDocument("q"));
    }
  }

  List<Question> questions() {
    return new ArrayList<>(questions);
  }
}
