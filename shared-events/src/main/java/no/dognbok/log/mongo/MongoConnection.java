package no.dognbok.log.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import no.dognbok.log.LogUnavailable;
import org.bson.UuidRepresentation;

/**
 * A database of a MongoDB, set up so that what is acknowledged is on a majority's disks, what is
 * read can never be rolled back, and nobody waits long for a server that is away. What the address
 * says of concerns and preferences is not heard.
 */
public final class MongoConnection implements AutoCloseable {

  /** The database, where the address names none. */
  public static final String DEFAULT_DATABASE = "dognbok";

  private static final Duration SELECTION = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  /** How long a majority may take; less than an answer may, so that the server says so itself. */
  private static final Duration MAJORITY = Duration.ofSeconds(5);

  /** How soon a server that was lost is looked for again; the driver's own is half a second. */
  private static final Duration AGAIN = Duration.ofMillis(50);

  private final MongoClient client;
  private final MongoDatabase database;

  private MongoConnection(MongoClient client, String database) {
    this.client = client;
    this.database =
        client
            .getDatabase(database)
            .withWriteConcern(
                WriteConcern.MAJORITY
                    .withJournal(true)
                    .withWTimeout(MAJORITY.toMillis(), TimeUnit.MILLISECONDS))
            .withReadConcern(ReadConcern.MAJORITY)
            .withReadPreference(ReadPreference.primary());
  }

  /**
   * Makes a connection; whether anybody is there shows when it is used.
   *
   * @param uri {@code mongodb://…} or {@code mongodb+srv://…}, with the database in its path
   * @throws IllegalArgumentException where that is no address
   */
  public static MongoConnection open(String uri) {
    return open(uri, _ -> {});
  }

  /** As {@link #open(String)}, with more settings: who listens to what is done. */
  public static MongoConnection open(String uri, Consumer<MongoClientSettings.Builder> more) {
    ConnectionString address = new ConnectionString(uri);
    MongoClientSettings.Builder settings =
        MongoClientSettings.builder()
            .applicationName("dognbok")
            .uuidRepresentation(UuidRepresentation.STANDARD)
            .applyToClusterSettings(cluster ->
                cluster.serverSelectionTimeout(SELECTION.toMillis(), TimeUnit.MILLISECONDS))
            .applyToServerSettings(
                server -> server.minHeartbeatFrequency(AGAIN.toMillis(), TimeUnit.MILLISECONDS))
            .applyToConnectionPoolSettings(
                pool -> pool.maxWaitTime(SELECTION.toMillis(), TimeUnit.MILLISECONDS))
            .applyToSocketSettings(socket ->
                socket
                    .connectTimeout((int) SELECTION.toMillis(), TimeUnit.MILLISECONDS)
                    .readTimeout((int) ANSWER.toMillis(), TimeUnit.MILLISECONDS))
            .applyConnectionString(address);
    more.accept(settings);
    return new MongoConnection(
        MongoClients.create(settings.build()),
        Objects.requireNonNullElse(address.getDatabase(), DEFAULT_DATABASE));
  }

  /**
   * Asks the database something beside the log.
   *
   * @throws LogUnavailable where it cannot be used
   */
  public static <R> R asked(Supplier<R> question) {
    try {
      return question.get();
    } catch (MongoException e) {
      throw unavailable(e);
    }
  }

  /** That the database cannot be used. */
  public static LogUnavailable unavailable(MongoException e) {
    return new LogUnavailable("the database cannot be used: " + e.getMessage(), e);
  }

  /** The database: writes and reads by a majority, on its primary. */
  public MongoDatabase database() {
    return database;
  }

  @Override
  public void close() {
    client.close();
  }
}
