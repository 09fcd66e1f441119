package no.dognbok.bench.views;

import java.nio.file.Path;
import no.dognbok.identity.Pseudonyms;
import no.dognbok.log.EventLog;
import no.dognbok.notes.Notes;
import no.dognbok.query.QuerySideConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The query side as it is served, over a log that the benchmark hands in. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    excludeName = {
      "org.axonframework.springboot.autoconfig.XStreamAutoConfiguration",
      "org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration"
    })
@Import(QuerySideConfiguration.class)
class QueriesOnly {

  @Bean
  Notes notes() {
    return Notes.NONE;
  }

  @Bean
  Pseudonyms pseudonyms(EventLog log, @Value("${dognbok.pseudonym-keys}") Path file) {
    return Pseudonyms.open(file, log);
  }
}
