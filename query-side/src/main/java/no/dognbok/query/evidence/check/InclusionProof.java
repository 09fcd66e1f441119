package no.dognbok.query.evidence.check;

import java.util.Arrays;
import java.util.List;

/**
 * That a commit is in the log, as a file (C2SP tlog-proof).
 *
 * @param leaf base64 of the commit's leaf
 * @param position of the commit
 * @param path hashes from the leaf up
 * @param checkpoint of the log that it is in
 */
public record InclusionProof(String leaf, long position, List<Hash> path, Checkpoint checkpoint) {

  private static final String FORM = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";

  public InclusionProof {
    Base64Text.decode(leaf);
    path = List.copyOf(path);
  }

  public static InclusionProof of(
      byte[] leaf, long position, List<Hash> path, Checkpoint checkpoint) {
    return new InclusionProof(Base64Text.encode(leaf), position, path, checkpoint);
  }

  /**
   * Reads one, in the one form that it has.
   *
   * @throws Unreadable where it is none
   */
  public static InclusionProof parse(String text) {
    int end = text.indexOf("\n\n");
    List<String> lines = end < 0 ? List.of() : List.of(text.substring(0, end).split("\n", -1));
    if (lines.size() < 3
        || !lines.get(0).equals(FORM)
        || !lines.get(1).startsWith(EXTRA)
        || !lines.get(2).startsWith(INDEX)) {
      throw new Unreadable("expected an inclusion proof: %s, extra, index".formatted(FORM));
    }
    return new InclusionProof(
        lines.get(1).substring(EXTRA.length()),
        Checkpoint.size(lines.get(2).substring(INDEX.length())),
        lines.stream().skip(3).map(Hash::parse).toList(),
        Checkpoint.parse(text.substring(end + 2)));
  }

  public byte[] leafBytes() {
    return Base64Text.decode(leaf);
  }

  /**
   * Whether the commit is in the log of the checkpoint. Who has signed that is another question.
   */
  public boolean holds() {
    return Merkle.includes(
        position, checkpoint.size(), Merkle.leafHash(leafBytes()), path, checkpoint.root());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String line : Arrays.asList(FORM, EXTRA + leaf, INDEX + position)) {
      text.append(line).append('\n');
    }
    path.forEach(hash -> text.append(hash).append('\n'));
    return text.append('\n').append(checkpoint).toString();
  }
}
