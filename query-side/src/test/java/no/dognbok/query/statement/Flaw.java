package no.dognbok.query.statement;

/** Why a stay that looks as if the municipality paid for its days costs it nothing. */
enum Flaw {
  /** § 8: nobody told the municipality of the admission (P11). */
  ADMISSION_NOTICE_MISSING,
  /** § 8: it was told on the day the wait was over; days count from there (P11). */
  ADMISSION_NOTICE_LATE,
  /** § 10: declared ready, and the municipality never told (P1). */
  READY_NOTICE_MISSING,
  /** § 10: told on the day the wait was over (P2). */
  READY_NOTICE_LATE,
  /** § 10: the receipt says that the notice was not accepted, and it was not sent again (P19). */
  READY_NOTICE_REJECTED,
  /** § 11: the municipality could receive at once; the transfer was late (P5, P6). */
  YES_AT_ONCE,
  /** § 11: it said so hours too late, yet on the same day (P3). */
  YES_THE_SAME_DAY,
  /** § 9: declared ready by somebody who may not. */
  DECLARED_BY_OTHERS,
  /** § 9: the patient fell ill again on the same day (P8). */
  WITHDRAWN,
  /** § 9: the message was cancelled, weeks after: it never was (P8). */
  CANCELLED,
  /** § 10: the hospital found no need of help from the municipality (P9). */
  NO_NEED,
  /** § 13: went on to treatment elsewhere in specialist care, on the same day (P9). */
  MOVED_ON,
  /** § 13: left on the day of the notice (P7). */
  LEFT_THE_SAME_DAY,
  /** § 13: died on the day of the notice (P7). */
  DIED_THE_SAME_DAY,
  /** § 13: on leave while the municipality could not receive (P7). */
  ON_LEAVE,
  /** The same a year before, or after the last month. */
  ANOTHER_YEAR,
  /** Another municipality pays: of registration before 2019, of stay since (P13). */
  ANOTHER_MUNICIPALITY,
  /** The hospital of another trust bills. */
  ANOTHER_TRUST,
  /** § 2: a private institution for rehabilitation. */
  PRIVATE_REHABILITATION,
  /** § 13 before 2019: mental health care (P15). */
  MENTAL_HEALTH,
  /** § 9 since 2019: coercion that the municipality cannot continue goes on (P15). */
  COERCION
}
