package no.dognbok.standalone.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import no.dognbok.log.sqlite.LogBackup;
import no.dognbok.notes.sqlite.NotesBackup;
import no.dognbok.query.evidence.EvidenceKeys;
import no.dognbok.query.evidence.HeadsBackup;
import no.dognbok.query.issued.Issued;
import no.dognbok.query.issued.IssuedBackup;
import no.dognbok.query.issued.IssuedInFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code dognbok backup}: a copy of the log at one position, beside a server that goes on serving.
 * It reads the log's files itself: who may read them may copy them, and nobody else; an address
 * that writes files for whoever asks would be a worse door.
 */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description =
        "Copies the log to one file, also while a server serves it, and reads the copy back; the"
            + " notes that people wrote, and the statements and invoices as they were issued, lie"
            + " beside it. The keys of the pseudonyms are not in it.")
final class BackupCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "dognbok-data",
      description = "Folder of the ledger (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("dognbok-data");

  @Option(
      names = "--to",
      paramLabel = "DIR|FILE",
      required = true,
      description = "Folder, in which the copy is named by position and time; or the file to make.")
  private Path to = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    // Before the log: no statement in the copy is less than frozen of which something was issued.
    Issued issued = new IssuedInFolder(data);
    List<String> names = issued.names();
    byte[] heads = HeadsBackup.read(data);
    LogBackup.Copy copy = LogBackup.write(data, to, Clock.systemUTC());
    out.println("%s holds the log of %s".formatted(copy.file(), data));
    CopyReport.print(copy, out);
    // After the log: every event in the copy has its note.
    NotesBackup.write(data, copy.file())
        .ifPresent(notes -> out.println("%s holds the notes that people wrote".formatted(notes)));
    IssuedBackup.write(issued, names, copy.file())
        .ifPresent(file ->
            out.println("%s holds what was issued: %d files".formatted(file, names.size())));
    HeadsBackup.write(heads, copy.file())
        .ifPresent(file -> out.println("%s holds the signed heads of the log".formatted(file)));
    out.println(
        "The keys of the pseudonyms are not in it, and without them no patient in it is found"
            + " again:"
            + " keep a copy of %s, apart from this one.".formatted(data.resolve("pseudonym-keys"))
            + " The key that signs evidence is not in it either: the same goes for %s."
                .formatted(data.resolve(EvidenceKeys.NAME)));
    return 0;
  }
}
