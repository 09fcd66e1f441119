package no.dognbok.query.audit;

import java.util.Map;
import java.util.Optional;
import no.dognbok.events.Address;
import no.dognbok.identity.Identity;
import no.dognbok.log.StoredEvent;
import no.dognbok.query.law.Directory;
import no.dognbok.query.scope.Scope;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where an event came from, as its identity block has it and the asker may know it.
 *
 * @param client the system that brought it; for the organisation that told it, and auditors
 * @param sender who sent it, as it named itself
 * @param messageId the sender's id of the message
 * @param digest SHA-256 of the message as it came, hexadecimal
 * @param reference the sender's own reference; for the organisation that told it, and auditors
 * @param erased whether the identity block was erased, so that nothing of this is known any more
 */
record Source(
    @Nullable String client,
    @Nullable String sender,
    @Nullable String messageId,
    @Nullable String digest,
    @Nullable String reference,
    boolean erased) {

  private static final ObjectReader IDENTITY =
      JsonMapper.shared().readerFor(new TypeReference<Map<String, Object>>() {});

  /** All that the identity block has. */
  static Source of(StoredEvent stored) {
    Identity identity =
        stored
            .identity()
            .map(json -> Identity.fromMap(IDENTITY.<Map<String, Object>>readValue(json)))
            .orElse(Identity.NONE);
    return new Source(
        identity.client(),
        identity.sender(),
        identity.messageId(),
        identity.digest(),
        identity.reference(),
        stored.identity().isEmpty());
  }

  /**
   * The same without what a teller keeps to itself, where the asker is another: with what is sent
   * to nobody the id of its message too.
   */
  Source shownTo(
      Scope scope, @Nullable Address teller, @Nullable Address receiver, Directory directory) {
    boolean own =
        teller == null ? scope instanceof Scope.Auditor : scope.mayKnowInnerOf(teller, directory);
    return own
        ? this
        : new Source(null, sender, receiver == null ? null : messageId, digest, null, erased);
  }

  /** The organisation that sent it; empty where the sender is called otherwise. */
  Optional<Address> organisation() {
    try {
      return Optional.ofNullable(sender).map(Address::parse);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
