package no.dognbok.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process holds a data folder, and says where it serves. */
class DataFolderTest {

  @TempDir Path parent;
  private Path path;

  @BeforeEach
  void aFolderThatIsNotThereYet() {
    path = parent.resolve("data");
  }

  /** Tries to take a folder in a process of its own. */
  static final class Taker {
    public static void main(String[] arguments) {
      try {
        DataFolder.open(Path.of(arguments[0])).close();
        System.out.println("taken");
      } catch (DataFolder.InUse inUse) {
        System.out.println("in use, served at " + inUse.server().orElse("nowhere"));
      }
    }
  }

  private String anotherProcess() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Taker.class.getName(),
                path.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = process.inputReader()) {
      return out.readLine();
    }
  }

  @Test
  void anotherProcessIsToldWhereTheHolderServes() throws IOException {
    try (DataFolder held = DataFolder.open(path)) {
      assertThat(anotherProcess()).isEqualTo("in use, served at nowhere");
      held.serving("http://127.0.0.1:8180");
      assertThat(anotherProcess()).isEqualTo("in use, served at http://127.0.0.1:8180");
    }
    assertThat(anotherProcess()).isEqualTo("taken");
  }

  /** POSIX gives a lock up when the process that has it closes any channel on the file. */
  @Test
  void lookingAtAFolderOfItsOwnDoesNotGiveItUp() throws IOException {
    try (DataFolder held = DataFolder.open(path)) {
      held.serving("http://127.0.0.1:8180");
      assertThat(DataFolder.server(path)).contains("http://127.0.0.1:8180");
      assertThatThrownBy(() -> DataFolder.open(path)).isInstanceOf(DataFolder.InUse.class);
      assertThat(anotherProcess()).startsWith("in use");
    }
    DataFolder.open(path).close();
  }

  @Test
  void anAddressThatAKilledProcessLeftIsNotBelieved() throws IOException {
    DataFolder.open(path).close();
    Files.writeString(path.resolve("server-address"), "http://127.0.0.1:1");
    assertThat(DataFolder.server(path)).isEmpty();
  }

  @Test
  void onlyItsOwnerMayReadIt() throws IOException {
    DataFolder.open(path).close();
    assertThat(Files.getPosixFilePermissions(path))
        .allMatch(permission -> permission.name().startsWith("OWNER"));
  }
}
