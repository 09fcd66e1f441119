package no.dognbok.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program as it is built, and not as the tests put it together: what only tests have must not
 * be what it needs.
 */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class ProgramJarTest {

  private static final Path JAR = Path.of("target", "dognbok.jar").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void theTourOfTheReadmeComesToItsEnd() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Ddognbok.home=" + Path.of("..").toAbsolutePath().normalize(),
                "-jar",
                JAR.toString(),
                "tour")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), "UTF-8");
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("2025-10").doesNotContain("WARN").doesNotContain("ERROR");
  }
}
