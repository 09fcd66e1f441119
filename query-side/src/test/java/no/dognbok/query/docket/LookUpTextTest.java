package no.dognbok.query.docket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.stream.Stream;
import no.dognbok.events.Address;
import no.dognbok.events.Municipality;
import no.dognbok.query.law.LookUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LookUpTextTest {

  static Stream<LookUp> lookUps() {
    LocalDate day = LocalDate.of(2025, 12, 25);
    return Stream.of(
        new LookUp.OfAddress(Address.her("59")),
        new LookUp.OfPlace(Address.her("59")),
        new LookUp.OfTerms(day, Address.org("983974791"), new Municipality("5006")),
        new LookUp.OfTerms(day, null, new Municipality("5006")),
        new LookUp.OfTerms(day, Address.org("983974791"), null),
        new LookUp.OfTerms(day, null, null),
        new LookUp.OfExceptions(day, Address.org("983974791"), new Municipality("5006")),
        new LookUp.OfExceptions(day, null, null),
        new LookUp.OfRate(2025),
        new LookUp.OfHoliday(day));
  }

  @ParameterizedTest
  @MethodSource("lookUps")
  void aLookUpIsReadAsItWasWritten(LookUp lookUp) {
    assertThat(LookUpText.read(LookUpText.of(lookUp))).isEqualTo(lookUp);
  }

  @Test
  void noTwoHaveTheSameText() {
    assertThat(lookUps().map(LookUpText::of)).doesNotHaveDuplicates();
  }

  @Test
  void whatIsNoLookUpIsNotTakenForOne() {
    assertThatThrownBy(() -> LookUpText.read("weather|2025"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
