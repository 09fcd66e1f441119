package no.dognbok.evidencetest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.dognbok.log.Commit;
import no.dognbok.log.EncodedCommit;
import no.dognbok.log.Leaf;
import no.dognbok.log.Micros;
import no.dognbok.query.evidence.check.Checkpoint;
import no.dognbok.query.evidence.check.ConsistencyProof;
import no.dognbok.query.evidence.check.Hash;
import no.dognbok.query.evidence.check.InclusionProof;
import no.dognbok.query.evidence.check.Merkle;

/**
 * A log in memory, encoded as the stores do it, with the tree as RFC 9162, 2.1 defines it: nothing
 * is kept, every hash is made again.
 */
public final class SampleLog {

  private static final Instant BEGIN = Instant.parse("2025-10-06T07:00:00Z");

  private final List<EncodedCommit> commits = new ArrayList<>();
  private final List<Leaf> leaves = new ArrayList<>();
  private final Map<String, Long> numbers = new HashMap<>();

  /**
   * A commit that is recorded a minute after the one before it.
   *
   * @param streams of each event, in order
   * @return its position
   */
  public long append(String... streams) {
    List<Commit.Event> events = new ArrayList<>();
    for (String stream : streams) {
      events.add(event(stream, "PatientAdmitted", "{\"til\":\"Stjørdal\"}"));
    }
    return append(events);
  }

  /** The same of one event with a type and a payload. */
  public long append(String stream, String type, byte[] payload) {
    return append(List.of(event(stream, type, new String(payload, StandardCharsets.UTF_8))));
  }

  private long append(List<Commit.Event> events) {
    EncodedCommit commit =
        EncodedCommit.of(Commit.of(UUID.randomUUID(), events), EncodedCommit.randomSalts());
    commits.add(commit);
    leaves.add(commit.leafAt(leaves.size(), Micros.of(recordedAt(leaves.size()))));
    return leaves.size() - 1;
  }

  private Commit.Event event(String stream, String type, String payload) {
    return new Commit.Event(
        stream,
        numbers.merge(stream, 1L, Long::sum) - 1,
        UUID.randomUUID().toString(),
        type,
        "1",
        recordedAt(leaves.size()),
        payload.getBytes(StandardCharsets.UTF_8),
        "{\"patient\":\"k1:00ff\"}".getBytes(StandardCharsets.UTF_8));
  }

  /** When the commit at a position was recorded. */
  public static Instant recordedAt(long position) {
    return BEGIN.plusSeconds(60 * position);
  }

  public int size() {
    return leaves.size();
  }

  public Leaf leaf(long position) {
    return leaves.get((int) position);
  }

  /** The facts block of an event of a commit. */
  public byte[] facts(long position, int place) {
    return commits.get((int) position).events().get(place).facts();
  }

  /** The log as it was at a size, signed. */
  public Checkpoint checkpoint(int size, SampleKey key) {
    String origin = key.verifier().name();
    return Checkpoint.parse(key.sign(Checkpoint.text(origin, size, root(0, size))).toString());
  }

  public InclusionProof inclusion(long position, Checkpoint checkpoint) {
    return InclusionProof.of(
        leaf(position).bytes(),
        position,
        path((int) position, 0, (int) checkpoint.size()),
        checkpoint);
  }

  public ConsistencyProof consistency(int from, int to) {
    return new ConsistencyProof(
        from, to, from == 0 || from == to ? List.of() : subProof(from, 0, to, true));
  }

  private Hash root(int from, int to) {
    if (from == to) {
      return Merkle.emptyRoot();
    } else if (to - from == 1) {
      return Merkle.leafHash(leaves.get(from).bytes());
    }
    int middle = from + split(to - from);
    return Merkle.nodeHash(root(from, middle), root(middle, to));
  }

  private List<Hash> path(int position, int from, int to) {
    if (to - from <= 1) {
      return List.of();
    }
    int middle = from + split(to - from);
    return position < middle
        ? with(path(position, from, middle), root(middle, to))
        : with(path(position, middle, to), root(from, middle));
  }

  private List<Hash> subProof(int size, int from, int to, boolean whole) {
    if (size == to - from) {
      return whole ? List.of() : List.of(root(from, to));
    }
    int left = split(to - from);
    int middle = from + left;
    return size <= left
        ? with(subProof(size, from, middle, whole), root(middle, to))
        : with(subProof(size - left, middle, to, false), root(from, middle));
  }

  private static List<Hash> with(List<Hash> path, Hash last) {
    List<Hash> longer = new ArrayList<>(path);
    longer.add(last);
    return longer;
  }

  /** The largest power of two that is smaller. */
  private static int split(int size) {
    return Integer.highestOneBit(size - 1);
  }
}
