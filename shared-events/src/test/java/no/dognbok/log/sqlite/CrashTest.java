package no.dognbok.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import no.dognbok.log.StoredCommit;
import no.dognbok.log.StoredEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process is killed in the middle of its work, again and again, on one and the same log. */
class CrashTest {

  private static final int KILLS = 20;
  private static final int ACKNOWLEDGED_BEFORE_EACH = 100;
  private static final int SIGKILL = 137;

  @TempDir Path path;

  @Test
  @Timeout(240)
  void afterEachOfTwentyKillsEveryAcknowledgedCommitIsThereAndNoneIsHalfThere() throws Exception {
    Map<String, Long> acknowledged = new HashMap<>();
    for (int kill = 0; kill < KILLS; kill++) {
      Set<String> begun = new HashSet<>();
      int before = acknowledged.size();
      runAndKill(begun, acknowledged);
      assertThat(acknowledged.size() - before)
          .as("acknowledged before kill %d", kill)
          .isGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_EACH);
      begun.removeAll(acknowledged.keySet());
      assertThat(begun).as("in flight at kill %d", kill).isNotEmpty();
      check(acknowledged);
    }
  }

  @Test
  @Timeout(60)
  void whileAProcessHoldsTheFolderASecondOneIsRefused() throws Exception {
    Process victim = start();
    try (BufferedReader out = victim.inputReader()) {
      assertThat(out.readLine()).startsWith("begins");
      assertThatThrownBy(() -> DataFolder.open(path))
          .isInstanceOf(DataFolder.InUse.class)
          .hasMessageContaining("in use by another process");
    } finally {
      victim.destroyForcibly().waitFor();
    }
    DataFolder.open(path).close();
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            CrashVictim.class.getName(),
            path.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private void runAndKill(Set<String> begun, Map<String, Long> acknowledged) throws Exception {
    Process victim = start();
    try (BufferedReader out = victim.inputReader()) {
      int count = 0;
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        String[] words = line.split(" ");
        if (words[0].equals("begins")) {
          begun.add(words[1]);
        } else if (words.length == 3) { // the last line may be cut
          acknowledged.put(words[1], Long.valueOf(words[2]));
          if (++count == ACKNOWLEDGED_BEFORE_EACH) {
            victim
                .toHandle()
                .destroyForcibly(); // SIGKILL; what it has said already can still be read
          }
        }
      }
    }
    assertThat(victim.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(victim.exitValue()).isEqualTo(SIGKILL);
  }

  private void check(Map<String, Long> acknowledged) {
    try (DataFolder folder = DataFolder.open(path);
        SqliteEventLog log = SqliteEventLog.open(folder, Clock.systemUTC())) {
      Map<String, Long> stored = new HashMap<>();
      long position = 0;
      for (List<StoredCommit> batch = log.commits(0, 1_000);
          !batch.isEmpty();
          batch = log.commits(position, 1_000)) {
        for (StoredCommit commit : batch) {
          assertThat(commit.position()).isEqualTo(position++);
          String id = id(commit.events().getFirst());
          assertThat(commit.events()).hasSize(2).allMatch(event -> id(event).equals(id));
          assertThat(log.find("crash/" + id).orElseThrow().position()).isEqualTo(commit.position());
          stored.put(id, commit.position());
        }
      }
      assertThat(log.head().commits()).isEqualTo(position);
      assertThat(stored).containsAllEntriesOf(acknowledged);
    }
  }

  private static String id(StoredEvent event) {
    return event.stream().substring(event.stream().indexOf('/') + 1);
  }
}
