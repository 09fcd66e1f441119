package no.dognbok.standalone;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Until identity comes, who calls is an assertion that nobody has proved: the server listens on
 * loopback, or does not start.
 */
public final class LoopbackOnly implements EnvironmentPostProcessor {

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    String address = environment.getProperty("server.address", "");
    try {
      if (address.isBlank() || !InetAddress.getByName(address).isLoopbackAddress()) {
        throw new IllegalStateException(
            "server.address is '%s': until callers can prove who they are, the server listens on loopback only, such as 127.0.0.1"
                .formatted(address));
      }
    } catch (UnknownHostException e) {
      throw new IllegalStateException("server.address '%s' is no address".formatted(address), e);
    }
  }
}
