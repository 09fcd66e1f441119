package no.dognbok.query.dossier;

import java.nio.file.Path;
import java.util.List;
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

  /** What Steinkjer sees of a stay, which others turned out to be concerned with. */
  public static DossierContent extractIn(Path folder) {
    try (DossierLedger ledger = new DossierLedger(folder).withStayOfOthers()) {
      return ledger.draw(ledger.ofStay(), DossierLedger.OF_STEINKJER, Version.ANONYMOUS).content();
    }
  }

  /** A dispute about a whole stay that was settled, beside one about two days that goes on. */
  public static DossierContent settledIn(Path folder, boolean confirmed) {
    try (DossierLedger ledger = new DossierLedger(folder)) {
      ledger
          .withStay()
          .withDispute()
          .withDisputeOf(DossierLedger.STEINKJER, "2025-11-04T10:00", List.of())
          .settled("2025-11-05T10:00", confirmed);
      return ledger
          .draw(ledger.ofOtherDispute(), DossierLedger.OF_TRUST, Version.ANONYMOUS)
          .content();
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
