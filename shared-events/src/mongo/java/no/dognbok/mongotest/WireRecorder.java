package no.dognbok.mongotest;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.bson.BsonDocument;

/** Keeps what was said on the wire, for a test to look at; for few requests, not for thousands. */
public final class WireRecorder implements Consumer<BsonDocument> {

  private final List<BsonDocument> commands = new CopyOnWriteArrayList<>();

  @Override
  public void accept(BsonDocument command) {
    commands.add(command);
  }

  /** All commands of a name, in the order in which they came. */
  public List<BsonDocument> all(String name) {
    return commands.stream().filter(one -> name.equals(one.getFirstKey())).toList();
  }

  /** Everything, greetings and pings too. */
  public List<BsonDocument> all() {
    return List.copyOf(commands);
  }
}
