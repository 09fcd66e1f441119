package no.dognbok.standalone.cli;

import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import no.dognbok.events.Moment;
import no.dognbok.log.sqlite.LogBackup;

/** What people are told of a copy of the log. */
final class CopyReport {

  private CopyReport() {}

  static void print(LogBackup.Copy copy, PrintWriter out) {
    out.println("  position  %d".formatted(copy.position()));
    out.println(
        "  recorded  %s"
            .formatted(
                copy.recordedAt()
                    .atZone(Moment.OSLO)
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toOffsetDateTime()));
    out.println("  commits   %d, all read back".formatted(copy.head().commits()));
    out.println("  events    %d".formatted(copy.head().events()));
    out.println("  SHA-256   %s".formatted(copy.sha256()));
  }
}
