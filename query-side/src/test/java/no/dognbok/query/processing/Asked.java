package no.dognbok.query.processing;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.bson.BsonDocument;

/** Listens to what a driver asks of some collections. */
final class Asked implements CommandListener {

  private static final Set<String> OF_THE_SESSION =
      Set.of(
          "lsid", "$db", "$clusterTime", "$readPreference", "readConcern", "writeConcern", "txnNumber");

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
      OF_THE_SESSION.forEach(plain::remove);
      String collection = command.getString(name).getValue();
      filters(name, plain).forEach(filter -> questions.add(new Question(collection, plain, filter)));
    }
  }

  private static Stream<BsonDocument> filters(String name, BsonDocument command) {
    return switch (name) {
      case "find" -> Stream.of(command.getDocument("filter", new BsonDocument()));
      case "aggregate" ->
          Stream.of(
              command.getArray("pipeline").getFirst().asDocument().getDocument("$match"));
      case "distinct" ->
          Stream.of(
              command.getDocument("query", new BsonDocument()).isEmpty()
                  ? new BsonDocument(
                      command.getString("key").getValue(), command.getString("key"))
                  : command.getDocument("query"));
      case "update" ->
          command.getArray("updates").stream().map(one -> one.asDocument().getDocument("q"));
      case "delete" ->
          command.getArray("deletes").stream().map(one -> one.asDocument().getDocument("q"));
      default -> Stream.empty();
    };
  }

  List<Question> questions() {
    return new ArrayList<>(questions);
  }
}
