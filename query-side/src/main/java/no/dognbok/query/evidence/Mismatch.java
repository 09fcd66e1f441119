package no.dognbok.query.evidence;

/**
 * Something that is not as it was recorded.
 *
 * @param position of the commit that it is about
 * @param what is wrong with it
 */
public record Mismatch(long position, String what) {

  @Override
  public String toString() {
    return "position %d: %s".formatted(position, what);
  }
}
