package no.dognbok.log;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a store keeps of a commit, in the bytes in which it keeps it: what another store must
 * hold to hold the same log.
 *
 * @param id of the commit
 * @param leaf position, time, hashes
 * @param firstIndex index of its first event, or of the next event of the log where it has none
 * @param blocks of its events, in order
 * @param claims that it holds; those that were erased are gone
 */
public record WholeCommit(
    UUID id, Leaf leaf, long firstIndex, List<Blocks> blocks, Set<String> claims) {

  public WholeCommit {
    blocks = List.copyOf(blocks);
    claims = Set.copyOf(claims);
  }

  /**
   * The two blocks of an event.
   *
   * @param facts salt and JSON
   * @param identity salt and JSON; absent where it was erased
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by their hashes
  public record Blocks(byte[] facts, byte @Nullable [] identity) {}

  /** A commit that is about to be stored behind what there is. */
  public static WholeCommit next(EncodedCommit encoded, EventLog.Head head, long recordedAt) {
    return new WholeCommit(
        encoded.commit().id(),
        encoded.leafAt(head.commits(), recordedAt),
        head.events(),
        encoded.events().stream()
            .map(event -> new Blocks(event.facts(), event.identity()))
            .toList(),
        encoded.commit().claims());
  }

  public long position() {
    return leaf.position();
  }

  /** In microseconds since 1970-01-01T00:00Z. */
  public long recordedAt() {
    return leaf.recordedAt();
  }

  /**
   * Holds it to another: a commit is what its leaf says.
   *
   * @throws LogDamaged where that has another leaf
   */
  public void requireSameLeaf(WholeCommit other) {
    if (!id.equals(other.id)
        || firstIndex != other.firstIndex
        || !Arrays.equals(leaf.bytes(), other.leaf.bytes())) {
      throw new LogDamaged(
          "at position %d stands the commit %s here, and another there: these are two logs"
              .formatted(position(), id));
    }
  }

  /**
   * Holds it to its place.
   *
   * @param head of the log that it is to be stored behind
   * @throws LogDamaged where it does not follow on what is there
   */
  public void requireFollows(EventLog.Head head) {
    if (position() != head.commits()
        || firstIndex != head.events()
        || recordedAt() < head.recordedAt()) {
      throw new LogDamaged(
          "the commit at position %d does not follow on the %d that are here"
              .formatted(position(), head.commits()));
    }
  }

  /** Of this commit what is left when also what was erased of its copy is gone. */
  public WholeCommit erasedAsIn(WholeCommit copy) {
    List<Blocks> left = new ArrayList<>(blocks.size());
    for (int i = 0; i < blocks.size(); i++) {
      Blocks both = blocks.get(i);
      left.add(copy.blocks.get(i).identity() == null ? new Blocks(both.facts(), null) : both);
    }
    return new WholeCommit(
        id, leaf, firstIndex, left, claims.stream().filter(copy.claims::contains).collect(toSet()));
  }

  /** Whether something is erased here that is there in the same commit. */
  public boolean isLessThan(WholeCommit same) {
    return claims.size() < same.claims.size() || identities() < same.identities();
  }

  private long identities() {
    return blocks.stream().filter(both -> both.identity() != null).count();
  }

  /** Index of the event after its last. */
  public long nextIndex() {
    return firstIndex + leaf.events();
  }

  /** The end of the log when this is its last. */
  public EventLog.Head head() {
    return new EventLog.Head(position() + 1, nextIndex(), leaf.recordedAt());
  }

  /** What its writer was answered with. */
  public EventLog.Appended appended() {
    return new EventLog.Appended(position(), firstIndex, leaf.recordedAt());
  }

  /**
   * Reads it, and checks the blocks against the leaf.
   *
   * @throws LogDamaged where they do not agree
   */
  public StoredCommit read() {
    if (blocks.size() != leaf.events()) {
      throw new LogDamaged(
          "the commit at position %d has the blocks of %d events, and a leaf of %d"
              .formatted(position(), blocks.size(), leaf.events()));
    }
    List<StoredEvent> events = new ArrayList<>(blocks.size());
    for (Blocks both : blocks) {
      events.add(
          StoredEvent.read(
              leaf, firstIndex, firstIndex + events.size(), both.facts(), both.identity()));
    }
    return new StoredCommit(leaf, firstIndex, events);
  }

  /** How many bytes its blocks have. */
  public long size() {
    return blocks.stream()
        .flatMap(both -> Stream.of(both.facts(), both.identity()))
        .mapToLong(block -> block == null ? 0 : block.length)
        .sum();
  }
}
