package no.dognbok.events;

/** Who declared the patient ready (§ 9). */
public enum Profession {
  /** Lege. */
  PHYSICIAN,
  /** Psykolog. */
  PSYCHOLOGIST,
  /** Anybody else. */
  OTHER
}
