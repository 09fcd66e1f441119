package no.dognbok.events;

/**
 * The ladder of Samarbeidsavtalen 9, from the bottom. A dispute begins at the lowest level and can
 * pass over a step on its way up; it never goes down.
 */
public enum DisputeStep {
  /**
   * Laveste mulige forvaltningsnivå (9.1 a): those who work with the patient, and their leaders.
   */
  LOWEST_LEVEL,
  /** Fagrådet (9.1 b). */
  FAGRAAD,
  /** Administrativt samarbeidsutvalg, ASU (9.1 b). */
  ASU,
  /** Forhandlingsutvalget (9.1 c). */
  FORHANDLINGSUTVALG,
  /** Tvisteløsningsnemnda for helse- og omsorgssektoren (9.1 d, 9.2 a). */
  TVISTELOSNINGSNEMNDA,
  /** The ordinary courts; Inn-Trøndelag tingrett is the venue (9.2 b and c). */
  COURT;

  /** Whether this is further down the ladder. */
  public boolean isBelow(DisputeStep other) {
    return compareTo(other) < 0;
  }
}
