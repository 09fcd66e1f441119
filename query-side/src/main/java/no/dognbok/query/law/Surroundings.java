package no.dognbok.query.law;

import java.time.LocalDate;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What is known around a stay, as of one position of the log.
 *
 * @param directory what addresses stand for
 * @param agreements between trusts and municipalities
 * @param rates by year
 * @param holidays public holidays
 * @param exceptions that trusts and municipalities have agreed on for all their stays
 */
public record Surroundings(
    Directory directory,
    Agreements agreements,
    Rates rates,
    Holidays holidays,
    AgreedExceptions exceptions) {

  /** Where nobody has agreed on an exception. */
  public Surroundings(
      Directory directory, Agreements agreements, Rates rates, Set<LocalDate> holidays) {
    this(directory, agreements, rates, new Holidays(holidays), AgreedExceptions.NONE);
  }

  /**
   * The same answers, telling of each look-up: whoever keeps a judgement learns what it rests on.
   */
  public Surroundings heardBy(Consumer<LookUp> listener) {
    return new Surroundings(
        directory.heardBy(listener),
        (day, trust, municipality) -> {
          listener.accept(new LookUp.OfTerms(day, trust, municipality));
          return agreements.on(day, trust, municipality);
        },
        rates.heardBy(listener),
        holidays.heardBy(listener),
        (day, trust, municipality) -> {
          listener.accept(new LookUp.OfExceptions(day, trust, municipality));
          return exceptions.on(day, trust, municipality);
        });
  }
}
