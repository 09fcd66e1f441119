package no.dognbok.log.axon;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import no.dognbok.log.EventLog.Appended;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
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

  public PositionedCommandBus(CommandBus bus) {
    this.bus = bus;
    bus.registerHandlerInterceptor((unitOfWork, chain) -> {
      CommitContext context = CommitContext.of(unitOfWork);
      CommandMessage<?> command = unitOfWork.getMessage();
      if (command.getMetaData().get(CLAIMS) instanceof Collection<?> claims) {
        context.claim(
            claims.stream().map(Object::toString).collect(Collectors.toUnmodifiableSet()));
      }
      unitOfWork.afterCommit(_ -> {
        Appended done = context.appended();
        if (done != null) {
          appended.put(command.getIdentifier(), done);
        }
      });
      return chain.proceed();
    });
  }

  @Override
  public <C> void dispatch(CommandMessage<C> command) {
    dispatch(command, (_, _) -> {});
  }

  @Override
  public <C, R> void dispatch(
      CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
    bus.<C, R>dispatch(
        command,
        (handled, result) -> {
          Appended done = take(handled);
          callback.onResult(
              handled,
              done == null ? result : result.andMetaData(Map.of(POSITION, done.position())));
        });
  }

  private @Nullable Appended take(CommandMessage<?> command) {
    return appended.remove(command.getIdentifier());
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
