package no.dognbok.command;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import no.dognbok.log.LogUnavailable;
import no.dognbok.log.axon.PositionedCommandBus;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever sends a command does not wait for ever. */
@Timeout(30)
class CommandsTest {

  @Test
  void withoutAnAnswerTheCallerIsToldThatNothingIsKnown() {
    PositionedCommandBus silent =
        new PositionedCommandBus(AsynchronousCommandBus.builder().executor(_ -> {}).build());
    silent.subscribe(String.class.getName(), _ -> "never called");
    assertThatThrownBy(() -> new Commands(silent, Duration.ofMillis(100)).send("tell"))
        .isInstanceOf(LogUnavailable.class)
        .hasMessageContaining("no answer");
  }

  @Test
  void anErrorWhileItIsCommittedIsAnAnswer() {
    PositionedCommandBus bus =
        new PositionedCommandBus(
            AsynchronousCommandBus.builder()
                .executor(command ->
                    Thread.ofVirtual().uncaughtExceptionHandler((_, _) -> {}).start(command))
                .build());
    bus.subscribe(
        String.class.getName(),
        _ -> {
          CurrentUnitOfWork.get()
              .onPrepareCommit(_ -> {
                throw new StackOverflowError();
              });
          return "handled";
        });
    assertThatThrownBy(() -> new Commands(bus).send("tell"))
        .isInstanceOf(LogUnavailable.class)
        .hasMessageContaining("broke off");
  }
}
