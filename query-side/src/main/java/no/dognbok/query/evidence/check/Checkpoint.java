package no.dognbok.query.evidence.check;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What the operator has signed of the whole log at a size (C2SP tlog-checkpoint).
 *
 * @param origin name of the log
 * @param size how many commits it had
 * @param root hash of the tree
 * @param note as it was signed
 */
public record Checkpoint(String origin, long size, Hash root, SignedNote note) {

  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

  /**
   * Reads one. Lines that it does not know are signed too, and say nothing here.
   *
   * @throws Unreadable where it is none
   */
  public static Checkpoint parse(String text) {
    SignedNote note = SignedNote.parse(text);
    List<String> lines = note.lines();
    if (lines.size() < 3 || lines.getFirst().isEmpty()) {
      throw new Unreadable("expected a checkpoint: its origin, the size, the root hash");
    }
    return new Checkpoint(lines.get(0), size(lines.get(1)), Hash.parse(lines.get(2)), note);
  }

  /** What is to be signed. */
  public static String text(String origin, long size, Hash root) {
    return "%s\n%d\n%s\n".formatted(origin, size, root);
  }

  static long size(String text) {
    if (!SIZE.matcher(text).matches()) {
      throw new Unreadable("expected a number in decimal, without a zero before it");
    }
    return Long.parseLong(text);
  }

  @Override
  public String toString() {
    return note.toString();
  }
}
