package no.dognbok.bench.log;

import java.util.List;

/** Rows in groups of a size that is a fraction: 2.5 is two and three by turns. */
final class Batches {

  private Batches() {}

  /**
   * Hands out all rows.
   *
   * @param size of a group in the mean, at least 1
   * @return how many groups there were
   */
  static <T, E extends Exception> long each(List<T> rows, double size, Write<T, E> write) throws E {
    long groups = 0;
    int done = 0;
    while (done < rows.size()) {
      groups++;
      int until = Math.clamp(Math.round(groups * size), done + 1, rows.size());
      write.together(rows.subList(done, until));
      done = until;
    }
    return groups;
  }

  /** What is done with a group. */
  interface Write<T, E extends Exception> {
    void together(List<T> rows) throws E;
  }
}
