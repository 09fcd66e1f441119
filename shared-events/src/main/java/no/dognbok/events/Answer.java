package no.dognbok.events;

/** The answer of the municipality to a ready notice (§ 11). */
public enum Answer {
  /** Kan ta imot. */
  CAN_RECEIVE,
  /** Kan ikke ta imot ennå. */
  NOT_YET,
  /** The patient needs nothing from the municipality: neither yes nor no (P20). */
  NO_NEED,
  /** A yes with conditions: a no until they are met (P20). */
  CONDITIONAL
}
