package no.dognbok.bench.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Contenders take turns, so that whatever else the machine does hits all of them.
 *
 * @param warmUp a first turn that does not count
 * @param rounds how many turns each has
 * @param turn how long one is
 */
record Contest(Duration warmUp, int rounds, Duration turn) {

  /** What each did in all its turns. */
  List<Result> between(List<Contender> contenders, int writers) throws Exception {
    takeTurns(contenders, writers, warmUp);
    Result[] sums = new Result[contenders.size()];
    Arrays.fill(sums, Result.nothing());
    for (int round = 0; round < rounds; round++) {
      List<Result> results = takeTurns(contenders, writers, turn);
      Arrays.setAll(sums, i -> sums[i].and(results.get(i)));
    }
    return List.of(sums);
  }

  /** One after the other; who writes bare does it in groups of the size that the log just had. */
  private static List<Result> takeTurns(List<Contender> contenders, int writers, Duration time)
      throws Exception {
    List<Result> results = new ArrayList<>();
    for (Contender contender : contenders) {
      double batch = results.isEmpty() ? 1 : results.getFirst().meanBatch();
      results.add(contender.run(writers, batch, time));
    }
    return results;
  }
}
