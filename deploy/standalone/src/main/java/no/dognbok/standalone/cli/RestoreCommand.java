package no.dognbok.standalone.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import no.dognbok.log.sqlite.LogBackup;
import no.dognbok.notes.sqlite.NotesBackup;
import no.dognbok.query.evidence.EvidenceKeys;
import no.dognbok.query.evidence.HeadsBackup;
import no.dognbok.query.issued.IssuedBackup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dognbok restore}: the log of a new data folder out of a backup. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description =
        "Reads a backup whole, and makes the log of an empty folder of it. What was recorded after"
            + " the backup is not in it.")
final class RestoreCommand implements Callable<Integer> {

  @Option(
      names = "--from",
      paramLabel = "FILE",
      required = true,
      description = "The backup, as 'dognbok backup' made it.")
  private Path from = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "Folder of the new ledger: empty but for the keys of the pseudonyms, or new.")
  private Path data = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    // Before the log: where this is broken off there is none yet, and it can be begun again.
    boolean notes = NotesBackup.restore(from, data);
    OptionalInt issued = IssuedBackup.restore(from, data);
    boolean heads = HeadsBackup.restore(from, data);
    LogBackup.Copy copy = LogBackup.restore(from, data);
    out.println("%s holds the log of %s".formatted(data, from));
    CopyReport.print(copy, out);
    out.println(
        notes
            ? "The notes that people wrote are there too; those deleted since must be deleted"
                + " again."
            : "There is no %s: what people wrote is not restored, and shown as deleted."
                .formatted(NotesBackup.beside(from)));
    issued.ifPresent(files ->
        out.println("What was issued is there too, as it was: %d files.".formatted(files)));
    out.println(
        "The ledger ends at position %d. Who has seen later positions must be told: what stood there is gone, and others will stand there. What was told since can be told again; what is in it is not recorded twice."
            .formatted(copy.position()));
    Path signing = data.resolve(EvidenceKeys.NAME);
    if (heads && !Files.exists(signing)) {
      out.println(
          "The signed heads are there too. Before it signs more: put the key that signs evidence back in %s."
              .formatted(signing));
    }
    Path keys = data.resolve("pseudonym-keys");
    if (!Files.exists(keys)) {
      out.println("Before it serves: put the keys of its pseudonyms back in %s.".formatted(keys));
    }
    return 0;
  }
}
