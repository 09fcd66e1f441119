package no.dognbok.mongotest;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;

/**
 * A database of one test's own, on the server that the environment names in {@code MONGODB_URI};
 * where it names none, on a server in this process, spoken to over the wire. Nothing of it is left
 * behind.
 */
public final class TestDatabase implements AutoCloseable {

  private static final String REAL = System.getenv("MONGODB_URI");

  private final Optional<MongoServer> server;
  private final String uri;
  private final String name = "dognbok_test_" + UUID.randomUUID().toString().replace("-", "");
  private final MongoClient client;

  private TestDatabase() {
    if (isReal()) {
      server = Optional.empty();
      uri = REAL;
    } else {
      MongoServer inMemory = new MongoServer(new MemoryBackend());
      InetSocketAddress address = inMemory.bind();
      server = Optional.of(inMemory);
      uri = "mongodb://127.0.0.1:" + address.getPort();
    }
    client = MongoClients.create(uri);
  }

  public static TestDatabase create() {
    return new TestDatabase();
  }

  /** Whether tests run against the server that the environment names. */
  public static boolean isReal() {
    return REAL != null && !REAL.isBlank();
  }

  /** Skips a test, aloud, where the server in this process has not got what it needs. */
  public static void requireReal(String feature) {
    Assumptions.assumeTrue(
        isReal(),
        "the test server has no %s: set MONGODB_URI to a replica set's address to run this"
            .formatted(feature));
  }

  /**
   * What a program is told to find this database: the server's address, and the database's name.
   */
  public String uri() {
    return withDatabase(new ConnectionString(uri).getHosts().getFirst(), false);
  }

  /** The same by way of another port of this machine, and of no other server. */
  public String uriThrough(int port) {
    return withDatabase("127.0.0.1:" + port, true);
  }

  private String withDatabase(String host, boolean alone) {
    ConnectionString real = new ConnectionString(uri);
    int query = uri.indexOf('?');
    String options = query < 0 ? "" : uri.substring(query + 1);
    String authority =
        alone ? authentication() + host : authentication() + String.join(",", real.getHosts());
    String start = real.isSrvProtocol() && !alone ? "mongodb+srv://" : "mongodb://";
    if (alone) {
      options = options.replaceAll("(^|&)replicaSet=[^&]*", "") + "&directConnection=true";
      options = options.startsWith("&") ? options.substring(1) : options;
    }
    if (real.getCredential() != null && !options.contains("authSource=")) {
      options += (options.isEmpty() ? "" : "&") + "authSource=" + real.getCredential().getSource();
    }
    return start + authority + "/" + name + (options.isEmpty() ? "" : "?" + options);
  }

  private String authentication() {
    String rest = uri.substring(uri.indexOf("://") + 3);
    int slash = rest.indexOf('/');
    int at = rest.lastIndexOf('@', slash < 0 ? rest.length() : slash);
    return at < 0 ? "" : rest.substring(0, at + 1);
  }

  /**
   * Where the server itself listens; of a replica set, its primary. What stands in between cannot
   * look into TLS: a test that asks is skipped, aloud, where the server wants that.
   */
  public InetSocketAddress serverAddress() {
    Assumptions.assumeFalse(
        Boolean.TRUE.equals(new ConnectionString(uri).getSslEnabled()),
        "nothing can stand between driver and server where they speak TLS: give MONGODB_URI one"
            + " that does not to run this");
    database().runCommand(new org.bson.Document("ping", 1));
    ServerAddress address =
        client.getClusterDescription().getServerDescriptions().stream()
            .filter(one -> one.isPrimary() || one.isStandAlone())
            .findFirst()
            .orElseThrow()
            .getAddress();
    return new InetSocketAddress(address.getHost(), address.getPort());
  }

  public String name() {
    return name;
  }

  /** The database, past all that the program puts in between. */
  public MongoDatabase database() {
    return client.getDatabase(name);
  }

  /** As the program would connect, to change something of it. */
  public MongoClientSettings.Builder settings() {
    return MongoClientSettings.builder().applyConnectionString(new ConnectionString(uri()));
  }

  @Override
  public void close() {
    try {
      database().drop();
    } finally {
      client.close();
      server.ifPresent(MongoServer::shutdownNow);
    }
  }
}
