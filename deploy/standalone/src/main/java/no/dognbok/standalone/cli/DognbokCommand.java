package no.dognbok.standalone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import no.dognbok.events.Refusal;
import no.dognbok.log.LogUnavailable;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code dognbok}: the commands and what becomes of their errors. Exit status 0: done; 1: done, and
 * something was not as it should be; 2: not done.
 */
@Command(
    name = "dognbok",
    mixinStandardHelpOptions = true,
    version = "Døgnbok 0.1",
    description = "The ledger of hospital days between Norwegian hospitals and municipalities.",
    subcommands = {
      TourCommand.class,
      ServeCommand.class,
      ImportCommand.class,
      AssessCommand.class,
      StatementCommand.class,
      CloseCommand.class,
      ReferenceCommand.class,
      EraseCommand.class,
      SimulateCommand.class,
      DemoCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      CopyCommand.class,
      KeygenCommand.class,
      EvidenceKeysCommand.class,
      VerifyCommand.class
    })
public final class DognbokCommand implements Runnable {

  static final int NOT_AS_IT_SHOULD_BE = 1;
  static final int NOT_DONE = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs a command line and gives its exit status. */
  public static int run(String... arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    return run(out, err, arguments);
  }

  /** Runs a command line that writes to these. */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return new CommandLine(new DognbokCommand())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((exception, command, _) -> {
          command.getErr().println("dognbok: " + message(exception));
          return NOT_DONE;
        })
        .execute(arguments);
  }

  /** The deepest cause that says something to people. */
  private static String message(Throwable exception) {
    String message = String.valueOf(exception.getMessage());
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortInUseException taken) {
        return "port %d is taken; name another with --port".formatted(taken.getPort());
      }
      if (cause instanceof Refusal
          || cause instanceof LogUnavailable
          || cause instanceof IllegalStateException
          || cause instanceof IOException) {
        message = String.valueOf(cause.getMessage());
      }
    }
    return message;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
