package no.dognbok.query.law;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import no.dognbok.events.CareType;
import no.dognbok.events.Institution;
import no.dognbok.events.Profession;

/**
 * The versions of the regulation. Each calendar day is judged by the version in force on that day;
 * a declaration by the version of its own day.
 */
public enum Regulation {
  /** FOR-2011-11-18-1115 as it came into force. */
  SINCE_2012(LocalDate.of(2012, 1, 1)),
  /** Changed by FOR-2016-12-22-1871. */
  SINCE_2017(LocalDate.of(2017, 1, 1)),
  /** Changed by FOR-2018-11-08-1675. */
  SINCE_2019(LocalDate.of(2019, 1, 1));

  private final LocalDate from;

  Regulation(LocalDate from) {
    this.from = from;
  }

  /** The version in force on a day; none before 2012. */
  public static Optional<Regulation> on(LocalDate day) {
    return Arrays.stream(values())
        .filter(version -> !day.isBefore(version.from))
        .reduce((_, later) -> later);
  }

  /** The day on which it came into force. */
  static LocalDate firstDay() {
    return SINCE_2012.from;
  }

  /**
   * § 2: which institutions it binds. Private rehabilitation institutions are outside all along.
   */
  boolean covers(Institution institution) {
    return switch (institution) {
      case PUBLIC, PRIVATE_WITH_AGREEMENT -> true;
      case PRIVATE_WITHOUT_AGREEMENT -> this != SINCE_2012;
      case PRIVATE_REHABILITATION -> false;
    };
  }

  /** § 13 første ledd: whose days are payable. Until 2018 somatic patients' only. */
  boolean paysFor(CareType careType) {
    return careType == CareType.SOMATIC || this == SINCE_2019;
  }

  /**
   * § 9: who may declare a patient ready; a psychologist too in mental health and substance-use
   * care since 2017.
   */
  boolean mayDeclare(Profession profession, CareType careType) {
    return switch (profession) {
      case PHYSICIAN -> true;
      case PSYCHOLOGIST -> this != SINCE_2012 && careType != CareType.SOMATIC;
      case OTHER -> false;
    };
  }

  /**
   * § 2: since 2019 the municipality of stay pays, before it the one where the patient was
   * registered.
   */
  boolean municipalityOfStayPays() {
    return this == SINCE_2019;
  }
}
