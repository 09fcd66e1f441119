package no.dognbok.standalone;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.dognbok.query.processing.StoredOnMongo;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A server in this process. */
public final class Server implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private Server(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * How a server is set up.
   *
   * @param data folder of the log; nobody looks at it where the ledger is shared
   * @param port to listen on, 0 for any that is free
   * @param reference file with proposals of reference data
   * @param auditors organisation numbers of those who may see everything
   * @param simulated whether everything in it is made up
   * @param shared where the ledger lies in a MongoDB
   */
  public record Settings(
      Path data,
      int port,
      @Nullable Path reference,
      List<String> auditors,
      boolean simulated,
      @Nullable Shared shared) {

    /** A ledger in a folder. */
    public Settings(
        Path data, int port, @Nullable Path reference, List<String> auditors, boolean simulated) {
      this(data, port, reference, auditors, simulated, null);
    }

    /** A ledger of what has happened. */
    public Settings(Path data, int port, @Nullable Path reference, List<String> auditors) {
      this(data, port, reference, auditors, false);
    }

    /** The same on a MongoDB that other processes share. */
    public Settings on(Shared mongodb) {
      return new Settings(data, port, reference, auditors, simulated, mongodb);
    }

    Map<String, Object> properties() {
      Map<String, Object> properties = new LinkedHashMap<>();
      properties.put("server.port", port);
      properties.put(
          "dognbok.reference", reference == null ? "" : reference.toAbsolutePath().toString());
      properties.put("dognbok.auditors", String.join(",", auditors));
      properties.put("dognbok.simulated", simulated);
      if (shared == null) {
        properties.put("dognbok.data", data.toAbsolutePath().toString());
        properties.put(StoredOnMongo.PROPERTY, "");
      } else {
        properties.put(StoredOnMongo.PROPERTY, shared.mongodb());
        properties.put(Side.PROPERTY, shared.side());
        properties.put(
            "dognbok.pseudonym-keys", shared.pseudonymKeys().toAbsolutePath().toString());
        Path keys = shared.evidenceKeys();
        properties.put("dognbok.evidence-keys", keys == null ? "" : keys.toAbsolutePath());
      }
      return properties;
    }
  }

  /**
   * A ledger in a MongoDB, and this process's part in it.
   *
   * @param mongodb its address, with the database in the path; may hold a password
   * @param pseudonymKeys file with the secret keys, the same for all its processes
   * @param side which side this process is
   * @param evidenceKeys file with the keys that sign evidence, the same for all that do; absent
   *     where this process signs nothing
   */
  public record Shared(String mongodb, Path pseudonymKeys, Side side, @Nullable Path evidenceKeys) {

    /** One that signs nothing. */
    public Shared(String mongodb, Path pseudonymKeys, Side side) {
      this(mongodb, pseudonymKeys, side, null);
    }
  }

  /**
   * Starts a server and waits until it listens and what the configuration proposes is in the log.
   */
  public static Server start(Settings settings) {
    // Axon would print an advertisement, and look for updates on the internet: see the decision
    // records.
    System.setProperty("disable-axoniq-console-message", "true");
    SpringApplication application = new SpringApplication(StandaloneApplication.class);
    application.setDefaultProperties(Map.of());
    return new Server(
        application.run(
            settings.properties().entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new)));
  }

  public String address() {
    return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
  }

  @Override
  public void close() {
    context.close();
  }
}
