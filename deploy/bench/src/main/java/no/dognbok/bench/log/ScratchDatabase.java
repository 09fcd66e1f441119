package no.dognbok.bench.log;

import com.mongodb.ConnectionString;
import com.mongodb.MongoCredential;
import com.mongodb.client.MongoDatabase;
import java.util.UUID;
import no.dognbok.log.mongo.MongoConnection;

/** A database for one benchmark, under a name of its own, dropped afterwards. */
final class ScratchDatabase implements AutoCloseable {

  private final String uri;
  private final MongoConnection connection;

  private ScratchDatabase(String uri) {
    this.uri = uri;
    connection = MongoConnection.open(uri);
  }

  static ScratchDatabase on(MongoServers server) {
    String name = "dognbok_bench_" + UUID.randomUUID().toString().replace("-", "");
    return new ScratchDatabase(withDatabase(server.uri(), name));
  }

  /** The same server, users and options, another database. */
  static String withDatabase(String uri, String name) {
    int authority = uri.indexOf("://") + 3;
    int question = uri.indexOf('?', authority);
    String options = question < 0 ? "" : uri.substring(question);
    String start = question < 0 ? uri : uri.substring(0, question);
    int slash = start.indexOf('/', authority);
    String server = slash < 0 ? start : start.substring(0, slash);
    MongoCredential credential = new ConnectionString(uri).getCredential();
    if (credential != null && !options.contains("authSource=")) {
      options += (options.isEmpty() ? "?" : "&") + "authSource=" + credential.getSource();
    }
    return server + "/" + name + options;
  }

  /** The address of this database. */
  String uri() {
    return uri;
  }

  MongoConnection connection() {
    return connection;
  }

  MongoDatabase database() {
    return connection.database();
  }

  /** With what a driver's database has its writes acknowledged. */
  static String settings(MongoDatabase database) {
    return "writeConcern " + database.getWriteConcern().asDocument().toJson();
  }

  @Override
  public void close() {
    try {
      database().drop();
    } finally {
      connection.close();
    }
  }
}
