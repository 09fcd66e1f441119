package no.dognbok.events;

/** Fagområde (§§ 9, 13): what kind of care the patient lay in. */
public enum CareType {
  /** Somatikk. */
  SOMATIC,
  /** Psykisk helsevern (PHV). */
  MENTAL_HEALTH,
  /** Tverrfaglig spesialisert behandling for rusmiddelavhengighet (TSB). */
  SUBSTANCE_USE
}
