package no.dognbok.log.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import no.dognbok.log.LogUnavailable;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;

/** Whoever sends a command is answered, whatever happens to it. */
class PositionedCommandBusTest {

  /** An Error ends the thread of the command, and nobody there needs to read of it. */
  private static final Executor THREADS =
      command -> Thread.ofVirtual().uncaughtExceptionHandler((_, _) -> {}).start(command);

  private static CompletableFuture<CommandResultMessage<?>> sent(Consumer<UnitOfWork<?>> handler) {
    PositionedCommandBus bus =
        new PositionedCommandBus(AsynchronousCommandBus.builder().executor(THREADS).build());
    bus.subscribe(
        String.class.getName(),
        _ -> {
          handler.accept(CurrentUnitOfWork.get());
          return "handled";
        });
    CompletableFuture<CommandResultMessage<?>> answer = new CompletableFuture<>();
    bus.dispatch(
        GenericCommandMessage.asCommandMessage("tell"),
        (_, result) -> {
          assertThat(answer.isDone()).isFalse();
          answer.complete(result);
        });
    return answer.orTimeout(20, TimeUnit.SECONDS);
  }

  @Test
  void aResultComesThrough() {
    assertThat(sent(_ -> {}).join().getPayload()).isEqualTo("handled");
  }

  @Test
  void anErrorInAnyPhaseOfTheCommitIsAnswered() {
    Consumer<UnitOfWork<?>> fails =
        _ -> {
          throw new StackOverflowError();
        };
    for (Consumer<UnitOfWork<?>> handler :
        List.<Consumer<UnitOfWork<?>>>of(
            unitOfWork -> unitOfWork.onPrepareCommit(fails::accept),
            unitOfWork -> unitOfWork.onCommit(fails::accept))) {
      CommandResultMessage<?> answer = sent(handler).join();
      assertThat(answer.isExceptional()).isTrue();
      assertThat(answer.exceptionResult())
          .isInstanceOf(LogUnavailable.class)
          .hasMessageContaining("is not known");
    }
  }

  @Test
  void anErrorInTheHandlerIsAnsweredByAxonItself() {
    CommandResultMessage<?> answer =
        sent(
                _ -> {
                  throw new StackOverflowError();
                })
            .join();
    assertThat(answer.exceptionResult()).isInstanceOf(StackOverflowError.class);
  }

  @Test
  void anExceptionInTheCommitKeepsItsName() {
    CommandResultMessage<?> answer =
        sent(unitOfWork ->
                unitOfWork.onPrepareCommit(_ -> {
                  throw new IllegalStateException("no");
                }))
            .join();
    assertThat(answer.exceptionResult()).hasMessage("no");
  }
}
