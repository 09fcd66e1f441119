package no.dognbok.events;

/** What came of a deviation: with what it was closed. */
public enum DeviationMeasure {
  /** A routine was changed or made clearer. */
  ROUTINE_CHANGED,
  /** Those who work with it were taught. */
  TRAINING,
  /** A system or its set-up was corrected. */
  SYSTEM_CORRECTED,
  /** The parties agreed between themselves how to do it. */
  AGREED_WITH_OTHER_PARTY,
  /** Lagt frem for fagrådet (Samarbeidsavtalen 7 b). */
  RAISED_IN_FAGRAAD,
  /** Looked at, and nothing is done. */
  NO_MEASURE,
  /** What a note has to say. */
  OTHER
}
