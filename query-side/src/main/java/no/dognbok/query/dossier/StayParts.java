package no.dognbok.query.dossier;

import java.util.List;
import no.dognbok.events.Address;
import no.dognbok.query.dossier.DossierContent.Version;
import no.dognbok.query.judgement.DeadlineAnswer;
import no.dognbok.query.law.Directory;
import no.dognbok.query.law.Judgement;
import no.dognbok.query.scope.Scope;
import no.dognbok.query.stay.OwnReference;
import no.dognbok.query.stay.PartyAnswer;
import no.dognbok.query.stay.StayQuestions.Seen;
import no.dognbok.query.stay.StayRecord;

/** The stay of a dossier in short. */
final class StayParts {

  private StayParts() {}

  static StayPart of(Judgement judgement, Directory directory, DossierRequest request, Seen seen) {
    StayRecord stay = seen.part();
    boolean party = request.version() == Version.PARTY;
    return new StayPart(
        1,
        PartyAnswer.of(judgement.hospital(), directory),
        PartyAnswer.of(judgement.municipality(), directory),
        judgement.careType(),
        DeadlineAnswer.local(judgement.admittedAt()),
        DeadlineAnswer.local(judgement.departedAt()),
        judgement.ready(),
        seen.whole(),
        party ? stay.id() : null,
        party ? own(stay.references(), request.scope(), directory) : null);
  }

  /** Each party gets its own, and nobody another's. */
  private static List<OwnReference> own(
      List<OwnReference> references, Scope scope, Directory directory) {
    return references.stream()
        .filter(one -> isOf(scope, Address.parse(one.organisation()), directory))
        .toList();
  }

  private static boolean isOf(Scope scope, Address address, Directory directory) {
    return switch (scope) {
      case Scope.Auditor _ -> false;
      case Scope.Trust trust ->
          address.equals(trust.organisation())
              || directory.trust(address).map(trust.organisation()::equals).orElse(false);
      case Scope.OfMunicipality asker ->
          directory.municipality(address).map(asker.municipality()::equals).orElse(false);
    };
  }
}
