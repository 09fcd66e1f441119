package no.dognbok.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymsTest {

  private static final IdentityNumber PATIENT = new IdentityNumber("15876500565"); // Tenor style

  @TempDir Path folder;

  @Test
  void theFirstStartMakesAKeyThatOnlyItsOwnerCanRead() throws Exception {
    Path file = folder.resolve("keys");
    String pseudonym = Pseudonyms.open(file, new Checks()).newest(PATIENT);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(pseudonym).matches("k1:[0-9a-f]{64}");
    assertThat(Pseudonyms.open(file, new Checks()).newest(PATIENT)).isEqualTo(pseudonym);
  }

  @Test
  void isTheHmacOfTheNumberUnderTheKey() throws Exception {
    Path file = folder.resolve("keys");
    Files.writeString(file, "k1 " + "00".repeat(32) + "\n");
    assertThat(Pseudonyms.open(file, new Checks()).newest(PATIENT))
        .isEqualTo("k1:f25565b6740107344dbfe1d8cfa9fa78ccb928d6e46b19a5bcce5bf1ebd74b13");
  }

  @Test
  void afterRotationTheNewestKeyIsUsedAndAllAreTried() throws Exception {
    Path file = folder.resolve("keys");
    String before = Pseudonyms.open(file, new Checks()).newest(PATIENT);
    Files.writeString(file, "k2 " + "ab".repeat(32) + "\n", StandardOpenOption.APPEND);
    Pseudonyms after = Pseudonyms.open(file, new Checks());
    assertThat(after.newest(PATIENT)).startsWith("k2:");
    assertThat(after.all(PATIENT)).containsExactly(after.newest(PATIENT), before);
  }

  @Test
  void aBrokenKeyFileIsRefusedWithoutShowingWhatStandsInIt() throws Exception {
    Path file = folder.resolve("keys");
    Files.writeString(file, "# old\nsecret-but-wrong\n");
    assertThatThrownBy(() -> Pseudonyms.open(file, new Checks()))
        .hasMessageContaining("line 2")
        .message()
        .doesNotContain("secret-but-wrong");
  }

  @Test
  void aNumberIsNeverShown() {
    assertThat(PATIENT.toString()).doesNotContain("15876500565");
    assertThatThrownBy(() -> new IdentityNumber("1587650056"))
        .hasMessageContaining("eleven digits")
        .message()
        .doesNotContain("1587650056");
  }

  @Test
  void processesThatShareALogShareItsKeysAndMakeNone(@TempDir Path folder) {
    Checks log = new Checks();
    Path keys = folder.resolve("keys");
    assertThatThrownBy(() -> Pseudonyms.openShared(keys, log))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("keygen");
    Pseudonyms.make(keys);
    assertThatThrownBy(() -> Pseudonyms.make(keys)).hasMessageContaining("already");
    String pseudonym = Pseudonyms.openShared(keys, log).newest(PATIENT);
    assertThat(Pseudonyms.openShared(keys, log).newest(PATIENT)).isEqualTo(pseudonym);
    Path others = folder.resolve("others");
    Pseudonyms.make(others);
    assertThatThrownBy(() -> Pseudonyms.openShared(others, log))
        .hasMessageContaining("another ledger");
  }

  /** Between its reading and its writing the other has said which keys they are. */
  @Test
  void ofTwoProcessesThatBeginAtOnceBothOpenTheSameKeys(@TempDir Path folder) {
    Checks log = new Checks();
    Path keys = folder.resolve("keys");
    Pseudonyms.make(keys);
    String[] other = new String[1];
    log.meanwhile =
        () -> {
          log.meanwhile = () -> {};
          other[0] = Pseudonyms.openShared(keys, log).newest(PATIENT);
        };
    assertThat(Pseudonyms.openShared(keys, log).newest(PATIENT)).isEqualTo(other[0]);
    assertThat(log.values).containsOnlyKeys("k1");
  }

  /** Those of a log that is empty. */
  private static final class Checks implements KeyChecks {
    private Map<String, String> values = Map.of();
    private Runnable meanwhile = () -> {};

    @Override
    public boolean isInUse() {
      return false;
    }

    @Override
    public Map<String, String> keyChecks() {
      return values;
    }

    @Override
    public boolean keepKeyChecks(Map<String, String> before, Map<String, String> now) {
      meanwhile.run();
      boolean asBelieved = values.equals(before);
      values = asBelieved ? now : values;
      return asBelieved;
    }
  }
}
