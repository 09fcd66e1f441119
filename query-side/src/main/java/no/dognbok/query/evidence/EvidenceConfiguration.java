package no.dognbok.query.evidence;

import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import no.dognbok.log.EventLog;
import no.dognbok.query.evidence.tree.Tiles;
import no.dognbok.query.evidence.tree.TilesInFolder;
import no.dognbok.query.processing.StoredOnMongo;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Who keeps the evidence, wherever it lies. */
@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {

  /**
   * Who keeps it.
   *
   * @param kept whether the tree is kept up to the log without being asked; else it grows when it
   *     is asked for
   */
  @Bean(destroyMethod = "close")
  EvidenceKeeper evidenceKeeper(
      EventLog log,
      Tiles tiles,
      Heads heads,
      EvidenceKeys keys,
      Clock clock,
      @Value("${dognbok.evidence:true}") boolean kept) {
    EvidenceKeeper keeper = new EvidenceKeeper(log, tiles, heads, keys, clock);
    if (kept) {
      keeper.start();
    }
    return keeper;
  }

  @Bean
  Evidence ledgersEvidence(EventLog log, EvidenceKeeper keeper) {
    return new Evidence(log, keeper);
  }

  /** Beside the log, where that lies in a folder. */
  @Configuration(proxyBeanMethods = false)
  @Conditional(StoredOnMongo.Not.class)
  static class InFolder {

    @Bean
    Heads evidenceHeads(EventLog log, @Value("${dognbok.data:}") String data) {
      return data.isBlank() ? Heads.inMemory() : HeadsInFolder.open(Path.of(data));
    }

    @Bean
    Tiles evidenceTiles(EventLog log, @Value("${dognbok.data:}") String data) {
      return data.isBlank()
          ? Tiles.inMemory()
          : new TilesInFolder(Path.of(data).resolve(HeadsInFolder.FOLDER));
    }

    /**
     * Made in the data folder where nothing has ever been signed. A key that is lost is not made
     * anew, nor is one that is said to lie elsewhere: the secret may not be mounted yet.
     */
    @Bean
    EvidenceKeys evidenceKeys(
        Heads heads,
        Clock clock,
        @Value("${dognbok.data:}") String data,
        @Value("${dognbok.evidence-keys:}") String file,
        @Value("${dognbok.evidence-name:}") String name) {
      if (data.isBlank()) {
        return EvidenceKeys.none();
      }
      Path place = file.isBlank() ? Path.of(data).resolve(EvidenceKeys.NAME) : Path.of(file);
      EvidenceKeys keys = EvidenceKeys.in(place);
      boolean isNew = file.isBlank() && !keys.isThere() && heads.last().isEmpty();
      return isNew
          ? EvidenceKeys.make(place, name.isBlank() ? madeUpName() : name, clock.instant())
          : keys;
    }

    private static String madeUpName() {
      return "dognbok/" + UUID.randomUUID();
    }
  }
}
