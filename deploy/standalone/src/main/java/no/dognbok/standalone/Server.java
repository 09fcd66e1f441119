package no.dognbok.standalone;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
   * @param data folder of the log
   * @param port to listen on, 0 for any that is free
   * @param reference file with proposals of reference data
   * @param auditors organisation numbers of those who may see everything
   * @param simulated whether everything in it is made up
   */
  public record Settings(
      Path data, int port, @Nullable Path reference, List<String> auditors, boolean simulated) {

    /** A ledger of what has happened. */
    public Settings(Path data, int port, @Nullable Path reference, List<String> auditors) {
      this(data, port, reference, auditors, false);
    }

    Map<String, Object> properties() {
      Map<String, Object> properties = new LinkedHashMap<>();
      properties.put("dognbok.data", data.toAbsolutePath().toString());
      properties.put("server.port", port);
      properties.put(
          "dognbok.reference", reference == null ? "" : reference.toAbsolutePath().toString());
      properties.put("dognbok.auditors", String.join(",", auditors));
      properties.put("dognbok.simulated", simulated);
      return properties;
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
