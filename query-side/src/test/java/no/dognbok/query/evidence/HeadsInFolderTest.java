package no.dognbok.query.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import no.dognbok.log.LogDamaged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadsInFolderTest extends HeadsContract {

  @TempDir Path data;

  @Override
  Heads open() {
    return HeadsInFolder.open(data);
  }

  private Path file() {
    return data.resolve("evidence/checkpoints");
  }

  @Test
  void oneThatWasBrokenOffInWritingIsDropped() throws IOException {
    open().keep(head(3));
    byte[] whole = Files.readAllBytes(file());
    open().keep(head(4));
    for (int more = 1; more < whole.length; more += 20) {
      Files.write(file(), whole);
      Files.writeString(file(), head(4).toString().substring(0, more), StandardOpenOption.APPEND);
      Heads heads = open();
      assertThat(heads.last()).hasValue(head(3));
      heads.keep(head(5));
      assertThat(open().after(-1, 9)).containsExactly(head(3), head(5));
    }
  }

  /** What could not be written whole does not stand in the way of what comes after it. */
  @Test
  void aWriteThatFailedHalfwayIsWrittenOver() throws IOException {
    Heads heads = open();
    heads.keep(head(3));
    Files.writeString(file(), head(4).toString().substring(0, 90), StandardOpenOption.APPEND);
    heads.keep(head(5));
    assertThat(heads.after(-1, 9)).containsExactly(head(3), head(5));
    assertThat(open().after(-1, 9)).containsExactly(head(3), head(5));
  }

  @Test
  void whatIsNoCheckpointIsLeftAsItIs() throws IOException {
    open().keep(head(3));
    open().keep(head(4));
    String changed = Files.readString(file()).replaceFirst("test\n3\n", "test\nx\n");
    Files.writeString(file(), changed);
    assertThatThrownBy(this::open)
        .isInstanceOf(LogDamaged.class)
        .hasMessageContaining("checkpoints at byte 0 is no checkpoint");
    assertThat(Files.readString(file())).isEqualTo(changed);
  }

  @Test
  void onesThatGoBackAreDamage() throws IOException {
    Files.createDirectories(file().resolveSibling(""));
    Files.writeString(file(), head(4) + "\n" + head(3) + "\n");
    assertThatThrownBy(this::open).isInstanceOf(LogDamaged.class);
  }
}
