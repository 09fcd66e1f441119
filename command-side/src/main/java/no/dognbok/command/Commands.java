package no.dognbok.command;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import no.dognbok.command.stay.Expected;
import no.dognbok.command.stay.StayCommand;
import no.dognbok.events.Refusal;
import no.dognbok.identity.Identity;
import no.dognbok.log.LogUnavailable;
import no.dognbok.log.axon.PositionedCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Sends commands and waits for what became of them. Call it from a thread that may wait, never from
 * an event loop.
 *
 * <p>Where somebody else wrote to the same stream first, the command is tried again a bounded
 * number of times: nothing that is told can have become wrong meanwhile. A taken claim is not tried
 * again; whoever made the claim must read anew.
 */
public final class Commands {

  private static final int ATTEMPTS = 20;

  /** Longer than a full disk or a slow one takes to be told of. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final CommandBus bus;
  private final Duration patience;

  public Commands(CommandBus bus) {
    this(bus, PATIENCE);
  }

  Commands(CommandBus bus, Duration patience) {
    this.bus = bus;
    this.patience = patience;
  }

  /**
   * What a command is answered with.
   *
   * @param result what the handler returned
   * @param position of the commit in the log; absent where the command brought none
   */
  public record Outcome<R>(R result, @Nullable Long position) {}

  /** Sends a command about nobody in particular. */
  public <R> Outcome<R> send(Object command) {
    return send(command, Identity.NONE, Set.of());
  }

  /**
   * Sends a command.
   *
   * @param identity of what it brings
   * @param claims that its commit takes
   * @throws Refusal where the command is refused, or others keep writing to the same stream
   * @throws no.dognbok.log.AppendRefused.ClaimTaken where a claim is taken
   * @throws LogUnavailable where the log cannot be written, or there is no answer in time
   */
  public <R> Outcome<R> send(Object command, Identity identity, Set<String> claims) {
    return send(command, identity, claims, null);
  }

  /**
   * Sends a command that expects the stay in a certain state.
   *
   * @param expected state of the stay; absent where any will do
   * @throws Refusal where the command is refused, finds the stay in another state, or others keep
   *     writing to the same stream
   * @throws no.dognbok.log.AppendRefused.ClaimTaken where a claim is taken
   * @throws LogUnavailable where the log cannot be written, or there is no answer in time
   */
  public <R> Outcome<R> send(
      Object command, Identity identity, Set<String> claims, @Nullable Expected expected) {
    Map<String, Object> metadata = new HashMap<>(identity.toMap());
    if (expected != null) {
      metadata.put(Expected.METADATA, expected);
    }
    metadata.put(PositionedCommandBus.CLAIMS, claims);
    for (int attempt = 1; ; attempt++) {
      try {
        return once(message(command, metadata));
      } catch (ConcurrencyException | AggregateStreamCreationException e) {
        if (attempt == ATTEMPTS) {
          Refusal refusal =
              new Refusal(
                  Refusal.Code.CONFLICT,
                  "others wrote to the same stay %d times in a row; send it again"
                      .formatted(ATTEMPTS));
          refusal.initCause(e);
          throw refusal;
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1_000_000L * attempt));
      }
    }
  }

  /** A command as it goes over the bus: those of a stay under the name of their interface. */
  public static CommandMessage<?> message(Object command, Map<String, ?> metadata) {
    String name =
        command instanceof StayCommand ? StayCommand.class.getName() : command.getClass().getName();
    return new GenericCommandMessage<>(
        new GenericMessage<>(command, MetaData.from(metadata)), name);
  }

  @SuppressWarnings("unchecked")
  private <R> Outcome<R> once(CommandMessage<?> message) {
    CompletableFuture<Outcome<R>> outcome = new CompletableFuture<>();
    bus.dispatch(
        message,
        (_, result) -> {
          if (result.isExceptional()) {
            outcome.completeExceptionally(result.exceptionResult());
          } else {
            outcome.complete(
                new Outcome<>(
                    (R) result.getPayload(),
                    (Long) result.getMetaData().get(PositionedCommandBus.POSITION)));
          }
        });
    try {
      return outcome.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw new LogUnavailable(
            "there was no answer in %d seconds; whether it is recorded is not known: send it again under the same id"
                .formatted(patience.toSeconds()),
            e);
      }
      if (e.getCause() instanceof EventStoreException wrapped
          && wrapped.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
