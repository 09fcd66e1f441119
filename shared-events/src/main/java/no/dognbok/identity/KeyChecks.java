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

  /**
   * Keeps these and no others, where what is kept is what the caller believes.
   *
   * @param before what the caller has read
   * @param now what is to be kept from now on
   * @return whether it was so; else nothing is changed
   */
  boolean keepKeyChecks(Map<String, String> before, Map<String, String> now);
}
