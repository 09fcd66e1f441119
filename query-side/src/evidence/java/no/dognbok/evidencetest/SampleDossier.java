package no.dognbok.evidencetest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import no.dognbok.query.evidence.check.CanonicalZip;
import no.dognbok.query.evidence.check.CanonicalZip.Entry;
import no.dognbok.query.evidence.check.Checkpoint;
import no.dognbok.query.evidence.check.Manifest;
import no.dognbok.query.evidence.check.Manifest.Whole;
import no.dognbok.query.evidence.check.PublishedKeys;

/**
 * A dossier that can be put together wrongly.
 *
 * @param checkpoint that it says it is of
 * @param keys that are published
 * @param manifestKey that signs the manifest
 * @param streams of which it says that it has all events
 * @param events their files, in order: facts and proof
 */
public record SampleDossier(
    Checkpoint checkpoint,
    PublishedKeys keys,
    SampleKey manifestKey,
    List<Whole> streams,
    List<Entry> events) {

  public SampleDossier {
    streams = List.copyOf(streams);
    events = List.copyOf(events);
  }

  /**
   * The events of some commits.
   *
   * @param positions of commits of which all events are shown
   */
  public static SampleDossier of(
      SampleLog log, SampleKey key, List<Whole> streams, long... positions) {
    Checkpoint checkpoint = log.checkpoint(log.size(), key);
    List<Entry> events = new ArrayList<>();
    for (long position : positions) {
      for (int place = 0; place < log.leaf(position).events(); place++) {
        String name = "hendelser/%04d".formatted(events.size() / 2 + 1);
        events.add(new Entry(name + ".facts", log.facts(position, place)));
        events.add(
            new Entry(name + ".proof", bytes(log.inclusion(position, checkpoint).toString())));
      }
    }
    return new SampleDossier(checkpoint, key.published(), key, streams, events);
  }

  public SampleDossier signedBy(SampleKey key, PublishedKeys published) {
    return new SampleDossier(checkpoint, published, key, streams, events);
  }

  public SampleDossier claiming(List<Whole> whole) {
    return new SampleDossier(checkpoint, keys, manifestKey, whole, events);
  }

  public SampleDossier showing(List<Entry> others) {
    return new SampleDossier(checkpoint, keys, manifestKey, streams, others);
  }

  public SampleDossier under(Checkpoint other) {
    return new SampleDossier(other, keys, manifestKey, streams, events);
  }

  /** All files but the manifest. */
  public List<Entry> listed() {
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry("les-meg.html", bytes("<p>Slik kontrolleres mappen</p>\n")));
    entries.add(new Entry("saksmappe.pdf", bytes("%PDF-")));
    entries.add(new Entry("saksmappe.json", bytes("{}")));
    entries.addAll(events);
    entries.add(new Entry("checkpoint", bytes(checkpoint.toString())));
    entries.add(new Entry("keys.json", keys.json()));
    return entries;
  }

  /** With its manifest, signed. */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>(listed());
    Manifest manifest = Manifest.of(checkpoint.origin(), checkpoint.size(), streams, entries);
    entries.add(new Entry(Manifest.NAME, bytes(manifestKey.sign(manifest.text()).toString())));
    return entries;
  }

  public byte[] zip() {
    return CanonicalZip.write(entries());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
