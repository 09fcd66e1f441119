package no.dognbok.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Hands a reader many inputs that nobody would send on purpose. An input is made from the seed and
 * its own number alone, so {@code -Dfuzz.seed=… -Dfuzz.first=… -Dfuzz.inputs=1} makes one of them
 * again; {@code -Dfuzz.inputs} alone makes more of them, or fewer.
 */
public final class Fuzz {

  private static final long SEED = Long.getLong("fuzz.seed", 20_251_013);
  private static final int FIRST = Integer.getInteger("fuzz.first", 0);
  private static final Path KEPT = Path.of("target", "fuzz");

  /** No input is large: what takes as long as this has run away. */
  private static final int SECONDS = 10;

  private static final int WAITING = 64;
  private static final int ENOUGH = 20;

  private final String name;
  private final Map<String, Integer> words = new TreeMap<>();
  private final Map<String, String> failures = new LinkedHashMap<>();
  private final Deque<Read> waiting = new ArrayDeque<>();

  private Fuzz(String name) {
    this.name = name;
  }

  private record Read(int number, byte[] input, Future<String> word) {}

  /** How many inputs, where the command line does not say otherwise. */
  public static int inputs(int usual) {
    return Integer.getInteger("fuzz.inputs", usual);
  }

  /** Whether these words were said at all; of few inputs, or other ones, they need not be. */
  public static void check(Map<String, Integer> words, String... expected) {
    if (System.getProperty("fuzz.inputs") == null
        && !words.keySet().containsAll(List.of(expected))) {
      throw new AssertionError("expected all of %s in %s".formatted(List.of(expected), words));
    }
  }

  /** What a reader makes of an input. */
  public interface Reader {
    /** Reads; gives a word for what came of it, and throws where anything is not as it must be. */
    String read(byte[] input) throws Exception;
  }

  /**
   * Has inputs read, side by side.
   *
   * @param name of the reader; each has inputs of its own
   * @param inputs how many
   * @param input makes one
   * @param reader reads one
   * @return how often each word was said
   * @throws AssertionError naming the inputs that it failed on, one for each way of failing
   */
  public static Map<String, Integer> each(
      String name, int inputs, Function<Random, byte[]> input, Reader reader) {
    return each(name, inputs, input, reader, Runtime.getRuntime().availableProcessors());
  }

  /** The same one after the other, for a reader that remembers. */
  public static Map<String, Integer> inTurn(
      String name, int inputs, Function<Random, byte[]> input, Reader reader) {
    return each(name, inputs, input, reader, 1);
  }

  private static Map<String, Integer> each(
      String name, int inputs, Function<Random, byte[]> input, Reader reader, int threads) {
    Fuzz fuzz = new Fuzz(name);
    ExecutorService readers = Executors.newFixedThreadPool(threads);
    try {
      fuzz.read(inputs, input, reader, readers);
    } finally {
      readers.shutdownNow();
    }
    if (!fuzz.failures.isEmpty()) {
      throw new AssertionError(String.join("\n", fuzz.failures.values()));
    }
    return fuzz.words;
  }

  private void read(
      int inputs, Function<Random, byte[]> input, Reader reader, ExecutorService readers) {
    int last = FIRST + inputs;
    for (int i = FIRST; i < last && failures.size() < ENOUGH; i++) {
      byte[] made = input.apply(random(name, i));
      waiting.add(new Read(i, made, readers.submit(() -> reader.read(made))));
      if (waiting.size() > WAITING) {
        settle(waiting.remove());
      }
    }
    while (!waiting.isEmpty()) {
      settle(waiting.remove());
    }
  }

  private void settle(Read read) {
    try {
      words.merge(read.word.get(SECONDS, TimeUnit.SECONDS), 1, Integer::sum);
    } catch (ExecutionException e) {
      failures.computeIfAbsent(
          kind(e.getCause()), kind -> kept(read, e.getCause().getMessage() + " (" + kind + ")"));
    } catch (TimeoutException e) {
      throw new AssertionError(kept(read, "not read within " + SECONDS + " s"), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while fuzzing", e);
    }
  }

  private static Random random(String name, int number) {
    // Neighbouring seeds begin alike, so they are spread first.
    return new Random(
        (SEED * 31 + name.hashCode()) * 0x9E3779B97F4A7C15L + number * 0xD1342543DE82EF95L);
  }

  private static String kind(Throwable failure) {
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (frame.getClassName().startsWith("no.dognbok.")) {
        return failure.getClass().getName() + " at " + frame;
      }
    }
    return failure.getClass().getName();
  }

  private String kept(Read read, String why) {
    Path file = KEPT.resolve("%s-%d".formatted(name, read.number));
    try {
      Files.createDirectories(KEPT);
      Files.write(file, read.input);
    } catch (IOException e) {
      throw new IllegalStateException("an input that was failed on cannot be kept", e);
    }
    return "input %d of '%s' with seed %d, kept as %s: %s"
        .formatted(read.number, name, SEED, file, why);
  }
}
