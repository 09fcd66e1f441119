package no.dognbok.query.evidence;

import java.nio.file.Path;
import no.dognbok.log.mongo.MongoConnection;
import no.dognbok.query.evidence.tree.Tiles;
import no.dognbok.query.evidence.tree.TilesOnMongo;
import no.dognbok.query.processing.StoredOnMongo;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Evidence on MongoDB: processes that are given the keys sign, and all give proofs. */
@Configuration(proxyBeanMethods = false)
@Conditional(StoredOnMongo.class)
class EvidenceOnMongoConfiguration {

  @Bean
  Heads evidenceHeads(MongoConnection connection) {
    return new HeadsOnMongo(connection.database());
  }

  @Bean
  Tiles evidenceTiles(MongoConnection connection) {
    return new TilesOnMongo(connection.database());
  }

  @Bean
  EvidenceKeys evidenceKeys(@Value("${dognbok.evidence-keys:}") String file) {
    return file.isBlank() ? EvidenceKeys.none() : EvidenceKeys.in(Path.of(file));
  }
}
