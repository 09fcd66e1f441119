package no.dognbok.query.issued;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.Stream;
import no.dognbok.log.LogDamaged;
import no.dognbok.log.LogUnavailable;
import no.dognbok.mongotest.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was issued stands, wherever it is kept, and goes along whole in a backup or not at all. */
class IssuedTest {

  private static final String JUNE = "983974791/5006/2025-06.json";
  private static final String JULY = "983974791/5006/2025-07.invoice.xml";

  private static final String DOSSIER =
      "dossier/stay-6f9c1c7e-2d39-4a53-9a52-0c6a9d1b7e10-4711-5006.zip";

  @TempDir Path data;
  @TempDir Path backups;

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static void keepsTheFirst(Issued issued) {
    assertThat(issued.names()).isEmpty();
    assertThat(issued.find(JUNE)).isEmpty();
    assertThat(issued.keep(JULY, bytes("juli"))).isEqualTo(bytes("juli"));
    assertThat(issued.keep(JUNE, bytes("juni"))).isEqualTo(bytes("juni"));
    assertThat(issued.keep(JUNE, bytes("noe annet"))).isEqualTo(bytes("juni"));
    assertThat(issued.find(JUNE)).hasValue(bytes("juni"));
    assertThat(issued.keep(DOSSIER, bytes("sak"))).isEqualTo(bytes("sak"));
    assertThat(issued.names()).containsExactly(JUNE, JULY, DOSSIER);
  }

  @Test
  void onlyWhatIsIssuedHasAName() {
    assertThat(
            Stream.of(
                DOSSIER,
                "dossier/stay-6f9c1c7e-2d39-4a53-9a52-0c6a9d1b7e10-0.zip",
                "dossier/dispute-6f9c1c7e-2d39-4a53-9a52-0c6a9d1b7e10-12.zip",
                "dossier/statement-983974791-5006-2025-07-6f9c1c7e-2d39-4a53-9a52-0c6a9d1b7e10-12.zip"))
        .allMatch(IssuedInFolder::isName);
    assertThat(
            Stream.of(
                "dossier/../log.zip",
                "dossier/stay-1/2.zip",
                "dossier/stay-1.zip.tmp",
                "dossier/draft-1.tmp",
                "dossier/stay.zip"))
        .noneMatch(IssuedInFolder::isName);
  }

  @Test
  void itStandsInMemory() {
    keepsTheFirst(Issued.inMemory());
  }

  @Test
  void itStandsInAFolderWhereWhatIsBeingWrittenIsNotThereYet() throws IOException {
    Path half = data.resolve("issued/983974791/5006/draft-1.tmp");
    Files.createDirectories(half.resolveSibling(""));
    Files.writeString(half, "ha");
    keepsTheFirst(new IssuedInFolder(data));
  }

  @Test
  void itStandsOnMongo() {
    try (TestDatabase database = TestDatabase.create()) {
      keepsTheFirst(new IssuedOnMongo(database.database()));
    }
  }

  @Test
  void aBackupHoldsWhatWasKeptBeforeTheLogWasCopiedAndNothingLater() {
    IssuedInFolder issued = new IssuedInFolder(data);
    Path copy = backups.resolve("dognbok.db");
    assertThat(IssuedBackup.write(issued, issued.names(), copy)).isEmpty();
    issued.keep(JUNE, bytes("juni"));
    var before = issued.names();
    issued.keep(JULY, bytes("juli"));
    assertThat(IssuedBackup.write(issued, before, copy)).hasValue(IssuedBackup.beside(copy));
    assertThatThrownBy(() -> IssuedBackup.write(issued, before, copy))
        .isInstanceOf(LogUnavailable.class)
        .hasMessageContaining("a backup replaces nothing");

    Path restored = backups.resolve("restored");
    assertThat(IssuedBackup.restore(copy, restored)).isEqualTo(OptionalInt.of(1));
    assertThat(IssuedBackup.restore(copy, restored)).as("begun again").hasValue(1);
    assertThat(new IssuedInFolder(restored).names()).containsExactly(JUNE);
    assertThatThrownBy(() -> IssuedBackup.restore(copy, data))
        .isInstanceOf(LogUnavailable.class)
        .hasMessageContaining(JULY);
  }

  @Test
  void aBackupThatIsNotAsItWasWrittenIsNotRestored() throws IOException {
    IssuedInFolder issued = new IssuedInFolder(data);
    issued.keep(JUNE, bytes("en ganske lang avregning for juni"));
    Path copy = backups.resolve("dognbok.db");
    Path zip = IssuedBackup.write(issued, issued.names(), copy).orElseThrow();
    byte[] damaged = Files.readAllBytes(zip);
    damaged[30 + JUNE.length() + 8] ^= 0x10; // in what is compressed, after its head
    Files.write(zip, damaged);
    assertThatThrownBy(() -> IssuedBackup.restore(copy, backups.resolve("restored")))
        .isInstanceOf(LogDamaged.class)
        .hasMessageContaining("is not as it was written");
  }
}
