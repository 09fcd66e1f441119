package no.dognbok.query.audit;

import java.util.List;
import no.dognbok.query.answer.Format;
import no.dognbok.query.stay.Parameters;

/**
 * Which part of a list is asked for. A table has all of it: a file in parts is no use to anybody.
 *
 * @param number of the page, from 0
 * @param size most entries on a page
 * @param whole whether all pages are asked for
 */
record Paging(int number, int size, boolean whole) {

  private static final int LARGEST_PAGE = 500;

  /**
   * Reads the parameters {@code page} and {@code size}.
   *
   * @throws no.dognbok.events.Refusal where one is no number, or out of bounds
   */
  static Paging of(String page, String size, Format wanted) {
    return new Paging(
        Parameters.number("page", page, 0, Integer.MAX_VALUE / LARGEST_PAGE),
        Parameters.number("size", size, 1, LARGEST_PAGE),
        wanted == Format.CSV);
  }

  /** How many entries come before the part. */
  long skip() {
    return whole ? 0 : (long) number * size;
  }

  /** How many entries the part has at most. */
  int most() {
    return whole ? Integer.MAX_VALUE : size;
  }

  <T> List<T> of(List<T> all) {
    return all.stream().skip(skip()).limit(most()).toList();
  }
}
