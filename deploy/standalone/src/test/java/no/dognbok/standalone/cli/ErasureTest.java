package no.dognbok.standalone.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import no.dognbok.log.sqlite.LogBackup;
import no.dognbok.standalone.RunningLedger;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Erasure in a data folder: gone are the bytes in every file of it. */
class ErasureTest extends ErasureContract {

  @RegisterExtension static final RunningLedger LEDGER = RunningLedger.simulated();

  @TempDir Path backups;

  @Override
  RunningLedger ledger() {
    return LEDGER;
  }

  /** The backup reads every commit of its copy against its leaf. */
  @Override
  String stored() throws IOException {
    LogBackup.write(LEDGER.data(), Files.createTempDirectory(backups, "copy"), Clock.systemUTC());
    try (Stream<Path> files = Files.walk(LEDGER.data())) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      StringBuilder text = new StringBuilder();
      for (Path file : all) {
        text.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
      return text.toString();
    }
  }
}
