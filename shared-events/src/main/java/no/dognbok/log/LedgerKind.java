package no.dognbok.log;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.dognbok.events.ReferenceEvent.LedgerSimulated;

/** Whether what a log holds has happened, or is made up. Its first commit says it, for good. */
public enum LedgerKind {
  REAL,
  SIMULATED;

  private static final String SOURCE = "dognbok --simulated";

  public static LedgerKind of(boolean simulated) {
    return simulated ? SIMULATED : REAL;
  }

  /** What a log is; empty where nothing is in it, so that it can become either. */
  public static Optional<LedgerKind> of(EventLog log) {
    return log.commits(0, 1).stream()
        .findFirst()
        .map(first -> of(first.events().stream().anyMatch(LedgerKind::saysSimulated)));
  }

  private static boolean saysSimulated(StoredEvent event) {
    return event.type().equals(EventTypes.name(LedgerSimulated.class));
  }

  /**
   * Holds a log to this kind.
   *
   * @throws IllegalStateException where it is of the other; the message says what would be right
   */
  public void require(EventLog log) {
    of(log)
        .filter(found -> found != this)
        .ifPresent(found -> {
          throw new IllegalStateException(
              found == SIMULATED
                  ? "this ledger is simulated, and was made so: say --simulated, or name another"
                      + " folder"
                  : "this ledger was made without --simulated and cannot become simulated: leave"
                      + " that out, or name another folder");
        });
  }

  /**
   * Holds a log that was just opened to this kind, and closes it where it is of the other.
   *
   * @throws IllegalStateException as {@link #require}
   */
  public <L extends EventLog> L requireOrClose(L log) {
    try {
      require(log);
      return log;
    } catch (RuntimeException e) {
      log.close();
      throw e;
    }
  }

  /** Makes a new log what this is; one in which something is must be of this kind. */
  public void begin(EventLog log) {
    require(log);
    if (this == SIMULATED && log.head().commits() == 0) {
      try {
        log.append(Commit.of(UUID.randomUUID(), List.of(first())));
      } catch (AppendRefused.SequenceTaken another) { // another process was quicker
        require(log);
      }
    }
  }

  private static Commit.Event first() {
    return new Commit.Event(
        LedgerSimulated.STREAM,
        0,
        UUID.randomUUID().toString(),
        EventTypes.name(LedgerSimulated.class),
        EventTypes.revision(LedgerSimulated.class),
        SimulatedClock.BEGINNING,
        EventJson.write(new LedgerSimulated(SOURCE)),
        "{}".getBytes(StandardCharsets.UTF_8));
  }
}
