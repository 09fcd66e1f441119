package no.dognbok.query.evidence.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import no.dognbok.evidencetest.SampleLog;
import no.dognbok.log.Leaf;
import no.dognbok.log.Micros;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log writes is read here by others, to the same end. */
class LeafAndFactsTest {

  private final SampleLog log = new SampleLog();

  @Test
  void aLeafSaysWhatTheLogsOwnReaderSays() {
    log.append();
    log.append("stay/a");
    log.append("stay/a", "stay/b", "stay/a");
    for (int position = 0; position < log.size(); position++) {
      Leaf leaf = log.leaf(position);
      LeafBytes read = LeafBytes.parse(leaf.bytes());
      assertThat(read.position()).isEqualTo(leaf.position()).isEqualTo(position);
      assertThat(read.recordedAt()).isEqualTo(Micros.instant(leaf.recordedAt()));
      assertThat(read.facts()).hasSize(leaf.events());
      for (int place = 0; place < leaf.events(); place++) {
        assertThat(read.facts().get(place).bytes()).isEqualTo(leaf.factsHash(place));
        assertThat(read.placeOf(log.facts(position, place))).isEqualTo(place);
      }
      assertThat(Merkle.leafHash(leaf.bytes()).bytes()).isEqualTo(leaf.hash());
    }
  }

  @Test
  void whatIsNoLeafIsNotRead() {
    log.append("stay/a", "stay/b");
    byte[] leaf = log.leaf(0).bytes();
    for (int length = 0; length < leaf.length; length++) {
      byte[] cut = Arrays.copyOf(leaf, length);
      assertThatThrownBy(() -> LeafBytes.parse(cut)).isInstanceOf(Unreadable.class);
    }
    byte[] longer = Arrays.copyOf(leaf, leaf.length + 64);
    assertThatThrownBy(() -> LeafBytes.parse(longer)).isInstanceOf(Unreadable.class);
    for (int of = 17; of < 21; of++) { // how many events
      byte[] changed = leaf.clone();
      changed[of] = (byte) 0x80;
      assertThatThrownBy(() -> LeafBytes.parse(changed)).isInstanceOf(Unreadable.class);
    }
    leaf[0] = 2;
    assertThatThrownBy(() -> LeafBytes.parse(leaf)).isInstanceOf(Unreadable.class);
  }

  @Test
  void factsAreReadAsTheyWereWritten() {
    log.append("stay/6f1d3a52", "stay/6f1d3a52");
    FactsBlock facts = FactsBlock.parse(log.facts(0, 1));
    assertThat(facts.stream()).isEqualTo("stay/6f1d3a52");
    assertThat(facts.kind()).isEqualTo("stay");
    assertThat(facts.sequence()).isEqualTo(1);
    assertThat(facts.type()).isEqualTo("PatientAdmitted");
    assertThat(facts.time()).isEqualTo(SampleLog.recordedAt(0).toString());
    assertThat(facts.frozen()).isNull();
  }

  @Test
  void anEventOfNoStreamHasNoNumber() {
    FactsBlock facts =
        FactsBlock.parse(
            block(
                "{\"id\":\"e\",\"type\":\"Noted\",\"time\":\"2025-03-01T12:00:00Z\",\"payload\":[1]}"));
    assertThat(facts.kind()).isNull();
    assertThat(facts.sequence()).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"id\":\"e\",\"type\":\"Noted\"}",
        "{\"id\":\"e\",\"type\":\"Noted\",\"time\":7}",
        "{\"id\":7,\"type\":\"Noted\",\"time\":\"2025-03-01T12:00:00Z\"}",
        "{\"stream\":\"a\",\"id\":\"e\",\"type\":\"Noted\",\"time\":\"2025-03-01T12:00:00Z\"}",
        "{\"sequence\":1,\"id\":\"e\",\"type\":\"Noted\",\"time\":\"2025-03-01T12:00:00Z\"}",
        "{\"id\":\"e\",\"id\":\"f\",\"type\":\"Noted\",\"time\":\"2025-03-01T12:00:00Z\"}",
        "{\"id\":\"e\",\"type\":\"Noted\",\"time\":\"2025-03-01T12:00:00Z\"} x",
        "{\"id\":\"e\",\"type\":\"StatementFrozen\",\"time\":\"2025-03-01T12:00:00Z\",\"payload\":{}}",
      })
  void whatIsNoEventIsNotRead(String json) {
    assertThatThrownBy(() -> FactsBlock.parse(block(json))).isInstanceOf(Unreadable.class);
  }

  @Test
  void whatIsShorterThanTheSaltIsNotRead() {
    assertThatThrownBy(() -> FactsBlock.parse(new byte[3])).isInstanceOf(Unreadable.class);
  }

  private static byte[] block(String json) {
    byte[] bytes = ("0123456789abcdef" + json).getBytes(UTF_8);
    assertThat(bytes).hasSizeGreaterThanOrEqualTo(16);
    return bytes;
  }
}
