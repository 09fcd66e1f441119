package no.dognbok.standalone.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import no.dognbok.log.LogCopy;
import no.dognbok.log.TransferableLog;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.log.mongo.MongoEventLog;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.SqliteEventLog;
import no.dognbok.notes.Note;
import no.dognbok.notes.Notes;
import no.dognbok.notes.mongo.MongoNotes;
import no.dognbok.notes.sqlite.SqliteNotes;
import no.dognbok.query.evidence.Heads;
import no.dognbok.query.evidence.HeadsInFolder;
import no.dognbok.query.evidence.HeadsOnMongo;
import no.dognbok.query.evidence.check.Checkpoint;
import no.dognbok.query.issued.Issued;
import no.dognbok.query.issued.IssuedInFolder;
import no.dognbok.query.issued.IssuedOnMongo;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dognbok copy}: the same log in another store. */
@Command(
    name = "copy",
    mixinStandardHelpOptions = true,
    description =
        "Copies a log to another store, where it is the same log: positions, bytes and claims. What"
            + " is there already is compared, so that it can be broken off and begun again. Nobody"
            + " may write to either meanwhile.")
final class CopyCommand implements Callable<Integer> {

  private static final int SOME_NOTES = 500;
  private static final int SOME_HEADS = 1_000;

  private static final String PLACE =
      "sqlite:DIR, a data folder; or mongodb://HOST,…/NAME, a database. Without a value: the"
          + " environment's DOGNBOK_MONGODB.";

  @Option(
      names = "--from",
      required = true,
      arity = "0..1",
      fallbackValue = "${env:DOGNBOK_MONGODB}",
      paramLabel = "PLACE",
      description = "What to copy: " + PLACE)
  private @Nullable String from;

  @Option(
      names = "--to",
      required = true,
      arity = "0..1",
      fallbackValue = "${env:DOGNBOK_MONGODB}",
      paramLabel = "PLACE",
      description = "Where to: " + PLACE)
  private @Nullable String to;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    try (Place source = Place.open(named("--from", from));
        Place target = Place.open(named("--to", to))) {
      // Before the log: no event goes without its note.
      long notes = copyNotes(source, target);
      ProgressLine line = new ProgressLine(out);
      LogCopy.Progress done = LogCopy.run(source.log(), target.log(), line::show);
      out.println("%s holds the log of %s".formatted(target.name(), source.name()));
      out.println(
          "  commits   %d: %d were there and are the same, %d copied and read back"
              .formatted(done.done(), done.compared(), done.copied()));
      out.println("  events    %d".formatted(target.log().head().events()));
      out.println("  position  %d".formatted(done.done() - 1));
      out.println("  notes     %d".formatted(notes));
      // After the log: nothing is issued there of what is not frozen there.
      out.println("  issued    %d".formatted(copyIssued(source, target)));
      out.println("  heads     %d".formatted(copyHeads(source, target)));
    }
    out.println(
        "The keys of the pseudonyms and those that sign evidence are not in it: give the ledger"
            + " that serves it the key files of the other.");
    return 0;
  }

  private static long copyNotes(Place source, Place target) {
    long copied = 0;
    List<Note> some = source.notes().after(null, SOME_NOTES);
    while (!some.isEmpty()) {
      for (Note note : some) {
        if (!target.notes().put(note).equals(note)) {
          throw new IllegalStateException(
              "%s has the note %s with another salt; it belongs to another ledger"
                  .formatted(target.name(), note.id()));
        }
      }
      copied += some.size();
      some = source.notes().after(some.getLast().id(), SOME_NOTES);
    }
    return copied;
  }

  private static int copyIssued(Place source, Place target) {
    List<String> names = source.issued().names();
    for (String name : names) {
      byte[] bytes = source.issued().find(name).orElseThrow();
      if (!Arrays.equals(target.issued().keep(name, bytes), bytes)) {
        throw new IllegalStateException(
            "%s has another %s than was issued; it belongs to another ledger"
                .formatted(target.name(), name));
      }
    }
    return names.size();
  }

  /** What was signed of the log; there it can be asked for on, and goes on. */
  private static int copyHeads(Place source, Place target) {
    int copied = 0;
    List<Checkpoint> some = source.heads().after(-1, SOME_HEADS);
    while (!some.isEmpty()) {
      for (Checkpoint head : some) {
        target.heads().keep(head);
        if (!target.heads().above(head.size() - 1).equals(Optional.of(head))) {
          throw new IllegalStateException(
              "%s has another head of %d commits; it belongs to another ledger"
                  .formatted(target.name(), head.size()));
        }
      }
      copied += some.size();
      some = source.heads().after(some.getLast().size(), SOME_HEADS);
    }
    return copied;
  }

  private String named(String option, @Nullable String place) {
    if (place == null || place.isBlank()) {
      throw new ParameterException(
          spec.commandLine(),
          "%s without a value takes the address from the environment's DOGNBOK_MONGODB, and that is not set"
              .formatted(option));
    }
    return place;
  }

  /** Says now and then how far it is. */
  private static final class ProgressLine {

    private static final long STEP = 50_000;

    private final PrintWriter out;
    private long next = STEP;

    private ProgressLine(PrintWriter out) {
      this.out = out;
    }

    void show(LogCopy.Progress progress) {
      if (progress.done() >= next) {
        out.println("  %d of %d commits".formatted(progress.done(), progress.of()));
        out.flush();
        next = (progress.done() / STEP + 1) * STEP;
      }
    }
  }

  /**
   * A log, its notes, what was issued and signed, and what must be closed with them.
   *
   * @param name as it may be shown
   */
  private record Place(
      String name,
      TransferableLog log,
      Notes notes,
      Issued issued,
      Heads heads,
      AutoCloseable holder)
      implements AutoCloseable {

    private static final String SQLITE = "sqlite:";

    static Place open(String text) throws Exception {
      if (text.startsWith(SQLITE)) {
        Path path = Path.of(text.substring(SQLITE.length()));
        DataFolder folder = DataFolder.open(path);
        try {
          SqliteEventLog log = SqliteEventLog.open(folder, Clock.systemUTC());
          try {
            return new Place(
                path.toString(),
                log,
                SqliteNotes.open(folder, Clock.systemUTC()),
                new IssuedInFolder(path),
                HeadsInFolder.open(path),
                folder);
          } catch (RuntimeException e) {
            log.close();
            throw e;
          }
        } catch (RuntimeException e) {
          folder.close();
          throw e;
        }
      }
      if (text.startsWith("mongodb://") || text.startsWith("mongodb+srv://")) {
        MongoConnection connection = MongoConnection.open(MongoAddress.valid(text));
        try {
          return new Place(
              MongoAddress.of(text),
              MongoEventLog.open(connection, Clock.systemUTC()),
              new MongoNotes(connection, Clock.systemUTC()),
              new IssuedOnMongo(connection.database()),
              new HeadsOnMongo(connection.database()),
              connection);
        } catch (RuntimeException e) {
          connection.close();
          throw e;
        }
      }
      throw new IllegalStateException(
          "a log lies in sqlite:DIR or in mongodb://HOST,…/NAME; this names neither");
    }

    @Override
    public void close() throws Exception {
      try (holder;
          log;
          notes) {
        // in the order in which they were opened, backwards
      }
    }
  }
}
