package no.dognbok.query.dossier.form;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import no.dognbok.query.dossier.DossierContent;
import no.dognbok.query.dossier.DossierContent.Version;
import no.dognbok.query.dossier.StayPart;
import no.dognbok.query.statement.form.StatementLabels;
import no.dognbok.query.stay.OwnReference;
import org.jspecify.annotations.Nullable;

/** The table on the front page: what the dossier is, of whom, and on what it rests. */
final class AboutDossier {

  private final DossierContent content;
  private final List<Fact> facts = new ArrayList<>();

  private AboutDossier(DossierContent content) {
    this.content = content;
  }

  static List<Fact> of(DossierContent content) {
    AboutDossier about = new AboutDossier(content);
    if (content.stay() != null) {
      about.add(content.stay());
    }
    about.addBasis();
    return about.facts;
  }

  private void add(StayPart stay) {
    facts.add(new Fact("Sykehus", PartyLabels.name(stay.hospital())));
    facts.add(new Fact("Oppholdskommune", PartyLabels.numbered(stay.municipality())));
    facts.add(new Fact("Fagområde", StatementLabels.of(stay.careType())));
    facts.add(new Fact("Innlagt", timeOr(stay.admittedAt(), "ikke fortalt")));
    facts.add(
        new Fact(
            "Utskrevet",
            timeOr(stay.departedAt(), stay.whole() ? "ikke fortalt" : PrintedDossier.NOT_SHOWN)));
    if (stay.id() != null) {
      facts.add(new Fact("Opphold i Døgnbok", stay.id().toString()));
    }
    if (stay.references() != null && !stay.references().isEmpty()) {
      facts.add(
          new Fact(
              "Egen referanse",
              stay.references().stream()
                  .map(OwnReference::reference)
                  .collect(Collectors.joining(", "))));
    }
  }

  private static String timeOr(@Nullable OffsetDateTime time, String none) {
    return time == null ? none : DossierLabels.time(time);
  }

  private void addBasis() {
    facts.add(
        new Fact(
            "Utgave",
            content.version() == Version.PARTY
                ? "For partene: med meldings-id-er, egne referanser og tekster. Skal ikke sendes"
                    + " videre."
                : "Anonymisert: uten pasient, meldings-id-er, referanser og tekster"));
    facts.add(
        new Fact(
            "Viser",
            "hovedboken til og med posisjon %d, registrert %s"
                .formatted(
                    content.basis().position(), DossierLabels.second(content.basis().knownAt()))));
    facts.add(
        new Fact(
            "Vurdert",
            "slik det var %s, etter regelsett %d"
                .formatted(
                    DossierLabels.second(content.basis().asOf()), content.basis().ruleSet())));
  }
}
