package no.dognbok.query.evidence.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import no.dognbok.query.evidence.check.Manifest.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A manifest has one text. */
class ManifestTest {

  private static final String TEXT =
      """
      dognbok/saksmappe/v1
      dognbok.example/log
      size 12
      stream dispute/a 2
      stream stay/b 7
      file e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 checkpoint
      """;

  @Test
  void itIsReadAsItIsWritten() {
    Manifest manifest =
        Manifest.of(
            "dognbok.example/log",
            12,
            List.of(new Whole("stay/b", 7), new Whole("dispute/a", 2)),
            List.of(new CanonicalZip.Entry("checkpoint", new byte[0])));
    assertThat(manifest.text()).isEqualTo(TEXT);
    assertThat(Manifest.parse(TEXT)).isEqualTo(manifest);
  }

  @ParameterizedTest
  @CsvSource({
    "saksmappe/v1, saksmappe/v2",
    "dognbok.example/log, dognbok example",
    "size 12, size 012",
    "size 12, size -1",
    "size 12, size",
    "stream dispute/a 2, stream dispute/a 02",
    "stream dispute/a 2, stream dispute/a 0",
    "stream dispute/a 2, stream tispute/a 2",
    "stream dispute/a 2, stream stay/b 7",
    "stream dispute/a 2, stream dispute/ø 2",
    "stream dispute/a 2, strom dispute/a 2",
    "stream dispute/a 2, file dispute/a 2",
    "file e3b0, file E3B0",
    "file e3b0, file e3b",
    "file e3b0, files e3b0",
  })
  void noOtherTextIsOne(String part, String other) {
    assertThat(TEXT).contains(part);
    assertThatThrownBy(() -> Manifest.parse(TEXT.replace(part, other)))
        .isInstanceOf(Unreadable.class);
  }

  @Test
  void linesInAnotherOrderAreNone() {
    List<String> lines = TEXT.lines().toList();
    String turned =
        String.join("\n", lines.get(0), lines.get(1), lines.get(2), lines.get(5), lines.get(3), "");
    assertThatThrownBy(() -> Manifest.parse(turned)).isInstanceOf(Unreadable.class);
    assertThatThrownBy(() -> Manifest.parse(TEXT + "\n")).isInstanceOf(Unreadable.class);
    assertThatThrownBy(() -> Manifest.parse(TEXT.stripTrailing())).isInstanceOf(Unreadable.class);
    assertThatThrownBy(() -> Manifest.parse("")).isInstanceOf(Unreadable.class);
  }
}
