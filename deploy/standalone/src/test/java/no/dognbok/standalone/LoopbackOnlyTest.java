package no.dognbok.standalone;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

/** No port is opened to other machines while callers cannot prove who they are. */
class LoopbackOnlyTest {

  private static void start(MockEnvironment environment) {
    new LoopbackOnly().postProcessEnvironment(environment, new SpringApplication());
  }

  private static MockEnvironment listeningOn(String address) {
    return new MockEnvironment().withProperty("server.address", address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "127.0.0.2"})
  void startsOnLoopback(String address) {
    assertThatCode(() -> start(listeningOn(address))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0.0.0.0", "::", "192.0.2.1"})
  void doesNotStartOnAnythingElse(String address) {
    assertThatThrownBy(() -> start(listeningOn(address)))
        .hasMessageContaining("server.address")
        .hasMessageContaining("loopback only");
  }

  @ParameterizedTest
  @CsvSource({"9090,", "9090,0.0.0.0", ",0.0.0.0", "9090,192.0.2.1"})
  void doesNotStartWhereManagementListensToOthers(String port, String address) {
    MockEnvironment environment = listeningOn("127.0.0.1");
    if (port != null) {
      environment.setProperty("management.server.port", port);
    }
    if (address != null) {
      environment.setProperty("management.server.address", address);
    }
    assertThatThrownBy(() -> start(environment)).hasMessageContaining("management.server.address");
  }

  @Test
  void startsWhereManagementListensOnLoopbackToo() {
    MockEnvironment environment = listeningOn("127.0.0.1");
    environment.setProperty("management.server.port", "9090");
    environment.setProperty("management.server.address", "127.0.0.1");
    assertThatCode(() -> start(environment)).doesNotThrowAnyException();
  }
}
