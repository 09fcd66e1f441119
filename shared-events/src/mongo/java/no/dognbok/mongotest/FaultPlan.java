package no.dognbok.mongotest;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Which requests a fault befalls. Asked once for each request, by many threads. */
public interface FaultPlan {

  /**
   * What befalls the next request.
   *
   * @param command its name, {@code insert} or {@code hello}; empty where it was compressed
   */
  Fault next(String command);

  /** Nothing befalls anybody. */
  static FaultPlan nothing() {
    return _ -> Fault.NONE;
  }

  /** The same befalls all. */
  static FaultPlan always(Fault fault) {
    return _ -> fault;
  }

  /** It befalls so many, and nobody after them. */
  static FaultPlan first(int requests, Fault fault) {
    AtomicInteger left = new AtomicInteger(requests);
    return _ -> left.getAndDecrement() > 0 ? fault : Fault.NONE;
  }

  /**
   * Each request draws. The same seed gives the same draws in the order in which requests come,
   * which threads decide.
   *
   * @throws IllegalArgumentException where the chances are more than one together
   */
  static FaultPlan atRandom(long seed, Chance... chances) {
    List<Chance> all = List.of(chances);
    if (all.stream().mapToDouble(Chance::probability).sum() > 1 + 1e-9) {
      throw new IllegalArgumentException("more than everybody is hit: " + all);
    }
    Random random = new Random(seed);
    return _ -> drawn(random.nextDouble(), all);
  }

  private static Fault drawn(double draw, List<Chance> chances) {
    double below = 0;
    for (Chance chance : chances) {
      below += chance.probability;
      if (draw < below) {
        return chance.fault;
      }
    }
    return Fault.NONE;
  }

  /** The same for these commands; others are left alone, and use up neither turns nor draws. */
  default FaultPlan only(String... commands) {
    Set<String> names = Set.of(commands);
    return command -> names.contains(command) ? next(command) : Fault.NONE;
  }

  /**
   * How likely a fault is.
   *
   * @param probability from 0 to 1
   * @param fault what happens then
   */
  record Chance(double probability, Fault fault) {}
}
