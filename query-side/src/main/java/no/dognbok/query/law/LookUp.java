package no.dognbok.query.law;

import java.time.LocalDate;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a judgement looked up around a stay. The law sees the surroundings through
 * look-ups only, so a judgement holds in all surroundings that give the same answers to the
 * look-ups it made.
 */
public sealed interface LookUp {

  /** What these surroundings answer; the same answer is an equal one. */
  Object answer(Surroundings around);

  /** What an address stands for. */
  record OfAddress(Address address) implements LookUp {
    @Override
    public Object answer(Surroundings around) {
      return around.directory().find(address);
    }
  }

  /** Whether an address stands for somebody, or is the organisation or trust behind another. */
  record OfPlace(Address address) implements LookUp {
    @Override
    public Object answer(Surroundings around) {
      return around.directory().hasPlace(address);
    }
  }

  /** The terms between two parties on a day. */
  record OfTerms(LocalDate day, @Nullable Address trust, @Nullable Municipality municipality)
      implements LookUp {
    @Override
    public Object answer(Surroundings around) {
      return around.agreements().on(day, trust, municipality);
    }
  }

  /** The exceptions that two parties have agreed on and that hold on a day. */
  record OfExceptions(LocalDate day, @Nullable Address trust, @Nullable Municipality municipality)
      implements LookUp {
    @Override
    public Object answer(Surroundings around) {
      return around.exceptions().on(day, trust, municipality);
    }
  }

  /** The rate of a year. */
  record OfRate(int year) implements LookUp {
    @Override
    public Object answer(Surroundings around) {
      return around.rates().of(year);
    }
  }

  /** Whether a day is a holiday. */
  record OfHoliday(LocalDate day) implements LookUp {
    @Override
    public Object answer(Surroundings around) {
      return around.holidays().contains(day);
    }
  }
}
