package no.dognbok.query.dossier;

import java.util.Map;
import java.util.Optional;
import no.dognbok.events.Refusal;
import no.dognbok.events.Refusal.Code;
import no.dognbok.log.EventLog;
import no.dognbok.query.dossier.DossierContent.Head;
import no.dognbok.query.dossier.DossierContent.Version;
import no.dognbok.query.dossier.form.DossierPage;
import no.dognbok.query.evidence.Evidence;
import no.dognbok.query.evidence.check.CanonicalZip;
import no.dognbok.query.evidence.check.Checkpoint;
import no.dognbok.query.issued.Issued;
import no.dognbok.query.stay.StayQuestions;

/**
 * Hands out dossiers. An anonymous one is kept as it was issued: whoever asks for it again at the
 * same position gets the same bytes, whatever a later program would draw. The parties' version is
 * not kept: there are texts in it that can be deleted.
 */
final class Dossiers {

  private final StayQuestions stays;
  private final Matters matters;
  private final DossierDrawer drawer;
  private final DossierZip zip;
  private final Evidence evidence;
  private final EventLog log;
  private final Issued issued;

  Dossiers(
      StayQuestions stays,
      Matters matters,
      DossierDrawer drawer,
      DossierZip zip,
      Evidence evidence,
      EventLog log,
      Issued issued) {
    this.stays = stays;
    this.matters = matters;
    this.drawer = drawer;
    this.zip = zip;
    this.evidence = evidence;
    this.log = log;
    this.issued = issued;
  }

  /**
   * The position that a dossier shows.
   *
   * @param asked a position of the log; by default the last that the views hold
   * @throws Refusal where there is no such position
   */
  long position(Optional<Long> asked) {
    long last = log.head().commits() - 1;
    long position = asked.orElseGet(() -> Math.max(0, stays.position()));
    if (position > last) {
      throw new Refusal(
          Code.AHEAD_OF_LOG,
          "you asked for position %d and the log ends at %d".formatted(position, last),
          Map.of("position", last));
    }
    return position;
  }

  /**
   * A dossier in a form.
   *
   * @throws Refusal where there is nothing that the asker may see at the position
   */
  byte[] get(DossierRequest request, DossierForm form) {
    Matter matter = matters.find(request);
    return request.version() == Version.PARTY
        ? drawn(request, matter, form)
        : part(anonymous(request, matter), form);
  }

  private byte[] anonymous(DossierRequest request, Matter matter) {
    String name = request.name(matter.isCommon());
    return issued
        .find(name)
        .orElseGet(() -> issued.keep(name, drawn(request, matter, DossierForm.ZIP)));
  }

  private byte[] drawn(DossierRequest request, Matter matter, DossierForm form) {
    Checkpoint checkpoint = evidence.covering(request.position());
    Head head = new Head(checkpoint.origin(), checkpoint.size(), checkpoint.root().toString());
    DrawnDossier dossier = drawer.draw(request, head, matter);
    return switch (form) {
      case ZIP -> zip.of(dossier, checkpoint);
      case PDF -> DossierPage.pdfOf(dossier.content());
      case JSON -> DossierJson.write(dossier.content());
    };
  }

  /** What of it is wanted: the same bytes as in the file. */
  private static byte[] part(byte[] file, DossierForm form) {
    return switch (form) {
      case ZIP -> file;
      case PDF -> entry(file, DossierZip.PDF);
      case JSON -> entry(file, DossierZip.JSON);
    };
  }

  private static byte[] entry(byte[] file, String name) {
    return CanonicalZip.read(file).stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .map(CanonicalZip.Entry::content)
        .orElseThrow();
  }
}
