package no.dognbok.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.dognbok.events.Address;
import no.dognbok.events.AgreementTerms;
import no.dognbok.events.AgreementTerms.LateAdmissionNotice;
import no.dognbok.events.ExceptionEvent.ExceptionAgreed;
import no.dognbok.events.Municipality;
import no.dognbok.events.ReferenceEvent.AddressMapped;
import no.dognbok.events.ReferenceEvent.DailyRateSet;
import no.dognbok.events.ReferenceEvent.TermsAgreed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a judgement looked up, and until when a duty is open: what a kept judgement rests on. */
class LookUpTest {

  private static final Address TRUST = Address.org("983974791");
  private static final Address OTHER_TRUST = Address.org("983974910");
  private static final Address WARD = Address.her("59");
  private static final Municipality STEINKJER = new Municipality("5006");
  private static final Municipality NAMSOS = new Municipality("5007");
  private static final LocalDate DAY = LocalDate.of(2025, 5, 17);
  private static final DailyRateSet RATE = new DailyRateSet(2025, 5_981, "test");
  private static final AddressMapped MAPPED =
      new AddressMapped(WARD, TRUST, "Sykehuset Levanger", TRUST, null, null, "test");

  private static AgreementTerms terms(int hours) {
    return new AgreementTerms(
        false,
        null,
        LateAdmissionNotice.DELAYS,
        false,
        Duration.ofHours(hours),
        LocalTime.of(8, 0),
        LocalTime.of(15, 0),
        Duration.ofDays(14),
        AgreementTerms.BillingBasis.DAY);
  }

  private static TermsAgreed agreed(
      Address trust, @Nullable Municipality municipality, @Nullable LocalDate to, int hours) {
    return new TermsAgreed(trust, municipality, LocalDate.of(2025, 1, 1), to, terms(hours), "test");
  }

  private static final Agreements AGREEMENTS =
      Agreements.of(
          List.of(
              agreed(TRUST, null, null, 3),
              agreed(OTHER_TRUST, null, null, 9),
              agreed(TRUST, STEINKJER, DAY, 4)));

  private static final AgreedExceptions.Covering EXCEPTION =
      new AgreedExceptions.Covering("x0", null);

  private static final Surroundings AROUND =
      new Surroundings(
          new Directory(List.of(MAPPED)),
          AGREEMENTS,
          new Rates(Map.of(2025, RATE)),
          new Holidays(Set.of(DAY)),
          AgreedExceptions.of(
              AgreedException.of(
                  List.of(
                      new AgreedException.Said(
                          "x0",
                          new ExceptionAgreed(
                              UUID.randomUUID(), TRUST, null, null, DAY, DAY, "test"))))));

  @Test
  void eachLookUpIsHeardOfAndAnswersAsTheSurroundingsDo() {
    List<LookUp> heard = new ArrayList<>();
    Surroundings around = AROUND.heardBy(heard::add);
    assertThat(around.directory().find(WARD)).contains(MAPPED);
    assertThat(around.directory().find(null)).isEmpty();
    assertThat(around.agreements().on(DAY, TRUST, STEINKJER)).isEqualTo(terms(4));
    assertThat(around.rates().of(2025)).contains(RATE);
    assertThat(around.holidays().contains(DAY)).isTrue();
    assertThat(around.exceptions().on(DAY, TRUST, STEINKJER)).containsExactly(EXCEPTION);
    assertThat(heard)
        .containsExactly(
            new LookUp.OfAddress(WARD),
            new LookUp.OfTerms(DAY, TRUST, STEINKJER),
            new LookUp.OfRate(2025),
            new LookUp.OfHoliday(DAY),
            new LookUp.OfExceptions(DAY, TRUST, STEINKJER));
    assertThat(heard.stream().map(lookUp -> lookUp.answer(AROUND)))
        .containsExactly(
            Optional.of(MAPPED), terms(4), Optional.of(RATE), true, List.of(EXCEPTION));
  }

  @Test
  void theTermsAreThoseOfTheTwoElseOfTheTrustElseNone() {
    assertThat(AGREEMENTS.on(DAY, TRUST, STEINKJER)).isEqualTo(terms(4));
    assertThat(AGREEMENTS.on(DAY.plusDays(1), TRUST, STEINKJER)).isEqualTo(terms(3));
    assertThat(AGREEMENTS.on(DAY, TRUST, NAMSOS)).isEqualTo(terms(3));
    assertThat(AGREEMENTS.on(DAY, TRUST, null)).isEqualTo(terms(3));
    assertThat(AGREEMENTS.on(LocalDate.of(2024, 12, 31), TRUST, STEINKJER))
        .isEqualTo(AgreementTerms.NONE_AGREED);
    assertThat(AGREEMENTS.on(DAY, null, STEINKJER)).isEqualTo(AgreementTerms.NONE_AGREED);
  }

  /** The docket leaves out what is not open: it may leave out nothing that is. */
  @Test
  void aDutyIsOpenUntilTheMomentThatItSays() {
    int[] seen = new int[3];
    for (long seed = 0; seed < 200; seed++) {
      Matter matter = RandomStays.matter(seed);
      for (Duty duty : Law.owed(matter.told(), matter.around(), matter.rules()).duties()) {
        Instant until = duty.openUntil();
        if (until.equals(Instant.MAX)) {
          seen[0]++;
          assertThat(isOpen(duty, matter.asOf())).as("%s", duty).isTrue();
        } else if (until.equals(Instant.MIN)) {
          seen[1]++;
          assertThat(isOpen(duty, matter.asOf())).as("%s", duty).isFalse();
        } else {
          seen[2]++;
          assertThat(isOpen(duty, until)).as("%s", duty).isTrue();
          assertThat(isOpen(duty, until.plusNanos(1))).as("%s", duty).isFalse();
        }
      }
    }
    assertThat(seen).doesNotContain(0);
  }

  private static boolean isOpen(Duty duty, Instant moment) {
    Duty.State state = duty.state(moment);
    return state == Duty.State.OPEN || state == Duty.State.OVERDUE;
  }
}
