package no.dognbok.standalone;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Until identity comes, who calls is an assertion that nobody has proved: the server listens on
 * loopback, or does not start. That goes for the management port too, which without an address of
 * its own would listen to everybody.
 */
public final class LoopbackOnly implements EnvironmentPostProcessor {

  private static final String SERVER = "server.address";
  private static final String MANAGEMENT = "management.server.address";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    requireLoopback(environment, SERVER);
    if (has(environment, "management.server.port") || has(environment, MANAGEMENT)) {
      requireLoopback(environment, MANAGEMENT);
    }
  }

  private static boolean has(ConfigurableEnvironment environment, String property) {
    return !environment.getProperty(property, "").isBlank();
  }

  private static void requireLoopback(ConfigurableEnvironment environment, String property) {
    String address = environment.getProperty(property, "");
    try {
      if (address.isBlank() || !InetAddress.getByName(address).isLoopbackAddress()) {
        throw new IllegalStateException(
            "%s is '%s': until callers can prove who they are, the server listens on loopback only, such as 127.0.0.1"
                .formatted(property, address));
      }
    } catch (UnknownHostException e) {
      throw new IllegalStateException("%s '%s' is no address".formatted(property, address), e);
    }
  }
}
