package no.dognbok.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GroupCommitTest {

  private final List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());
  private final Semaphore gate = new Semaphore(0);

  /**
   * Writes a batch only when the test opens the gate, so that the test decides what waits together.
   */
  private GroupCommit<Integer, Integer> gated(int items, int bytes) {
    return new GroupCommit<>(
        "test-writer",
        items,
        bytes,
        item -> item,
        batch -> {
          gate.acquireUninterruptibly();
          batches.add(batch.stream().map(GroupCommit.Pending::item).toList());
          batch.forEach(pending -> pending.done(-pending.item()));
        });
  }

  @Test
  void whatWaitsTogetherIsWrittenTogetherInTheOrderItCameAndNobodyIsOvertaken() throws Exception {
    try (GroupCommit<Integer, Integer> group = gated(10, Integer.MAX_VALUE)) {
      List<Thread> callers = new ArrayList<>();
      CountDownLatch answered = new CountDownLatch(25);
      for (int i = 0; i < 25; i++) {
        int item = i;
        Thread caller =
            Thread.ofPlatform()
                .start(() -> {
                  assertThat(group.submit(item)).isEqualTo(-item);
                  answered.countDown();
                });
        callers.add(caller);
        while (caller.getState() != Thread.State.WAITING) {
          Thread
              .onSpinWait(); // it waits for its outcome, so it stands in line before the next comes
        }
      }
      gate.release(100);
      assertThat(answered.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(batches.stream().flatMap(List::stream)).isSorted().hasSize(25);
      // The first found nobody else; the others waited, and came in as few batches as fit.
      assertThat(batches).extracting(List::size).containsExactly(1, 10, 10, 4);
    }
  }

  @Test
  void aBatchIsFullAfterSoManyBytes() throws Exception {
    try (GroupCommit<Integer, Integer> group = gated(100, 10)) {
      CountDownLatch answered = new CountDownLatch(5);
      for (int i = 0; i < 5; i++) {
        Thread caller =
            Thread.ofPlatform()
                .start(() -> {
                  group.submit(6);
                  answered.countDown();
                });
        while (caller.getState() != Thread.State.WAITING) {
          Thread.onSpinWait();
        }
      }
      gate.release(100);
      assertThat(answered.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(batches).extracting(List::size).containsExactly(1, 2, 2);
    }
  }

  @Test
  void whatTheWriterThrowsReachesEveryCallerOfTheBatchAndTheNextBatchIsWritten() {
    GroupCommit<Integer, Integer> group =
        new GroupCommit<>(
            "failing-writer",
            10,
            100,
            _ -> 1,
            batch -> {
              if (batch.getFirst().item() == 0) {
                throw new IllegalStateException("no room");
              }
              batch.forEach(pending -> pending.done(1));
            });
    try (group) {
      assertThatThrownBy(() -> group.submit(0)).hasMessage("no room");
      assertThat(group.submit(1)).isEqualTo(1);
    }
    assertThatThrownBy(() -> group.submit(2)).isInstanceOf(LogUnavailable.class);
  }

  @Test
  void anErrorOfTheWriterAndAnAnswerThatItForgotReachTheCallersToo() {
    GroupCommit<Integer, Integer> group =
        new GroupCommit<>(
            "failing-writer",
            10,
            100,
            _ -> 1,
            batch -> {
              if (batch.getFirst().item() == 0) {
                throw new StackOverflowError();
              }
            });
    try (group) {
      assertThatThrownBy(() -> group.submit(0))
          .isInstanceOf(LogUnavailable.class)
          .hasMessageContaining("failed");
      assertThatThrownBy(() -> group.submit(1))
          .isInstanceOf(LogUnavailable.class)
          .hasMessageContaining("no answer");
    }
  }

  /**
   * One place to wait in, four who hand in again and again, and one who came after their first: he
   * is next after these, however often the four come back.
   */
  @Test
  void whoFindsNoPlaceToWaitInIsNotOvertakenByThoseWhoComeLater() throws Exception {
    for (int round = 0; round < 50; round++) {
      Semaphore closedGate = new Semaphore(0);
      List<Integer> written = Collections.synchronizedList(new ArrayList<>());
      AtomicBoolean served = new AtomicBoolean();
      GroupCommit<Integer, Integer> group =
          new GroupCommit<>(
              "test-writer",
              new LinkedBlockingQueue<>(),
              1,
              1,
              100,
              _ -> 1,
              batch -> {
                closedGate.acquireUninterruptibly();
                written.add(batch.getFirst().item());
                batch.getFirst().done(1);
              });
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        int eager = i;
        threads.add(
            inLine(() -> {
              while (!served.get()) {
                group.submit(eager);
              }
            }));
      }
      threads.add(
          inLine(() -> {
            group.submit(99);
            served.set(true);
          }));
      closedGate.release(Integer.MAX_VALUE);
      for (Thread thread : threads) {
        thread.join();
      }
      group.close();
      assertThat(written.indexOf(99)).as("round %d", round).isEqualTo(4);
    }
  }

  /** Starts somebody, and comes back when he waits. */
  private static Thread inLine(Runnable caller) {
    Thread thread = Thread.ofPlatform().start(caller);
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return thread;
  }

  /** A queue that lets the writer go, between the question whether it is closed and the queue. */
  private static final class Late<T> extends LinkedBlockingQueue<T> {
    private static final long serialVersionUID = 1L;
    private transient Runnable before = () -> {};

    @Override
    public boolean add(T item) {
      before.run();
      return super.add(item);
    }
  }

  @Test
  void whoHandsInWhenTheWriterHasJustGoneIsToldSo() {
    Late<GroupCommit.Pending<Integer, Integer>> queue = new Late<>();
    GroupCommit<Integer, Integer> group =
        new GroupCommit<>(
            "test-writer", queue, 1, 1, 100, _ -> 1, batch -> batch.forEach(one -> one.done(1)));
    queue.before = group::close;
    assertThatThrownBy(() -> group.submit(1)).isInstanceOf(LogUnavailable.class);
    assertThat(queue).isEmpty();
    assertThatThrownBy(() -> group.submit(2)).isInstanceOf(LogUnavailable.class);
  }

  @Test
  void whoStandsInLineForAPlaceWhenItIsClosedIsToldSo() throws Exception {
    GroupCommit<Integer, Integer> group =
        new GroupCommit<>(
            "test-writer",
            new LinkedBlockingQueue<>(),
            1,
            1,
            100,
            _ -> 1,
            batch -> {
              gate.acquireUninterruptibly();
              batch.forEach(one -> one.done(1));
            });
    CountDownLatch written = new CountDownLatch(2);
    CountDownLatch refused = new CountDownLatch(3);
    for (int i = 0; i < 5; i++) {
      Thread caller =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  group.submit(1);
                  written.countDown();
                } catch (LogUnavailable closed) {
                  refused.countDown();
                }
              });
      while (caller.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
    Thread closing = Thread.ofPlatform().start(group::close);
    while (closing.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    gate.release(100);
    assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(refused.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whoHandsInAgainAndAgainWhileItIsClosedIsAnsweredEachTime() throws Exception {
    for (int round = 0; round < 200; round++) {
      GroupCommit<Integer, Integer> group =
          new GroupCommit<>(
              "test-writer", 1, 100, _ -> 1, batch -> batch.forEach(one -> one.done(1)));
      CountDownLatch answered = new CountDownLatch(3);
      CyclicBarrier together = new CyclicBarrier(4);
      for (int i = 0; i < 3; i++) {
        Thread.ofVirtual()
            .start(() -> {
              try {
                together.await();
                while (true) {
                  group.submit(1);
                }
              } catch (LogUnavailable closed) {
                answered.countDown();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
      }
      together.await();
      group.close();
      assertThat(answered.await(10, TimeUnit.SECONDS)).as("round %d", round).isTrue();
    }
  }
}
