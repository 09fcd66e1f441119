package no.dognbok.query.law;

import java.time.LocalDate;
import java.util.Set;

/**
 * What is known around a stay, as of one position of the log.
 *
 * @param directory what addresses stand for
 * @param agreements between trusts and municipalities
 * @param rates by year
 * @param holidays public holidays
 */
public record Surroundings(
    Directory directory, Agreements agreements, Rates rates, Set<LocalDate> holidays) {

  public Surroundings {
    holidays = Set.copyOf(holidays);
  }
}
