package no.dognbok.log.axon;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import no.dognbok.log.EventLog.Appended;
import no.dognbok.log.LogUnavailable;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Adds the log's position to the result of a command. The result is made before the events are
 * appended, so that only somebody who stands around the whole command can add it.
 */
public final class PositionedCommandBus implements CommandBus {

  /**
   * Metadata of a result: the position of the commit that the command brought, absent where it
   * brought none.
   */
  public static final String POSITION = "position";

  /** Metadata of a command: the claims that its commit takes, a collection of strings. */
  public static final String CLAIMS = "claims";

  private final CommandBus bus;
  private final ConcurrentMap<String, Appended> appended = new ConcurrentHashMap<>();

  /** Who waits, by the command's id. Whoever takes a callback out of here must call it. */
  private final ConcurrentMap<String, CommandCallback<?, ?>> waiting = new ConcurrentHashMap<>();

  public PositionedCommandBus(CommandBus bus) {
    this.bus = bus;
    bus.registerHandlerInterceptor((unitOfWork, chain) -> {
      CommitContext context = CommitContext.of(unitOfWork);
      CommandMessage<?> command = unitOfWork.getMessage();
      if (command.getMetaData().get(CLAIMS) instanceof Collection<?> claims) {
        context.claim(
            claims.stream().map(Object::toString).collect(Collectors.toUnmodifiableSet()));
      }
      follow(unitOfWork, command, context);
      return chain.proceed();
    });
  }

  private void follow(UnitOfWork<?> unitOfWork, CommandMessage<?> command, CommitContext context) {
    AtomicBoolean ended = new AtomicBoolean();
    unitOfWork.afterCommit(_ -> {
      ended.set(true);
      Appended done = context.appended();
      if (done != null) {
        appended.put(command.getIdentifier(), done);
      }
    });
    unitOfWork.onRollback(_ -> ended.set(true));
    unitOfWork.onCleanup(_ -> {
      if (!ended.get()) {
        brokeOff(command);
      }
    });
  }

  /** Axon lets an Error in the commit phases end its thread, and whoever waits would wait on. */
  private <C> void brokeOff(CommandMessage<C> command) {
    CommandCallback<C, Object> callback = taken(command);
    if (callback != null) {
      callback.onResult(
          command,
          GenericCommandResultMessage.asCommandResultMessage(
              new LogUnavailable(
                  "the command broke off; whether it is recorded is not known: send it again under"
                      + " the same id")));
    }
  }

  @Override
  public <C> void dispatch(CommandMessage<C> command) {
    dispatch(command, (_, _) -> {});
  }

  @Override
  public <C, R> void dispatch(
      CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
    waiting.put(command.getIdentifier(), callback);
    try {
      bus.<C, R>dispatch(command, this::answer);
    } catch (RuntimeException | Error e) {
      waiting.remove(command.getIdentifier());
      throw e;
    }
  }

  private <C, R> void answer(
      CommandMessage<? extends C> command, CommandResultMessage<? extends R> result) {
    CommandCallback<C, R> callback = taken(command);
    Appended done = appended.remove(command.getIdentifier());
    if (callback != null) {
      callback.onResult(
          command, done == null ? result : result.andMetaData(Map.of(POSITION, done.position())));
    }
  }

  /** Only one comes to call it. It was handed in with a command of this type. */
  @SuppressWarnings("unchecked")
  private <C, R> @Nullable CommandCallback<C, R> taken(CommandMessage<? extends C> command) {
    return (CommandCallback<C, R>) waiting.remove(command.getIdentifier());
  }

  @Override
  public Registration subscribe(
      String commandName, MessageHandler<? super CommandMessage<?>> handler) {
    return bus.subscribe(commandName, handler);
  }

  @Override
  public Registration registerDispatchInterceptor(
      MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
    return bus.registerDispatchInterceptor(interceptor);
  }

  @Override
  public Registration registerHandlerInterceptor(
      MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
    return bus.registerHandlerInterceptor(interceptor);
  }
}
