package no.dognbok.identity;

import java.util.Map;

/**
 * By which values the secret keys of a log's pseudonyms are known again, by key id. They are kept
 * beside the commits, so that they travel with them, and tell nothing of the keys.
 */
public interface KeyChecks {

  /** Whether anything may have been recorded under the keys. */
  boolean isInUse();

  Map<String, String> keyChecks();

  /** Keeps these and no others. */
  void keepKeyChecks(Map<String, String> valuesByKeyId);
}
