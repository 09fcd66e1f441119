package no.dognbok.standalone;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import no.dognbok.identity.Pseudonyms;
import no.dognbok.log.EventLog;
import no.dognbok.log.LedgerKind;
import no.dognbok.log.sqlite.DataFolder;
import no.dognbok.log.sqlite.SqliteEventLog;
import no.dognbok.notes.Notes;
import no.dognbok.notes.sqlite.SqliteNotes;
import no.dognbok.query.processing.StoredOnMongo;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The log in a data folder, which this process alone holds. */
@Configuration(proxyBeanMethods = false)
@Conditional(StoredOnMongo.Not.class)
class EmbeddedStore {

  @Bean(destroyMethod = "close")
  DataFolder dataFolder(@Value("${dognbok.data}") Path path) {
    return DataFolder.open(path);
  }

  @Bean(destroyMethod = "close")
  EventLog eventLog(DataFolder folder, Clock clock, LedgerKind kind) {
    return kind.requireOrClose(SqliteEventLog.open(folder, clock));
  }

  /** Opened after the log: where the log is lost nothing is made beside it. */
  @Bean(destroyMethod = "close")
  Notes notes(DataFolder folder, EventLog log, Clock clock) {
    return SqliteNotes.open(folder, clock);
  }

  /**
   * The keys lie in the data folder unless they are said to lie elsewhere; never in the database.
   */
  @Bean
  Pseudonyms pseudonyms(
      DataFolder folder,
      EventLog log,
      LedgerKind kind,
      @Value("${dognbok.pseudonym-keys:}") Optional<Path> file) {
    Pseudonyms pseudonyms =
        Pseudonyms.open(
            file.filter(path -> !path.toString().isBlank())
                .orElse(folder.path().resolve("pseudonym-keys")),
            log);
    kind.begin(log); // after the keys, which are made for a log that is empty; before all else
    return pseudonyms;
  }

  /**
   * Leaves the address in the data folder, so that the command line can go through this process.
   */
  @Bean
  ApplicationListener<WebServerInitializedEvent> addressInFolder(DataFolder folder) {
    return event -> folder.serving("http://127.0.0.1:" + event.getWebServer().getPort());
  }
}
