package no.dognbok.query.dossier;

import java.util.HexFormat;
import no.dognbok.log.EventLog;
import no.dognbok.log.LogDamaged;
import no.dognbok.query.evidence.check.Hash;
import tools.jackson.databind.json.JsonMapper;

/** The facts blocks of events, in the bytes of which the leaf of their commit holds the digest. */
@FunctionalInterface
interface FactsBlocks {

  /** How many random bytes a block begins with. */
  int SALT = 16;

  /**
   * The facts block of an event: 16 random bytes and JSON.
   *
   * @throws no.dognbok.log.LogUnavailable where the log cannot be read
   */
  byte[] of(SourceEvent event);

  /** SHA-256 of the block, lower-case hexadecimal. */
  default String digest(SourceEvent event) {
    return HexFormat.of().formatHex(Hash.sha256().digest(of(event)));
  }

  /** Those that a log holds. */
  static FactsBlocks in(EventLog log) {
    return event ->
        log.facts(event.position()).stream()
            .flatMap(facts -> facts.blocks().stream())
            .filter(block -> isOf(event, block))
            .findFirst()
            .orElseThrow(() ->
                new LogDamaged(
                    "the commit at position %d has no event %s"
                        .formatted(event.position(), event.id())));
  }

  private static boolean isOf(SourceEvent event, byte[] block) {
    int length = block.length - SALT;
    return JsonMapper.shared()
        .readTree(block, SALT, length)
        .path("id")
        .asString()
        .equals(event.id());
  }
}
