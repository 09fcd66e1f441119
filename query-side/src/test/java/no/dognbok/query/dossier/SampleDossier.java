package no.dognbok.query.dossier;

import java.nio.file.Path;
import no.dognbok.query.dossier.DossierContent.Version;

/** A dossier of everything that one can be made of, for who tries its forms. */
public final class SampleDossier {

  private SampleDossier() {}

  /** In the ledger of a folder that has none yet. */
  public static DossierContent in(Path folder, Version version) {
    try (DossierLedger ledger = new DossierLedger(folder)) {
      ledger.withStay().withStatement().withDispute();
      return ledger.draw(ledger.ofLine(), DossierLedger.OF_TRUST, version).content();
    }
  }

  /** What only the parties may read. */
  public static String objection() {
    return DossierLedger.OBJECTION;
  }

  /** As programs read it. */
  public static byte[] json(DossierContent content) {
    return DossierJson.write(content);
  }
}
