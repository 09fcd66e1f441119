package no.dognbok.query.evidence.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import no.dognbok.query.evidence.check.Keyring.Signer;

/** What holds of a dossier (saksmappe), and what does not. */
public final class DossierCheck {

  private final Report report;

  private DossierCheck(Report report) {
    this.report = report;
  }

  /**
   * Checks a dossier. It never throws: what cannot be read does not hold.
   *
   * @param file the ZIP file
   * @param trust keys from somewhere else; where there are none, those of the dossier count, and a
   *     line says so
   */
  public static List<Finding> check(byte[] file, Trust trust) {
    return Report.of(report -> new DossierCheck(report).check(entries(file), trust));
  }

  private static List<CanonicalZip.Entry> entries(byte[] file) {
    try {
      return CanonicalZip.read(file);
    } catch (Unreadable e) {
      throw new DoesNotHold(Sentence.ZIP_OTHERWISE, String.valueOf(e.getMessage()));
    }
  }

  private void check(List<CanonicalZip.Entry> entries, Trust trust) {
    report.holds(Sentence.ZIP, entries.size());
    DossierFiles files = DossierFiles.of(entries);
    report.holds(Sentence.FILES);
    SignedNote note =
        Report.read(Manifest.NAME, () -> SignedNote.parse(ProvenEvent.text(files.manifest())));
    Manifest manifest = Report.read(Manifest.NAME, () -> Manifest.parse(note.text()));
    requireListed(manifest, entries.subList(0, entries.size() - 1));
    PublishedKeys shown = keys(files, manifest);
    Keyring keyring = Keyring.of(trust, shown);
    Signer ofManifest = signer(note, keyring);
    EventCheck.requireOrigin(Manifest.NAME, manifest.origin(), ofManifest);
    Checkpoint checkpoint = checkpoint(files, manifest);
    Signer signer = keyring.signerOf(DossierFiles.CHECKPOINT, checkpoint.note(), report);
    EventCheck.requireOrigin(DossierFiles.CHECKPOINT, checkpoint.origin(), signer);
    if (ofManifest.number() < signer.number()) {
      throw new DoesNotHold(Sentence.RETIRED);
    }
    report.holds(Sentence.LOG, checkpoint.size());
    keyring.noteWhereItCameFrom(report);
    StreamCheck.check(manifest.streams(), events(files, checkpoint, signer), report);
    report.note(Sentence.NOT_THE_TRUTH);
  }

  private void requireListed(Manifest manifest, List<CanonicalZip.Entry> entries) {
    List<String> names = entries.stream().map(CanonicalZip.Entry::name).toList();
    if (!manifest.files().stream().map(Manifest.Listed::name).toList().equals(names)) {
      throw new DoesNotHold(Sentence.LISTED_OTHERWISE);
    }
    List<String> changed =
        IntStream.range(0, names.size())
            .filter(i -> !manifest.files().get(i).digest().equals(digest(entries.get(i))))
            .mapToObj(names::get)
            .toList();
    if (!changed.isEmpty()) {
      throw new DoesNotHold(Sentence.CHANGED, String.join(", ", changed));
    }
    report.holds(Sentence.LISTED, names.size());
  }

  private static Hash digest(CanonicalZip.Entry entry) {
    return Hash.ofContent(entry.content());
  }

  private PublishedKeys keys(DossierFiles files, Manifest manifest) {
    PublishedKeys keys = Report.read(DossierFiles.KEYS, () -> PublishedKeys.parse(files.keys()));
    requireOrigin(DossierFiles.KEYS, keys.origin(), manifest);
    report.holds(Sentence.KEYS, keys.origin(), keys.keys().size());
    return keys;
  }

  private Signer signer(SignedNote manifest, Keyring keyring) {
    if (manifest.signatures().size() != 1) {
      throw new DoesNotHold(Sentence.SIGNED_TWICE, manifest.signatures().size());
    }
    return keyring.signerOf(Manifest.NAME, manifest, report);
  }

  private Checkpoint checkpoint(DossierFiles files, Manifest manifest) {
    Checkpoint checkpoint =
        Report.read(
            DossierFiles.CHECKPOINT, () -> Checkpoint.parse(ProvenEvent.text(files.checkpoint())));
    requireOrigin(DossierFiles.CHECKPOINT, checkpoint.origin(), manifest);
    if (checkpoint.size() != manifest.size()) {
      throw new DoesNotHold(Sentence.OTHER_SIZE, manifest.size(), checkpoint.size());
    }
    return checkpoint;
  }

  private static void requireOrigin(String name, String origin, Manifest manifest) {
    if (!origin.equals(manifest.origin())) {
      throw new DoesNotHold(Sentence.OTHER_ORIGIN, name, origin, manifest.origin());
    }
  }

  /** Those that hold; each has a line, whether it does or not. */
  private List<ProvenEvent> events(DossierFiles files, Checkpoint checkpoint, Signer signer) {
    List<ProvenEvent> proven = new ArrayList<>();
    for (DossierFiles.Event event : files.events()) {
      try {
        ProvenEvent one =
            ProvenEvent.of(
                event.name(),
                event.facts(),
                ProvenEvent.proof(event.name(), event.proof()),
                checkpoint,
                signer.until());
        if (!proven.isEmpty() && !one.isAfter(proven.getLast())) {
          throw new DoesNotHold(Sentence.OUT_OF_ORDER, event.name());
        }
        proven.add(one);
        one.tell(event.name(), report);
      } catch (DoesNotHold e) {
        report.doesNotHold(e);
      }
    }
    return proven;
  }
}
