package no.dognbok.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be stored as it is, is not taken. */
class CommitTest {

  private static final String HALF = "a\ud83d";
  private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.US_ASCII);

  private static Commit.Event event(String stream, String id, String type, String revision) {
    return new Commit.Event(stream, 0, id, type, revision, Instant.EPOCH, EMPTY, EMPTY);
  }

  private static Commit.Event event(byte[] payload, byte[] metadata) {
    return new Commit.Event("s", 0, "id", "T", "1", Instant.EPOCH, payload, metadata);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void refused(Runnable making, String what) {
    assertThatThrownBy(making::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(what)
        .hasMessageContaining("cannot be stored");
  }

  @Test
  void halfASurrogatePairIsRefusedWhereverItStands() {
    refused(() -> event(HALF, "id", "T", "1"), "the stream");
    refused(() -> event("s", HALF, "T", "1"), "the event id");
    refused(() -> event("s", "id", HALF, "1"), "the type");
    refused(() -> event("s", "id", "T", HALF), "the revision");
    Commit none = Commit.of(UUID.randomUUID(), List.of());
    refused(() -> none.claiming(Set.of(HALF)), "the claim");
    refused(() -> new Commit.Erasure(Set.of(HALF), Set.of()), "the event id");
    refused(() -> new Commit.Erasure(Set.of(), Set.of(HALF)), "the claim");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"\\ud83d\"}",
        "{\"a\":\"\\uDE00\"}",
        "{\"a\":\"\\ud83d\\ud83d\\ude00\"}",
        "{\"a\":\"\\ud83dx\\ude00\"}",
        "{\"a\":\"\\\\\\ud83d\"}",
      })
  void soIsOneThatIsEscapedInJson(String json) {
    refused(() -> event(utf8(json), EMPTY), "the payload");
    refused(() -> event(EMPTY, utf8(json)), "the metadata");
  }

  @Test
  void soAreBytesThatAreNotUtf8() {
    refused(
        () -> event(new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0xBD, '"'}, EMPTY),
        "payload");
    refused(() -> event(EMPTY, new byte[] {'"', (byte) 0xE6, '"'}), "metadata");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"\\ud83d\\ude00 \\u00e6\"}",
        "{\"a\":\"\ud83d\ude00 æ\"}",
        "{\"a\":\"\\\\ud83d and \\\" and \\n\"}",
      })
  void wholeCharactersAreTaken(String json) {
    assertThat(event(utf8(json), utf8(json)).payload()).isEqualTo(utf8(json));
    assertThat(event("\ud83d\ude00", "id", "T", null).stream()).isEqualTo("\ud83d\ude00");
  }
}
