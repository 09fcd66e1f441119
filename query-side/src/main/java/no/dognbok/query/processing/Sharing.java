package no.dognbok.query.processing;

import java.time.Duration;

/**
 * How processes share the work.
 *
 * @param node who this process is, unlike any other's name
 * @param segments into which the stays are divided when there is nothing yet
 * @param timeout after which a process that was not heard of loses its segments
 * @param heartbeat how often one says that it lives, and looks for segments to take
 * @param standstill how long nothing may move while there is something to do, before it is said
 */
public record Sharing(
    String node, int segments, Duration timeout, Duration heartbeat, Duration standstill) {

  private static final int SEGMENTS = 16;

  /** As it is where nobody says otherwise. */
  public static Sharing as(String node) {
    return new Sharing(
        node, SEGMENTS, Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(10));
  }

  /** The same with another number of segments. */
  public Sharing withSegments(int number) {
    return new Sharing(node, number, timeout, heartbeat, standstill);
  }

  /** A part of some segments that is fair among so many processes. */
  static int share(int segments, int nodes) {
    return Math.max(1, (segments + nodes - 1) / nodes);
  }
}
