package no.dognbok.log;

import java.util.Arrays;
import java.util.List;

/**
 * What can be shown of a commit without saying whom it is about: the leaf, and the facts blocks
 * that it was made of.
 *
 * @param leaf position, time, hashes
 * @param blocks of its events, in order: salt and JSON
 */
public record FactsOfCommit(Leaf leaf, List<byte[]> blocks) {

  /** Checks the blocks against the leaf. */
  public FactsOfCommit {
    blocks = List.copyOf(blocks);
    if (blocks.size() != leaf.events()) {
      throw new LogDamaged(
          "the commit at position %d has the facts blocks of %d events, and a leaf of %d"
              .formatted(leaf.position(), blocks.size(), leaf.events()));
    }
    for (int i = 0; i < blocks.size(); i++) {
      if (!Arrays.equals(Leaf.sha256().digest(blocks.get(i)), leaf.factsHash(i))) {
        throw new LogDamaged(
            "the facts block of event %d of the commit at position %d does not agree with its leaf"
                .formatted(i, leaf.position()));
      }
    }
  }
}
