package no.dognbok.query.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import no.dognbok.log.EventLog;
import no.dognbok.query.dossier.form.DossierPage;
import no.dognbok.query.evidence.Evidence;
import no.dognbok.query.evidence.EvidenceKeys;
import no.dognbok.query.evidence.check.CanonicalZip;
import no.dognbok.query.evidence.check.CanonicalZip.Entry;
import no.dognbok.query.evidence.check.Checkpoint;
import no.dognbok.query.evidence.check.Manifest;

/** A dossier as it is handed out: the one ZIP file that its content has, with a signed manifest. */
final class DossierZip {

  static final String JSON = "saksmappe.json";
  static final String PDF = "saksmappe.pdf";

  private static final String READ_ME = "les-meg.html";

  private final Evidence evidence;
  private final EventLog log;
  private final FactsBlocks blocks;

  DossierZip(Evidence evidence, EventLog log, FactsBlocks blocks) {
    this.evidence = evidence;
    this.log = log;
    this.blocks = blocks;
  }

  /**
   * The file.
   *
   * @param checkpoint to which its proofs lead: that which stands in it
   * @throws no.dognbok.events.Refusal where nothing may be signed
   */
  byte[] of(DrawnDossier dossier, Checkpoint checkpoint) {
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry(READ_ME, readMe()));
    entries.add(new Entry(PDF, DossierPage.pdfOf(dossier.content())));
    entries.add(new Entry(JSON, DossierJson.write(dossier.content())));
    addEvents(entries, dossier, checkpoint);
    entries.add(new Entry("checkpoint", utf8(checkpoint.toString())));
    EvidenceKeys.Current signer = evidence.signer(); // once: the key may be changed in between
    entries.add(new Entry("keys.json", signer.published().json()));
    Manifest manifest =
        Manifest.of(checkpoint.origin(), checkpoint.size(), whole(dossier, checkpoint), entries);
    entries.add(new Entry(Manifest.NAME, utf8(signer.signing().sign(manifest.text()).toString())));
    return CanonicalZip.write(entries);
  }

  private void addEvents(List<Entry> entries, DrawnDossier dossier, Checkpoint checkpoint) {
    Map<Long, byte[]> proofs = new HashMap<>(); // events of one commit have the same
    int number = 0;
    for (SourceEvent event : dossier.events()) {
      String name = "hendelser/%04d".formatted(++number);
      if (!dossier.leftOut().contains(event)) {
        entries.add(new Entry(name + ".facts", blocks.of(event)));
      }
      entries.add(
          new Entry(
              name + ".proof",
              proofs.computeIfAbsent(
                  event.position(),
                  position -> utf8(evidence.inclusion(position, checkpoint).toString()))));
    }
  }

  /** The streams of which every event is enclosed that they had at the size of the checkpoint. */
  private List<Manifest.Whole> whole(DrawnDossier dossier, Checkpoint checkpoint) {
    Map<String, Long> enclosed = new TreeMap<>();
    for (SourceEvent event : dossier.events()) {
      if (!dossier.leftOut().contains(event)) {
        enclosed.merge(event.stream(), 1L, Long::sum);
      }
    }
    return enclosed.entrySet().stream()
        .filter(one -> one.getValue() == eventsAt(checkpoint.size(), one.getKey()))
        .map(one -> new Manifest.Whole(one.getKey(), one.getValue()))
        .toList();
  }

  private long eventsAt(long size, String stream) {
    long last = log.lastSequence(stream).orElse(-1);
    while (last >= 0 && log.stream(stream, last, 1).getFirst().position() >= size) {
      last--;
    }
    return last + 1;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** How to check it: the same page in every dossier. */
  private static byte[] readMe() {
    try (InputStream in =
        Objects.requireNonNull(DossierZip.class.getResourceAsStream(READ_ME), READ_ME)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
