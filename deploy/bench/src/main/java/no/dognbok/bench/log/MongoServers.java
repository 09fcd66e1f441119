package no.dognbok.bench.log;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The MongoDB that a benchmark was given; where it was given none, one in this process. */
final class MongoServers implements AutoCloseable {

  private static final String CLAIMS_NOTHING =
      """
      *********************************************************************************
      NO MONGODB WAS NAMED (--mongodb URI, or MONGODB_URI in the environment): this is
      a test server in the memory of this very process. It keeps nothing on any disk,
      and looks for what it keeps by reading all of it.
      THE FIGURES CLAIM NOTHING; they show that the benchmark runs.
      *********************************************************************************\
      """;

  private final Optional<MongoServer> inMemory;
  private final String uri;

  private MongoServers(Optional<MongoServer> inMemory, String uri) {
    this.inMemory = inMemory;
    this.uri = uri;
  }

  /**
   * The one at an address, or one that is started here.
   *
   * @param uri {@code mongodb://…}, or nothing
   */
  static MongoServers at(@Nullable String uri) {
    if (uri != null && !uri.isBlank()) {
      return new MongoServers(Optional.empty(), uri);
    }
    MongoServer server = new MongoServer(new MemoryBackend());
    return new MongoServers(Optional.of(server), "mongodb://127.0.0.1:" + server.bind().getPort());
  }

  String uri() {
    return uri;
  }

  /** What must be said of the figures. */
  String describe() {
    if (inMemory.isPresent()) {
      return CLAIMS_NOTHING;
    }
    try (MongoClient client = MongoClients.create(uri)) {
      Document build = client.getDatabase("admin").runCommand(new Document("buildInfo", 1));
      Document hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
      String set = hello.getString("setName");
      return "MongoDB %s, %s"
          .formatted(
              build.getString("version"),
              set == null
                  ? "NO REPLICA SET: one server is its own majority"
                  : "replica set %s of %d"
                      .formatted(set, hello.getList("hosts", String.class).size()));
    }
  }

  @Override
  public void close() {
    inMemory.ifPresent(MongoServer::shutdownNow);
  }
}
