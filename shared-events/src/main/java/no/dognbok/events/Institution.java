package no.dognbok.events;

/** What kind of institution the patient lies in (§ 2). */
public enum Institution {
  /** Offentlig sykehus. */
  PUBLIC,
  /** Private, with an agreement with the regional health authority. */
  PRIVATE_WITH_AGREEMENT,
  /** Private, without one. */
  PRIVATE_WITHOUT_AGREEMENT,
  /** Privat rehabiliteringsinstitusjon: outside the regulation all along. */
  PRIVATE_REHABILITATION
}
