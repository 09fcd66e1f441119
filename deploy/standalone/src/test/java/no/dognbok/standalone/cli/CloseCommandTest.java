package no.dognbok.standalone.cli;

import static no.dognbok.standalone.RunningLedger.SAMPLES;
import static no.dognbok.standalone.RunningLedger.TRUST;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import no.dognbok.standalone.RunningLedger;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * {@code dognbok close}: October 2025 of the samples, from the first look to the files that are
 * sent. In a simulated ledger, so that the weeks in which the municipality can object pass.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CloseCommandTest {

  @RegisterExtension static final RunningLedger LEDGER = RunningLedger.simulated();

  private static final JsonNode SETTINGS =
      new YAMLMapper().readTree(SAMPLES.resolve("invoicing.yaml"));

  @TempDir static Path temp;

  private static CommandLine close(Object... more) {
    return closeAt(LEDGER.address(), more);
  }

  private static CommandLine closeAt(String address, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("close", "--at", address, "--trust", TRUST));
    if (!List.of(more).contains("--month")) {
      arguments.addAll(List.of("--month", "2025-10"));
    }
    arguments.addAll(List.of(more));
    return CommandLine.run(arguments.toArray());
  }

  private static List<JsonNode> inState(String state) {
    return LEDGER.get("/statements?month=2025-10", TRUST).json().path("statements").valueStream()
        .filter(one -> one.path("state").asString().equals(state))
        .toList();
  }

  /** Time passes: somebody tells something on a later day. */
  private static void itIs(String moment) {
    String admitted = RunningLedger.admitted(UUID.randomUUID(), moment, "5042");
    LEDGER.told(admitted.substring(0, admitted.length() - 1) + ",\"reportedAt\":\"" + moment + "\"}");
    LEDGER.awaitAllIsHeld();
  }

  @Test
  @Order(1)
  void aDryRunSaysWhatItWouldDoAndDoesNothing() throws IOException {
    StringWriter said = new StringWriter();
    try (Ledger ledger = Ledger.at(LEDGER.address())) {
      Importer importer =
          new Importer(ledger, TRUST, new PrintWriter(said), new PrintWriter(said));
      importer.take(List.of(SAMPLES));
      assertThat(importer.refused()).as(said.toString()).isZero();
    }
    itIs("2025-11-03T09:00");
    long before = LEDGER.commits();
    CommandLine early = close("--dry-run", "--early", "--out", temp.resolve("nothing"));
    System.out.println(early.out());
    assertThat(early.status()).as("nobody has set anything for the invoices").isEqualTo(1);
    CommandLine dry = close("--dry-run");
    System.out.println(dry.out());
    assertThat(dry.status()).as(dry.err()).isZero();
    assertThat(LEDGER.commits()).isEqualTo(before);
    assertThat(temp.resolve("nothing")).doesNotExist();
  }
}
