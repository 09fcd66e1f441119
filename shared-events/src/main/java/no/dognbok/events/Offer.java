package no.dognbok.events;

/** What the patient gets from the municipality when they come home (vedlegg 3.2 a). */
public enum Offer {
  /** Hjem, med tjenester. */
  HOME_WITH_SERVICES,
  /** Hjem, med hjemmesykepleie. */
  HOME_NURSING,
  /** Korttidsplass. */
  SHORT_TERM_PLACE,
  /** Rehabiliteringsplass. */
  REHABILITATION_PLACE,
  /** Langtidsplass. */
  LONG_TERM_PLACE,
  /** Annet. */
  OTHER
}
