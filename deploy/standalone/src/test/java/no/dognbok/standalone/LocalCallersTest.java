package no.dognbok.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page in this machine's browser is not this machine. */
class LocalCallersTest {

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  /** The JDK's client does not let one choose the host's name. */
  private static String get(String headers) {
    URI address = URI.create(LEDGER.address());
    String request = "GET /nothing-here HTTP/1.1\r\n%s\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.formatted(headers).getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: 127.0.0.1",
        "Host: LOCALHOST:8180",
        "Host: [::1]:80",
        "Host: localhost\r\nOrigin: http://localhost:8180",
        "Host: localhost\r\nOrigin: https://[::1]"
      })
  void get_answered_forThisMachine(String headers) {
    assertThat(get(headers)).startsWith("HTTP/1.1 404");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: rebound.example",
        "Host: rebound.example:8180",
        "Host: localhost.rebound.example",
        "Host: 127.0.0.1.rebound.example",
        "Host: 192.0.2.1",
        "Host: localhost\r\nOrigin: http://rebound.example",
        "Host: localhost\r\nOrigin: http://localhost.rebound.example",
        "Host: localhost\r\nOrigin: null"
      })
  void get_foreignHost_forAnotherName(String headers) {
    assertThat(get(headers))
        .startsWith("HTTP/1.1 403")
        .containsIgnoringCase("Content-Type: application/problem+json")
        .contains("\"code\":\"foreign-host\"")
        .contains("\"type\":\"urn:dognbok:problem:foreign-host\"")
        .doesNotContain("rebound.example");
  }
}
