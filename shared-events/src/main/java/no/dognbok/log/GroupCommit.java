package no.dognbok.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Gathers what many threads want written at the same time and has one thread write it together, so
 * that all of them share one wait for the disk. First come, first served: nobody is overtaken, so
 * nobody waits for more batches than stand before him.
 *
 * @param <T> what is written
 * @param <R> what each caller gets when its own is durable
 */
public final class GroupCommit<T, R> implements AutoCloseable {

  private static final int WAITING = 16_384;

  private final BlockingQueue<Pending<T, R>> queue = new ArrayBlockingQueue<>(WAITING, true);
  private final ToIntFunction<T> size;
  private final int batchItems;
  private final int batchBytes;
  private final Consumer<List<Pending<T, R>>> write;
  private final Thread writer;
  private volatile boolean closed;

  /**
   * Starts the writer.
   *
   * @param name of the writing thread
   * @param batchItems how many are written together at the most
   * @param batchBytes after how many bytes a batch is full
   * @param size bytes of one
   * @param write writes a batch and settles each of it; called by one thread only
   */
  public GroupCommit(
      String name,
      int batchItems,
      int batchBytes,
      ToIntFunction<T> size,
      Consumer<List<Pending<T, R>>> write) {
    this.size = size;
    this.batchItems = batchItems;
    this.batchBytes = batchBytes;
    this.write = write;
    this.writer = Thread.ofPlatform().name(name).daemon().start(this::run);
  }

  /** One that waits, and what became of it. */
  public static final class Pending<T, R> {
    private final T item;
    private final CompletableFuture<R> outcome = new CompletableFuture<>();

    private Pending(T item) {
      this.item = item;
    }

    public T item() {
      return item;
    }

    public void done(R result) {
      outcome.complete(result);
    }

    public void failed(RuntimeException cause) {
      outcome.completeExceptionally(cause);
    }
  }

  /** Hands something in and waits until it is settled. */
  public R submit(T item) {
    Pending<T, R> pending = new Pending<>(item);
    try {
      do {
        if (closed) {
          throw new LogUnavailable("the log is closed");
        }
      } while (!queue.offer(pending, 100, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogUnavailable("interrupted before it was handed in; nothing was stored", e);
    }
    if (closed && queue.remove(pending)) {
      throw new LogUnavailable("the log is closed");
    }
    try {
      // Not interruptible from here: the outcome is decided within one batch, and must be known.
      return pending.outcome.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        cause.addSuppressed(new CallerTrace());
        throw cause;
      }
      throw e;
    }
  }

  private void run() {
    List<Pending<T, R>> batch = new ArrayList<>();
    while (!closed || !queue.isEmpty()) {
      try {
        gather(batch);
        if (!batch.isEmpty()) {
          write.accept(batch);
        }
      } catch (InterruptedException e) {
        closed = true;
      } catch (RuntimeException e) {
        batch.forEach(pending -> pending.failed(e));
      } catch (Error e) {
        batch.forEach(pending -> pending.failed(new LogUnavailable("the writer failed", e)));
      }
      batch.clear();
    }
  }

  private void gather(List<Pending<T, R>> batch) throws InterruptedException {
    Pending<T, R> next = queue.poll(50, TimeUnit.MILLISECONDS);
    int bytes = 0;
    while (next != null) {
      batch.add(next);
      bytes += size.applyAsInt(next.item);
      next = batch.size() < batchItems && bytes < batchBytes ? queue.poll() : null;
    }
  }

  /** Writes what waits, and ends. */
  @Override
  public void close() {
    closed = true;
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where the caller stood; the cause itself was thrown by the writing thread. */
  private static final class CallerTrace extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private CallerTrace() {
      super("appended from here");
    }
  }
}
