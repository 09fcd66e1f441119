package no.dognbok.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** Every request gets an answer, however soon it comes after the one before it. */
@Timeout(120)
@Isolated
class KeptAliveTest {

  @RegisterExtension static final RunningLedger LEDGER = new RunningLedger();

  private static final String LINE =
      "{\"id\":\"a\",\"at\":\"2025-10-06T09:40\",\"type\":\"PatientDied\"}";

  private static String lines() {
    return "POST /api/v1/events HTTP/1.1\r\n"
        + "Host: localhost\r\n"
        + "Content-Type: application/x-ndjson\r\n"
        + "Dognbok-Organisation: 983974791\r\n"
        + "Content-Length: "
        + LINE.length()
        + "\r\n\r\n"
        + LINE;
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  @Test
  void theThirdRequestIsAnswered_whenTheSecondCameBeforeTheFirstWasDone() throws IOException {
    URI address = URI.create(LEDGER.address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(10_000);
      for (int round = 0; round < 50; round++) {
        send(socket, lines() + get("/nothing-here"));
        assertThat(answer(socket)).contains("200");
        assertThat(answer(socket)).contains("404");
        send(socket, get("/nothing-here") + lines());
        assertThat(answer(socket)).contains("404");
        assertThat(answer(socket)).contains("200");
        send(socket, lines());
        assertThat(answer(socket)).as("round %d", round).contains("200");
      }
    }
  }

  private static void send(Socket socket, String requests) throws IOException {
    socket.getOutputStream().write(requests.getBytes(UTF_8));
    socket.getOutputStream().flush();
  }

  /** Reads one answer whole; gives its status line. */
  private static String answer(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    String status = line(in);
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Integer.parseInt(header.substring(15).strip());
      }
    }
    in.readNBytes(length);
    return status;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }
}
