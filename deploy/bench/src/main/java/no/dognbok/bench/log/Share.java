package no.dognbok.bench.log;

import java.util.Locale;
import java.util.Optional;

/**
 * What one of several processes appended.
 *
 * @param perSecond commits
 * @param p50 milliseconds that half of the appends waited at the most
 * @param p99 milliseconds that all but a hundredth waited at the most
 * @param mostBatches the largest number of batches that were sent while an append waited
 */
record Share(double perSecond, double p50, double p99, long mostBatches) {

  private static final String MARK = "appended";

  static Share of(Result result, long mostBatches) {
    return new Share(
        result.perSecond(), result.milliseconds(50), result.milliseconds(99), mostBatches);
  }

  /** As a process says it to the one that started it. */
  String line() {
    return String.format(
        Locale.ROOT, "%s %.3f %.3f %.3f %d", MARK, perSecond, p50, p99, mostBatches);
  }

  /** What such a line says; nothing where it is another. */
  static Optional<Share> read(String line) {
    String[] words = line.split(" ");
    if (words.length != 5 || !words[0].equals(MARK)) {
      return Optional.empty();
    }
    return Optional.of(
        new Share(
            Double.parseDouble(words[1]),
            Double.parseDouble(words[2]),
            Double.parseDouble(words[3]),
            Long.parseLong(words[4])));
  }
}
