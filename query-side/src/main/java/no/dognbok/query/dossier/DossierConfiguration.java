package no.dognbok.query.dossier;

import no.dognbok.log.EventLog;
import no.dognbok.query.dispute.Disputes;
import no.dognbok.query.evidence.Evidence;
import no.dognbok.query.issued.Issued;
import no.dognbok.query.notes.NamedNotes;
import no.dognbok.query.statement.StatementQuestions;
import no.dognbok.query.stay.StayQuestions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How dossiers are put together. */
@Configuration(proxyBeanMethods = false)
class DossierConfiguration {

  @Bean
  Dossiers dossiers(
      StayQuestions stays,
      Disputes disputes,
      StatementQuestions statements,
      NamedNotes notes,
      EventLog log,
      Evidence evidence,
      Issued issued) {
    FactsBlocks blocks = FactsBlocks.in(log);
    return new Dossiers(
        stays,
        new Matters(stays, disputes, statements, log),
        new DossierDrawer(stays, notes::find, blocks),
        new DossierZip(evidence, log, blocks),
        evidence,
        log,
        issued);
  }
}
