package no.dognbok.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
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

  private final BlockingQueue<Pending<T, R>> queue;
  private final Semaphore places;
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
    this(name, new LinkedBlockingQueue<>(), WAITING, batchItems, batchBytes, size, write);
  }

  /**
   * As above, with a queue of the caller's, and so many places in it; who finds none stands in line
   * for one.
   */
  GroupCommit(
      String name,
      BlockingQueue<Pending<T, R>> queue,
      int waiting,
      int batchItems,
      int batchBytes,
      ToIntFunction<T> size,
      Consumer<List<Pending<T, R>>> write) {
    this.queue = queue;
    this.places = new Semaphore(waiting, true);
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

    public Pending(T item) {
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

    public boolean isSettled() {
      return outcome.isDone();
    }

    /** Waits until it is settled. */
    public R join() {
      try {
        return outcome.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          cause.addSuppressed(new CallerTrace());
          throw cause;
        }
        throw e;
      }
    }
  }

  /** Hands something in and waits until it is settled. */
  public R submit(T item) {
    Pending<T, R> pending = new Pending<>(item);
    try {
      places.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogUnavailable("interrupted before it was handed in; nothing was stored", e);
    }
    if (closed) {
      throw closed();
    }
    queue.add(pending);
    // Asked again: the writer may have gone between the question and the queue.
    if (closed && queue.remove(pending)) {
      throw closed();
    }
    // Not interruptible from here: the outcome is decided within one batch, and must be known.
    return pending.join();
  }

  /** Whoever still stands in line for a place gets it, to be told the same. */
  private LogUnavailable closed() {
    places.release();
    return new LogUnavailable("the log is closed");
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
      } catch (Throwable e) {
        batch.forEach(pending -> pending.failed(new LogUnavailable("the writer failed", e)));
      }
      batch.stream()
          .filter(pending -> !pending.isSettled())
          .forEach(pending -> pending.failed(new LogUnavailable("the writer gave no answer")));
      batch.clear();
    }
  }

  private void gather(List<Pending<T, R>> batch) throws InterruptedException {
    Pending<T, R> next = queue.poll(50, TimeUnit.MILLISECONDS);
    int bytes = 0;
    while (next != null) {
      places.release();
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
