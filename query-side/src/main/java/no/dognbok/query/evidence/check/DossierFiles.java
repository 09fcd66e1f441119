package no.dognbok.query.evidence.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of a dossier, each in its place.
 *
 * @param events in order
 * @param checkpoint that all proofs lead to
 * @param keys as published
 * @param manifest signed
 */
@SuppressWarnings("ArrayRecordComponent") // read once, not compared
record DossierFiles(List<Event> events, byte[] checkpoint, byte[] keys, byte[] manifest) {

  private static final List<String> FIRST =
      List.of("les-meg.html", "saksmappe.pdf", "saksmappe.json");
  static final String CHECKPOINT = "checkpoint";
  static final String KEYS = "keys.json";
  private static final String EVENTS = "hendelser/";

  /**
   * An event's files.
   *
   * @param name of both, without what follows the point
   * @param facts its facts block; null where it is not shown
   * @param proof of its commit
   */
  record Event(String name, byte @Nullable [] facts, byte[] proof) {}

  /**
   * Puts the entries of a dossier in their places.
   *
   * @throws DoesNotHold where one is another, or one too few or too many
   */
  static DossierFiles of(List<CanonicalZip.Entry> entries) {
    Reader reader = new Reader(entries);
    FIRST.forEach(reader::take);
    List<Event> events = new ArrayList<>();
    while (reader.next().startsWith(EVENTS)) {
      String name = EVENTS + "%04d".formatted(events.size() + 1);
      byte[] facts = reader.next().equals(name + ".facts") ? reader.take(name + ".facts") : null;
      events.add(new Event(name, facts, reader.take(name + ".proof")));
    }
    DossierFiles files =
        new DossierFiles(
            List.copyOf(events),
            reader.take(CHECKPOINT),
            reader.take(KEYS),
            reader.take(Manifest.NAME));
    reader.requireEnd();
    return files;
  }

  private static final class Reader {

    private final List<CanonicalZip.Entry> entries;
    private int at;

    Reader(List<CanonicalZip.Entry> entries) {
      this.entries = entries;
    }

    String next() {
      return at < entries.size() ? entries.get(at).name() : "";
    }

    byte[] take(String name) {
      if (!next().equals(name)) {
        throw new DoesNotHold(Sentence.FILES_OTHERWISE, at + 1, name);
      }
      return entries.get(at++).content();
    }

    void requireEnd() {
      if (at < entries.size()) {
        throw new DoesNotHold(Sentence.FILES_OTHERWISE, at + 1, "—");
      }
    }
  }
}
