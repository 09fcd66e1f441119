package no.dognbok.events;

/** Where a party has its count of a month from. */
public enum CountSource {
  /** A list that it keeps itself. */
  OWN_LIST,
  /** The hospital trust's patient administration (PAS). */
  PATIENT_ADMINISTRATION,
  /** What the hospital trust reported to Norsk pasientregister (§ 13 tredje ledd). */
  PATIENT_REGISTER
}
