package no.dognbok.log;

import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The claims by which a patient's stays in a hospital trust are numbered, {@code
 * patient/<trust>/<pseudonym>/<n>}: who opens stay <i>n</i>+1 claims that number, and whoever knows
 * the patient finds the stays by them. Six digits, so that the order of the characters is that of
 * the numbers.
 */
public final class PatientClaims {

  private final EventLog log;

  public PatientClaims(EventLog log) {
    this.log = log;
  }

  /** Where the numbers of a patient's stays are claimed. */
  public static String prefix(String trust, String pseudonym) {
    return "patient/%s/%s/".formatted(trust, pseudonym);
  }

  /** The streams of the stays that are claimed under a prefix, in the order of their numbers. */
  public Stream<String> stays(String prefix) {
    return LongStream.rangeClosed(1, lastNumber(prefix))
        .mapToObj(number -> log.find(numbered(prefix, number)))
        .flatMap(Optional::stream)
        .flatMap(claim -> stayOf(claim.position()).stream());
  }

  /** The claim with which the next stay is opened. */
  public String next(String prefix) {
    return numbered(prefix, lastNumber(prefix) + 1);
  }

  private long lastNumber(String prefix) {
    return log.last(prefix)
        .map(claim -> Long.parseLong(claim.claim().substring(prefix.length())))
        .orElse(0L);
  }

  private static String numbered(String prefix, long number) {
    return prefix + "%06d".formatted(number);
  }

  /** The stream of the stay that the commit at a position is about. */
  public Optional<String> stayOf(long position) {
    return log.commits(position, 1).getFirst().events().stream()
        .flatMap(event -> Stream.ofNullable(event.stream()))
        .filter(stream -> stream.startsWith("stay/"))
        .findFirst();
  }
}
