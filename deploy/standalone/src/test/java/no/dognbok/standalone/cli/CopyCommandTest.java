package no.dognbok.standalone.cli;

import static no.dognbok.standalone.RunningLedger.REFERENCE;
import static no.dognbok.standalone.RunningLedger.SAMPLES;
import static no.dognbok.standalone.RunningLedger.TRUST;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import no.dognbok.mongotest.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A ledger goes to MongoDB and comes back, and answers the same. */
class CopyCommandTest {

  private static final String QUESTION = "/statements/983974791/5006/2025-10?asOf=2025-11-01";

  private static final String ISSUED = "issued/983974791/5006/2025-10.json";

  @TempDir Path data;
  @TempDir Path back;
  @AutoClose private final TestDatabase database = TestDatabase.create();

  private static ObjectNode answer(Path folder) {
    LedgerOptions options = new LedgerOptions();
    options.data = folder;
    try (Ledger ledger = Ledger.open(options)) {
      ObjectNode answer = (ObjectNode) ledger.get(QUESTION, TRUST).json();
      answer.remove("basis"); // the moment of asking
      return answer;
    }
  }

  @Test
  void thereAndBackAgainAndEachTimeOnlyWhatIsMissing() throws Exception {
    assertThat(
            CommandLine.run(
                    "import",
                    "--data",
                    data,
                    "--reference",
                    REFERENCE,
                    "--organisation",
                    TRUST,
                    SAMPLES)
                .status())
        .isZero();
    ObjectNode disputed = disputed(data);
    ObjectNode before = answer(data);
    CommandLine there = CommandLine.run("copy", "--from", "sqlite:" + data, "--to", database.uri());
    assertThat(there.status()).as(there.err()).isZero();
    assertThat(there.out())
        .contains("0 were there and are the same")
        .contains("notes     1")
        .contains("issued    1")
        .doesNotContain("mongodb://x:y@");
    CommandLine again = CommandLine.run("copy", "--from", "sqlite:" + data, "--to", database.uri());
    assertThat(again.out()).contains("0 copied and read back");
    CommandLine home = CommandLine.run("copy", "--from", database.uri(), "--to", "sqlite:" + back);
    assertThat(home.status()).as(home.err()).isZero();
    byte[] issued = Files.readAllBytes(data.resolve(ISSUED));
    assertThat(back.resolve(ISSUED)).hasBinaryContent(issued);
    assertThat(back.resolve("evidence/checkpoints"))
        .hasBinaryContent(Files.readAllBytes(data.resolve("evidence/checkpoints")));
    assertThat(data.resolve("evidence/checkpoints")).isNotEmptyFile();
    Files.copy(data.resolve("pseudonym-keys"), back.resolve("pseudonym-keys"));
    assertThat(answer(back)).isEqualTo(before);
    assertThat(disputed(back)).isEqualTo(disputed);
    assertThat(disputed.at("/grounds/0/note/text").asString()).isEqualTo("Vi svarte ja.");
    Files.writeString(data.resolve(ISSUED), "noe annet");
    CommandLine other = CommandLine.run("copy", "--from", "sqlite:" + data, "--to", database.uri());
    assertThat(other.status()).isEqualTo(2);
    assertThat(other.err()).contains("another 983974791/5006/2025-10.json than was issued");
  }

  /** A dispute with a note, and a statement that is frozen; told again, it is the same. */
  private static ObjectNode disputed(Path folder) {
    String address = "/disputes/40000000-0000-4000-8000-000000000001";
    LedgerOptions options = new LedgerOptions();
    options.data = folder;
    try (Ledger ledger = Ledger.open(options)) {
      JsonNode told =
          ledger.put(
              address,
              """
              {"at":"2025-10-20T09:00","trust":"%s","municipality":"5006","stay":"10000000-0000-4000-8000-000000000001",
               "grounds":[{"code":"ANSWERED_YES","note":{"id":"50000000-0000-4000-8000-000000000001","text":"Vi svarte ja."}}]}\
              """
                  .formatted(TRUST),
              TRUST);
      CommandLine closed =
          CommandLine.run(
              "close",
              "--at",
              ledger.address(),
              "--trust",
              TRUST,
              "--month",
              "2025-10",
              "--municipality",
              "5006",
              "--early",
              "--until",
              "frozen");
      assertThat(closed.status()).as(closed.out() + closed.err()).isZero();
      String asked = "?asOf=2025-11-01&atLeast=%d".formatted(told.path("position").asLong());
      ObjectNode answer = (ObjectNode) ledger.get(address + asked, TRUST).json();
      answer.remove("basis");
      return answer;
    }
  }

  @Test
  void whatIsNoPlaceIsSaidToBeNone_andNoPasswordIsShown() {
    CommandLine nowhere = CommandLine.run("copy", "--from", "sqlite:" + data, "--to", "somewhere");
    assertThat(nowhere.status()).isEqualTo(2);
    assertThat(nowhere.err()).contains("sqlite:DIR").contains("mongodb://");
    if (System.getenv("DOGNBOK_MONGODB") == null) {
      CommandLine unnamed = CommandLine.run("copy", "--from", "sqlite:" + data, "--to");
      assertThat(unnamed.status()).isEqualTo(2);
      assertThat(unnamed.err()).contains("--to").contains("DOGNBOK_MONGODB");
    }
    CommandLine wrong =
        CommandLine.run(
            "copy", "--from", "sqlite:" + data, "--to", "mongodb://me:se@cret@127.0.0.1/dognbok");
    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.err()).contains("percent-encoded").doesNotContain("cret");
    CommandLine away =
        CommandLine.run(
            "copy", "--from", "sqlite:" + data, "--to", "mongodb://me:secret@127.0.0.1:1/dognbok");
    assertThat(away.status()).isEqualTo(2);
    assertThat(away.err()).contains("the database cannot be used").doesNotContain("secret");
  }
}
