package no.dognbok.query.law;

/** What a rule stands on, from the firmest to the weakest. The user always sees it. */
public enum Standing {
  /** The text in force. */
  T,
  /** The Ministry's remarks of 2011; after 2017 and 2019 by analogy. */
  M,
  /** A letter of the Ministry (2012). */
  L,
  /** Inferred by us: a reading that a party may dispute. */
  I,
  /** Only where an agreement between the parties says so. */
  A
}
