package no.dognbok.query.dossier;

import java.time.YearMonth;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.query.scope.Scope;

/**
 * Which dossier somebody asks for.
 *
 * @param subject what it is about
 * @param scope of who asks
 * @param version for whom it is
 * @param position of the log of which it shows what was known
 */
record DossierRequest(Subject subject, Scope scope, DossierContent.Version version, long position) {

  /** What a dossier can be about. */
  sealed interface Subject {

    /** A name of its own among what is issued. */
    String name();

    /** A stay, with all disputes about it that the asker has a part in. */
    record OfStay(UUID stay) implements Subject {
      @Override
      public String name() {
        return "stay-" + stay;
      }
    }

    /** A dispute, and the stay that it is about. */
    record OfDispute(UUID dispute) implements Subject {
      @Override
      public String name() {
        return "dispute-" + dispute;
      }
    }

    /** What stands of a stay in the statement of a month. */
    record OfLine(Address trust, Municipality municipality, YearMonth month, UUID stay)
        implements Subject {
      @Override
      public String name() {
        return "statement-%s-%s-%s-%s".formatted(trust.value(), municipality, month, stay);
      }
    }
  }

  /** Who asks, by the number of the trust, the municipality or the auditor. */
  String asker() {
    return switch (scope) {
      case Scope.Auditor auditor -> auditor.organisation().value();
      case Scope.Trust trust -> trust.organisation().value();
      case Scope.OfMunicipality asker -> asker.municipality().number();
    };
  }

  /**
   * Under which name it is issued.
   *
   * @param common whether whoever else may ask for it sees the same
   */
  String name(boolean common) {
    return "dossier/%s-%d%s.zip".formatted(subject.name(), position, common ? "" : "-" + asker());
  }
}
