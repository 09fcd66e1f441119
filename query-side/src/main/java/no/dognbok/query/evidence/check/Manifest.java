package no.dognbok.query.evidence.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a dossier says that it holds, before it is signed.
 *
 * @param origin name of the ledger
 * @param size how many commits the log had at the dossier's checkpoint
 * @param streams those of which all events are in the dossier, in alphabetical order
 * @param files every other file of the dossier, in its order
 */
public record Manifest(String origin, long size, List<Whole> streams, List<Listed> files) {

  /** What it is called in the dossier. */
  public static final String NAME = "manifest";

  private static final String FORM = "dognbok/saksmappe/v1";
  private static final String SIZE = "size ";
  private static final String STREAM = "stream ";
  private static final String FILE = "file ";

  public Manifest {
    VerifierKey.requireName(origin);
    streams = List.copyOf(streams);
    files = List.copyOf(files);
    if (size < 0) {
      throw new Unreadable("no log has fewer than no commits");
    }
    for (int i = 1; i < streams.size(); i++) {
      if (streams.get(i - 1).stream().compareTo(streams.get(i).stream()) >= 0) {
        throw new Unreadable("the streams of a manifest are in alphabetical order, each once");
      }
    }
  }

  /**
   * A stream of which all events are in the dossier: the operator's word that it had no more.
   *
   * @param stream its name: visible characters of ASCII, no blank
   * @param events how many it had at the size of the checkpoint
   */
  public record Whole(String stream, long events) {

    private static final Pattern VISIBLE = Pattern.compile("[!-~]+");

    public Whole {
      if (!VISIBLE.matcher(stream).matches() || events < 1) {
        throw new Unreadable("expected a stream without blanks that has an event at least");
      }
    }
  }

  /**
   * A file of the dossier.
   *
   * @param digest of its content
   * @param name as in the ZIP file
   */
  public record Listed(Hash digest, String name) {}

  /** That of a dossier's entries, without the manifest itself. */
  public static Manifest of(
      String origin, long size, List<Whole> streams, List<CanonicalZip.Entry> entries) {
    return new Manifest(
        origin,
        size,
        streams.stream().sorted(Comparator.comparing(Whole::stream)).toList(),
        entries.stream()
            .map(entry -> new Listed(Hash.ofContent(entry.content()), entry.name()))
            .toList());
  }

  /** What is signed. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(FORM).append('\n').append(origin).append('\n');
    text.append(SIZE).append(size).append('\n');
    for (Whole one : streams) {
      text.append(STREAM).append(one.stream()).append(' ').append(one.events()).append('\n');
    }
    for (Listed file : files) {
      text.append(FILE).append(file.digest().hex()).append(' ').append(file.name()).append('\n');
    }
    return text.toString();
  }

  /**
   * Reads what was signed, in the one form that it has.
   *
   * @throws Unreadable where it is another
   */
  public static Manifest parse(String text) {
    Deque<String> lines = new ArrayDeque<>(text.lines().toList());
    if (lines.size() < 3 || !FORM.equals(lines.remove())) {
      throw new Unreadable("expected a manifest: %s, origin, size".formatted(FORM));
    }
    String origin = lines.remove();
    long size = Checkpoint.size(after(SIZE, lines.remove()));
    List<Whole> streams = new ArrayList<>();
    List<Listed> files = new ArrayList<>();
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      if (words.length != 3) {
        throw new Unreadable("expected a line of a manifest: stream or file, and two words");
      }
      if (line.startsWith(STREAM)) {
        streams.add(new Whole(words[1], Checkpoint.size(words[2])));
      } else {
        files.add(new Listed(hash(after(FILE, words[0] + " ") + words[1]), words[2]));
      }
    }
    Manifest read = new Manifest(origin, size, streams, files);
    if (!read.text().equals(text)) {
      throw new Unreadable("the manifest is not written in the one form that it has");
    }
    return read;
  }

  private static Hash hash(String hexadecimal) {
    try {
      return Hash.of(HexFormat.of().parseHex(hexadecimal));
    } catch (IllegalArgumentException e) {
      throw new Unreadable("expected a SHA-256 in hexadecimal", e);
    }
  }

  private static String after(String word, String line) {
    if (!line.startsWith(word)) {
      throw new Unreadable("expected a line of a manifest that begins with '%s'".formatted(word));
    }
    return line.substring(word.length());
  }
}
